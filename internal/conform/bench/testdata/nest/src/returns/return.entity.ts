import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export enum ReturnStatus {
  Requested = 'requested',
  Approved = 'approved',
  Rejected = 'rejected',
  Refunded = 'refunded',
}

@Entity('returns')
export class Return {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('idx_returns_order_id')
  @Column('uuid', { name: 'order_id' })
  orderId!: string;

  @Column('uuid', { name: 'item_id' })
  itemId!: string;

  @Column('text')
  reason!: string;

  @Column('varchar', { length: 16 })
  status!: ReturnStatus;

  @Column('numeric', { name: 'refund_amount', precision: 12, scale: 2, nullable: true })
  refundAmount!: string | null;

  @Column('varchar', { name: 'label_url', length: 255, nullable: true })
  labelUrl!: string | null;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;
}
