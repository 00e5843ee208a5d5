import { CallHandler, ExecutionContext, Injectable, Logger, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Observable, tap } from 'rxjs';
import { AUDITED } from './audited.decorator';

@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly log = new Logger('audit');

  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get<string>(AUDITED, context.getHandler());
    const { caller, params } = context.switchToHttp().getRequest();
    return next.handle().pipe(
      tap(() => {
        if (action) {
          this.log.log(JSON.stringify({ actor: caller.id, action, target: params.id ?? null }));
        }
      }),
    );
  }
}
