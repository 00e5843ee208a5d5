import { Injectable } from '@nestjs/common';
import Redis from 'ioredis';

/** How long answers are kept, in seconds. */
export const CACHE_TTL = {
  orderDetails: 300,
  orderList: 60,
  tracking: 1800,
} as const;

@Injectable()
export class CacheService {
  private readonly redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379');

  async get<T>(key: string): Promise<T | null> {
    const found = await this.redis.get(key);
    return found ? (JSON.parse(found) as T) : null;
  }

  async put(key: string, value: unknown, seconds: number): Promise<void> {
    await this.redis.set(key, JSON.stringify(value), 'EX', seconds);
  }

  async forget(...keys: string[]): Promise<void> {
    await this.redis.del(...keys);
  }
}
