import type { OrderRequest, OrderRequestKind } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the hospital asks of an authority about an order, and what it answers. */
@Entity('order_request')
export class OrderRequestEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'request_id' }) readonly requestId!: string;
  @Column('uuid', { name: 'adapter_id' }) readonly adapterId!: string;
  @Column('text', { name: 'external_ref' }) readonly externalRef!: string;
  @Column('text') readonly kind!: OrderRequestKind;
  /** Until when more time is asked for, or was given. */
  @Column('timestamptz', { nullable: true }) readonly until!: Date | null;
  /** The reason and what the authority says to it, sealed. */
  @Column('bytea') readonly body!: Buffer;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' }) readonly askedBy!: string;
  /** Null while the authority has not answered. */
  @Column('text', { nullable: true }) readonly answer!: OrderRequest['answer'];
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
  /** Who wrote its answer down; null where its platform said so. */
  @Column('uuid', { name: 'answered_by', nullable: true }) readonly answeredBy!: string | null;
}

export const OrderRequests = table(OrderRequestEntity);
