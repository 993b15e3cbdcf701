import type { PartnerEventType } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event of a case as partners may learn it. */
@Entity('partner_event')
export class PartnerEventEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  /** In the order in which they were kept, with gaps. */
  @Column('bigint', { default: () => "nextval('partner_event_nr'::regclass)" })
  readonly nr!: string;
  /** Where it stands in the feed, without gaps; null until that is decided. */
  @Column('bigint', { nullable: true }) readonly position!: string | null;
  @Column('text') readonly type!: PartnerEventType;
  @Column('text') readonly campus!: string;
  /** Who handed in the complaint; null for people. */
  @Column('uuid', { name: 'adapter_id', nullable: true }) readonly adapterId!: string | null;
  /** The number that whoever handed it in gave it; only they learn it. */
  @Column('text', { name: 'external_ref', nullable: true }) readonly externalRef!: string | null;
  @Column('boolean') readonly confidential!: boolean;
  @Column('timestamptz') readonly at!: Date;
  @Column('jsonb') readonly data!: Readonly<Record<string, unknown>>;
}

/** How far the feed of a hospital group has got. */
@Entity('partner_feed')
export class PartnerFeedEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('bigint') readonly position!: string;
  /** Events up to this position are not kept any more. */
  @Column('bigint', { name: 'gone_position' }) readonly gonePosition!: string;
}

export const PartnerEvents = table(PartnerEventEntity);
export const PartnerFeeds = table(PartnerFeedEntity);
