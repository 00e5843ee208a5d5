import { randomUUID } from 'node:crypto';
import { forget, remember } from '../cache.js';
import { config } from '../config.js';
import { db } from '../db.js';
import { orderNotCancellable, orderNotFound } from '../errors.js';

const TAX_RATE = 0.19;
const SHIPPING_FEE = 4.9;

export class OrderService {
  constructor(payments, events) {
    this.payments = payments;
    this.events = events;
  }

  async createOrder(customerId, lines, shipTo) {
    const id = randomUUID();
    const subtotal = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
    const tax = subtotal * TAX_RATE;
    const total = subtotal + tax + SHIPPING_FEE;
    await this.payments.charge(id, Math.round(total * 100), 'eur');
    const order = {
      id,
      customer_id: customerId,
      number: `SO-${id.slice(0, 12).toUpperCase()}`,
      status: 'paid',
      currency: 'EUR',
      subtotal,
      tax,
      shipping_fee: SHIPPING_FEE,
      total,
      ship_to: JSON.stringify(shipTo),
      placed_at: new Date(),
    };
    await db.transaction(async (trx) => {
      await trx('orders').insert(order);
      await trx('order_items').insert(lines.map((line) => ({
        id: randomUUID(),
        order_id: id,
        product_id: line.productId,
        sku: line.sku,
        quantity: line.quantity,
        unit_price: line.unitPrice,
        line_total: line.unitPrice * line.quantity,
      })));
    });
    await this.events.publish('OrderCreated', { orderId: id, total });
    return order;
  }

  async getOrder(orderId, customerId) {
    return remember(`order:${orderId}:${customerId}`, config.cacheTtl.orderDetails, async () => {
      const order = await db('orders').where({ id: orderId, customer_id: customerId }).first();
      if (!order) {
        throw orderNotFound(orderId);
      }
      order.items = await db('order_items').where({ order_id: orderId });
      return order;
    });
  }

  async listOrders(customerId, page, pageSize) {
    return remember(`orders:${customerId}:${page}:${pageSize}`, config.cacheTtl.orderList, () =>
      db('orders').where({ customer_id: customerId }).orderBy('placed_at', 'desc').limit(pageSize).offset((page - 1) * pageSize));
  }

  async searchOrders(status, page, pageSize) {
    const query = db('orders').orderBy('placed_at', 'desc').limit(pageSize).offset((page - 1) * pageSize);
    return status ? query.where({ status }) : query;
  }

  async cancelOrder(orderId, customerId) {
    const order = await this.getOrder(orderId, customerId);
    if (order.status !== 'pending' && order.status !== 'paid') {
      throw orderNotCancellable();
    }
    await this.changeStatus(orderId, 'cancelled');
  }

  async changeStatus(orderId, status) {
    const change = status === 'delivered' ? { status, delivered_at: new Date() } : { status };
    const [order] = await db('orders').where({ id: orderId }).update(change).returning('*');
    if (!order) {
      throw orderNotFound(orderId);
    }
    await forget(`order:${orderId}:${order.customer_id}`, `tracking:${orderId}`);
    return order;
  }

  async refundOrder(orderId, amount) {
    const order = await db('orders').where({ id: orderId }).first();
    if (!order) {
      throw orderNotFound(orderId);
    }
    const id = await this.payments.refund(orderId, Math.round(amount * 100));
    await this.events.publish('RefundInitiated', { orderId, amount });
    return { id, orderId, amount };
  }

  async salesByDay() {
    return db('orders').select(db.raw('date(placed_at) as day')).count('* as orders').sum('total as total').groupBy('day');
  }
}
