import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { UnauthenticatedException } from '../common/exceptions';
import { Role } from './caller';
import { IS_PUBLIC } from './public.decorator';

@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(
    private readonly jwt: JwtService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const request = context.switchToHttp().getRequest();
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) {
      throw new UnauthenticatedException('a bearer token is needed');
    }
    try {
      const claims = await this.jwt.verifyAsync(token);
      request.caller = { id: claims.sub, role: claims.role ?? Role.Customer };
    } catch {
      throw new UnauthenticatedException('the token is not valid');
    }
    return true;
  }
}
