import { randomUUID } from 'node:crypto';
import { config } from '../config.js';
import { db } from '../db.js';
import { returnNotFound, returnWindowExpired } from '../errors.js';

const DAY = 24 * 60 * 60 * 1000;

export class ReturnService {
  constructor(orders, events) {
    this.orders = orders;
    this.events = events;
  }

  async requestReturn(orderId, customerId, itemId, reason) {
    const order = await this.orders.getOrder(orderId, customerId);
    const delivered = order.delivered_at ? new Date(order.delivered_at).getTime() : 0;
    if (Date.now() - delivered > config.returnWindowDays * DAY) {
      throw returnWindowExpired();
    }
    const made = { id: randomUUID(), order_id: orderId, item_id: itemId, reason, status: 'requested', requested_at: new Date() };
    await db('returns').insert(made);
    await this.events.publish('ReturnRequested', { returnId: made.id, orderId });
    return made;
  }

  async getReturn(returnId, customerId) {
    const found = await db('returns')
      .join('orders', 'orders.id', 'returns.order_id')
      .where({ 'returns.id': returnId, 'orders.customer_id': customerId })
      .first('returns.*');
    if (!found) {
      throw returnNotFound(returnId);
    }
    return found;
  }

  async decideReturn(returnId, approved) {
    const change = { status: approved ? 'approved' : 'rejected', closed_at: new Date() };
    const [found] = await db('returns').where({ id: returnId }).update(change).returning('*');
    if (!found) {
      throw returnNotFound(returnId);
    }
    return found;
  }
}
