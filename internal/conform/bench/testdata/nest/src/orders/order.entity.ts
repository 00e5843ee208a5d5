import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';

export enum OrderStatus {
  Pending = 'pending',
  Paid = 'paid',
  Shipped = 'shipped',
  Delivered = 'delivered',
  Cancelled = 'cancelled',
}

@Entity('orders')
export class Order {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('idx_orders_customer_id')
  @Column('uuid', { name: 'customer_id' })
  customerId!: string;

  @Column('varchar', { length: 24, unique: true })
  number!: string;

  @Index('idx_orders_status')
  @Column('varchar', { length: 16 })
  status!: OrderStatus;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('numeric', { precision: 12, scale: 2 })
  subtotal!: string;

  @Column('numeric', { precision: 12, scale: 2 })
  tax!: string;

  @Column('numeric', { name: 'shipping_fee', precision: 12, scale: 2 })
  shippingFee!: string;

  @Column('numeric', { precision: 12, scale: 2 })
  total!: string;

  @Column('jsonb', { name: 'ship_to' })
  shipTo!: Record<string, string>;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt!: Date;

  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null;

  @OneToMany(() => OrderItem, (item) => item.order, { cascade: true, eager: true })
  items!: OrderItem[];
}

@Entity('order_items')
export class OrderItem {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('idx_order_items_order_id')
  @Column('uuid', { name: 'order_id' })
  orderId!: string;

  @Column('uuid', { name: 'product_id' })
  productId!: string;

  @Column('varchar', { length: 40 })
  sku!: string;

  @Column('integer')
  quantity!: number;

  @Column('numeric', { name: 'unit_price', precision: 12, scale: 2 })
  unitPrice!: string;

  @Column('numeric', { name: 'line_total', precision: 12, scale: 2 })
  lineTotal!: string;

  @ManyToOne(() => Order, (order) => order.items)
  @JoinColumn({ name: 'order_id' })
  order!: Order;
}
