import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenRoleException } from '../common/exceptions';
import { Role } from './caller';
import { ROLES } from './roles.decorator';

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const wanted = this.reflector.getAllAndOverride<Role[]>(ROLES, [context.getHandler(), context.getClass()]);
    if (!wanted?.length) {
      return true;
    }
    const { caller } = context.switchToHttp().getRequest();
    if (!wanted.includes(caller.role)) {
      throw new ForbiddenRoleException('the caller lacks the role');
    }
    return true;
  }
}
