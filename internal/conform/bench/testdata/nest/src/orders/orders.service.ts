import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Repository } from 'typeorm';
import { CACHE_TTL, CacheService } from '../cache/cache.service';
import { OrderNotCancellableException, OrderNotFoundException } from '../common/exceptions';
import { EventPublisher } from '../events/event-publisher';
import { PaymentGateway } from '../payments/payment-gateway';
import { AddressDto, OrderLineDto } from './dto/create-order.dto';
import { Order, OrderStatus } from './order.entity';

export interface Refund {
  id: string;
  orderId: string;
  amount: number;
}

export interface SalesDay {
  day: string;
  orders: number;
  total: string;
}

const TAX_RATE = 0.19;
const SHIPPING_FEE = 4.9;

@Injectable()
export class OrderService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    private readonly payments: PaymentGateway,
    private readonly events: EventPublisher,
    private readonly cache: CacheService,
  ) {}

  async createOrder(customerId: string, lines: OrderLineDto[], shipTo: AddressDto): Promise<Order> {
    const id = randomUUID();
    const subtotal = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
    const tax = subtotal * TAX_RATE;
    const total = subtotal + tax + SHIPPING_FEE;
    await this.payments.charge(id, Math.round(total * 100), 'eur');
    const order = await this.orders.save(
      this.orders.create({
        id,
        customerId,
        number: `SO-${id.slice(0, 12).toUpperCase()}`,
        status: OrderStatus.Paid,
        currency: 'EUR',
        subtotal: subtotal.toFixed(2),
        tax: tax.toFixed(2),
        shippingFee: SHIPPING_FEE.toFixed(2),
        total: total.toFixed(2),
        shipTo: { ...shipTo },
        placedAt: new Date(),
        items: lines.map((line) => ({
          id: randomUUID(),
          productId: line.productId,
          sku: line.sku,
          quantity: line.quantity,
          unitPrice: line.unitPrice.toFixed(2),
          lineTotal: (line.unitPrice * line.quantity).toFixed(2),
        })),
      }),
    );
    await this.events.publish('OrderCreated', { orderId: id, total: order.total });
    return order;
  }

  async getOrder(orderId: string, customerId: string): Promise<Order> {
    const key = `order:${orderId}:${customerId}`;
    const kept = await this.cache.get<Order>(key);
    if (kept) {
      return kept;
    }
    const order = await this.orders.findOneBy({ id: orderId, customerId });
    if (!order) {
      throw new OrderNotFoundException(orderId);
    }
    await this.cache.put(key, order, CACHE_TTL.orderDetails);
    return order;
  }

  async listOrders(customerId: string, page: number, pageSize: number): Promise<Order[]> {
    const key = `orders:${customerId}:${page}:${pageSize}`;
    const kept = await this.cache.get<Order[]>(key);
    if (kept) {
      return kept;
    }
    const list = await this.orders.find({
      where: { customerId },
      order: { placedAt: 'DESC' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
    await this.cache.put(key, list, CACHE_TTL.orderList);
    return list;
  }

  async searchOrders(status: OrderStatus | undefined, page: number, pageSize: number): Promise<Order[]> {
    return this.orders.find({
      where: status ? { status } : {},
      order: { placedAt: 'DESC' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
  }

  async cancelOrder(orderId: string, customerId: string): Promise<void> {
    const order = await this.getOrder(orderId, customerId);
    if (order.status !== OrderStatus.Pending && order.status !== OrderStatus.Paid) {
      throw new OrderNotCancellableException();
    }
    await this.changeStatus(orderId, OrderStatus.Cancelled);
  }

  async changeStatus(orderId: string, status: OrderStatus): Promise<Order> {
    const order = await this.load(orderId);
    order.status = status;
    if (status === OrderStatus.Delivered) {
      order.deliveredAt = new Date();
    }
    await this.cache.forget(`order:${orderId}:${order.customerId}`, `tracking:${orderId}`);
    return this.orders.save(order);
  }

  async refundOrder(orderId: string, amount: number): Promise<Refund> {
    const order = await this.load(orderId);
    const id = await this.payments.refund(order.id, Math.round(amount * 100));
    await this.events.publish('RefundInitiated', { orderId, amount });
    return { id, orderId, amount };
  }

  async salesByDay(): Promise<SalesDay[]> {
    return this.orders
      .createQueryBuilder('o')
      .select('date(o.placed_at)', 'day')
      .addSelect('count(*)', 'orders')
      .addSelect('sum(o.total)', 'total')
      .groupBy('day')
      .getRawMany();
  }

  private async load(id: string): Promise<Order> {
    const order = await this.orders.findOneBy({ id });
    if (!order) {
      throw new OrderNotFoundException(id);
    }
    return order;
  }
}
