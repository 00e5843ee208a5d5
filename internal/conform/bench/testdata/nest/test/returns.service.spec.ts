import { ReturnWindowExpiredException } from '../src/common/exceptions';
import { ReturnService } from '../src/returns/returns.service';

describe('ReturnService', () => {
  it('refuses what was delivered long ago', async () => {
    const orders = { getOrder: async () => ({ deliveredAt: new Date('2020-01-01') }) };
    const service = new ReturnService({} as never, orders as never, {} as never);
    await expect(service.requestReturn('o', 'c', 'i', 'broken')).rejects.toBeInstanceOf(ReturnWindowExpiredException);
  });
});
