import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { RateLimitedException } from './exceptions';

@Injectable()
export class UserThrottlerGuard extends ThrottlerGuard {
  protected async getTracker(req: Record<string, any>): Promise<string> {
    return req.caller?.id ?? req.ip;
  }

  protected async throwThrottlingException(): Promise<void> {
    throw new RateLimitedException();
  }
}
