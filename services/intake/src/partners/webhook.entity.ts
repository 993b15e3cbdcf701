import type { Webhook, WebhookDelivery } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address of a partner to which events are sent. */
@Entity('webhook_endpoint')
export class WebhookEndpointEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'endpoint_id' }) readonly endpointId!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly url!: string;
  @Column('text', { array: true }) readonly types!: readonly string[];
  /** Empty: all campuses. */
  @Column('text', { array: true }) readonly campuses!: readonly string[];
  /** Only of complaints that this adapter brought; null: of all that are not confidential. */
  @Column('uuid', { name: 'adapter_id', nullable: true }) readonly adapterId!: string | null;
  @Column('boolean') readonly active!: boolean;
  @Column('text', { name: 'off_reason', nullable: true })
  readonly offReason!: Webhook['offReason'];
  /** Sealed; so is the one before, which still signs for a while. */
  @Column('bytea') readonly secret!: Buffer;
  @Column('bytea', { name: 'former_secret', nullable: true }) readonly formerSecret!: Buffer | null;
  @Column('timestamptz', { name: 'former_until', nullable: true })
  readonly formerUntil!: Date | null;
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  readonly failingSince!: Date | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true })
  readonly deliveredAt!: Date | null;
  /** How often it switched itself off, or was seen to after that: the version of its events. */
  @Column('integer', { default: 0 }) readonly switches!: number;
  @Column('uuid', { name: 'changed_by', nullable: true }) readonly changedBy!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

/** One event on its way to one address. */
@Entity('webhook_delivery')
export class WebhookDeliveryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'endpoint_id' }) readonly endpointId!: string;
  /** Sent as `webhook-id`, the same for every repeat. */
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('text') readonly type!: string;
  /** What is sent, byte by byte. */
  @Column('text') readonly body!: string;
  @Column('text') readonly state!: WebhookDelivery['state'];
  @Column('integer') readonly attempts!: number;
  /** When pauses began to be counted: when it was kept, or replayed. */
  @Column('timestamptz', { name: 'began_at' }) readonly beganAt!: Date;
  @Column('timestamptz', { name: 'next_at', nullable: true }) readonly nextAt!: Date | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) readonly leaseUntil!: Date | null;
  @Column('timestamptz', { name: 'last_at', nullable: true }) readonly lastAt!: Date | null;
  @Column('integer', { nullable: true }) readonly status!: number | null;
  @Column('text', { nullable: true }) readonly error!: string | null;
  @Column('integer', { nullable: true }) readonly milliseconds!: number | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

export const WebhookEndpoints = table(WebhookEndpointEntity);
export const WebhookDeliveries = table(WebhookDeliveryEntity);
