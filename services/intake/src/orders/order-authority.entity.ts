import type { Channel, OrderMapping } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An authority that hands orders over: an adapter whose tables and messages are read as it writes them. */
@Entity('order_authority')
export class OrderAuthorityEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'adapter_id' }) readonly adapterId!: string;
  @Column('text') readonly channel!: Channel;
  /** Where its orders go unless one names another campus. */
  @Column('text') readonly campus!: string;
  @Column('jsonb') readonly mapping!: OrderMapping;
  @Column('integer') readonly version!: number;
  @Column('uuid', { name: 'changed_by', nullable: true }) readonly changedBy!: string | null;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const OrderAuthorities = table(OrderAuthorityEntity);
