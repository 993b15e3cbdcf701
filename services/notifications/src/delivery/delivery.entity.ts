import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('delivery')
export class DeliveryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'delivery_id' }) readonly deliveryId!: string;
  /** As of its notice. */
  @PrimaryColumn('timestamptz', { name: 'event_at' }) readonly eventAt!: Date;
  @Column('uuid', { name: 'notice_id' }) readonly noticeId!: string;
  @Column('text') readonly medium!: string;
  @Column('text') readonly state!: string;
  @Column('integer', { default: 0 }) readonly attempts!: number;
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  readonly nextAttemptAt!: Date | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) readonly leaseUntil!: Date | null;
  /** The one mail that holds it with others. */
  @Column('uuid', { name: 'digest_id', nullable: true }) readonly digestId!: string | null;
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) readonly finishedAt!: Date | null;
}

export const Deliveries = table(DeliveryEntity);
