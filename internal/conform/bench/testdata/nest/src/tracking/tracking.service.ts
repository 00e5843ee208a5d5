import { Injectable } from '@nestjs/common';
import { CACHE_TTL, CacheService } from '../cache/cache.service';
import { OrderService } from '../orders/orders.service';

export interface TrackingInfo {
  carrier: string;
  status: string;
  expectedOn: string | null;
}

@Injectable()
export class TrackingService {
  private readonly carrierUrl = process.env.CARRIER_URL ?? 'https://carrier.invalid';

  constructor(
    private readonly orders: OrderService,
    private readonly cache: CacheService,
  ) {}

  async track(orderId: string, customerId: string): Promise<TrackingInfo> {
    const order = await this.orders.getOrder(orderId, customerId);
    const key = `tracking:${orderId}`;
    const kept = await this.cache.get<TrackingInfo>(key);
    if (kept) {
      return kept;
    }
    const answer = await fetch(`${this.carrierUrl}/parcels/${order.number}`);
    const info = (await answer.json()) as TrackingInfo;
    await this.cache.put(key, info, CACHE_TTL.tracking);
    return info;
  }
}
