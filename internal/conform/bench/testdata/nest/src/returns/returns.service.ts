import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Repository } from 'typeorm';
import { ReturnNotFoundException, ReturnWindowExpiredException } from '../common/exceptions';
import { EventPublisher } from '../events/event-publisher';
import { OrderService } from '../orders/orders.service';
import { Return, ReturnStatus } from './return.entity';

const RETURN_WINDOW_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

@Injectable()
export class ReturnService {
  constructor(
    @InjectRepository(Return) private readonly returns: Repository<Return>,
    private readonly orders: OrderService,
    private readonly events: EventPublisher,
  ) {}

  async requestReturn(orderId: string, customerId: string, itemId: string, reason: string): Promise<Return> {
    const order = await this.orders.getOrder(orderId, customerId);
    const delivered = order.deliveredAt ? new Date(order.deliveredAt).getTime() : 0;
    if (Date.now() - delivered > RETURN_WINDOW_DAYS * DAY_MS) {
      throw new ReturnWindowExpiredException();
    }
    const made = await this.returns.save(
      this.returns.create({
        id: randomUUID(),
        orderId,
        itemId,
        reason,
        status: ReturnStatus.Requested,
        requestedAt: new Date(),
      }),
    );
    await this.events.publish('ReturnRequested', { returnId: made.id, orderId });
    return made;
  }

  async getReturn(returnId: string, customerId: string): Promise<Return> {
    const found = await this.load(returnId);
    await this.orders.getOrder(found.orderId, customerId);
    return found;
  }

  async decideReturn(returnId: string, approved: boolean): Promise<Return> {
    const found = await this.load(returnId);
    found.status = approved ? ReturnStatus.Approved : ReturnStatus.Rejected;
    found.closedAt = new Date();
    return this.returns.save(found);
  }

  private async load(id: string): Promise<Return> {
    const found = await this.returns.findOneBy({ id });
    if (!found) {
      throw new ReturnNotFoundException(id);
    }
    return found;
  }
}
