import { remember } from '../cache.js';
import { config } from '../config.js';

export class TrackingService {
  constructor(orders) {
    this.orders = orders;
  }

  async track(orderId, customerId) {
    const order = await this.orders.getOrder(orderId, customerId);
    return remember(`tracking:${orderId}`, config.cacheTtl.tracking, async () => {
      const answer = await fetch(`${config.carrierUrl}/parcels/${order.number}`);
      return answer.json();
    });
  }
}
