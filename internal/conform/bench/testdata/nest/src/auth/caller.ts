import { createParamDecorator, ExecutionContext } from '@nestjs/common';

export enum Role {
  Customer = 'customer',
  Admin = 'admin',
}

export interface Caller {
  id: string;
  role: Role;
}

export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => context.switchToHttp().getRequest().caller,
);
