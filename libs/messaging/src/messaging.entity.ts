import { type RowOf, table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one command said of one aggregate: one event, or several in a row, of which the first names the row and the last gives its version. */
@Entity('outbox')
class OutboxEntity {
  @PrimaryColumn('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @PrimaryColumn('bigint', { default: () => "nextval('outbox_position'::regclass)" })
  readonly position!: string;
  @Column('uuid') readonly id!: string;
  @Column('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('smallint') readonly part!: number;
  @Column('text', { name: 'aggregate_type' }) readonly aggregateType!: string;
  @Column('text', { name: 'aggregate_id' }) readonly aggregateId!: string;
  @Column('integer', { name: 'aggregate_version' }) readonly aggregateVersion!: number;
  @Column('text') readonly type!: string;
  @Column('text') readonly body!: string;
  @Column('text', { name: 'more_types', array: true, nullable: true }) readonly moreTypes!:
    readonly string[] | null;
}

/** A row of the outbox that is not yet published. */
@Entity('outbox_waiting')
class OutboxWaitingEntity {
  @PrimaryColumn('bigint') readonly position!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('smallint') readonly part!: number;
  @Column('text', { name: 'aggregate_type' }) readonly aggregateType!: string;
  @Column('text', { name: 'aggregate_id' }) readonly aggregateId!: string;
  @Column('integer', { default: 0 }) readonly attempts!: number;
  @Column('timestamptz', { name: 'held_until', nullable: true }) readonly heldUntil!: Date | null;
  @Column('text', { name: 'held_reason', nullable: true }) readonly heldReason!: string | null;
}

/** What waits: events that came too early, and those whose last try failed. */
@Entity('inbox')
class InboxEntity {
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('text', { name: 'aggregate_type' }) readonly aggregateType!: string;
  @Column('text', { name: 'aggregate_id' }) readonly aggregateId!: string;
  @Column('integer', { name: 'aggregate_version' }) readonly aggregateVersion!: number;
  @Column('text') readonly type!: string;
  @Column('text', { nullable: true }) readonly body!: string | null;
  @Column('integer', { default: 0 }) readonly attempts!: number;
  @Column('timestamptz', { name: 'retry_at', nullable: true }) readonly retryAt!: Date | null;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
}

@Entity('inbox_cursor')
class InboxCursorEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'aggregate_type' }) readonly aggregateType!: string;
  @PrimaryColumn('text', { name: 'aggregate_id' }) readonly aggregateId!: string;
  @Column('integer') readonly version!: number;
  /** When the last event was applied; null where that was by an earlier version. */
  @Column('timestamptz', { name: 'moved_at', nullable: true }) readonly movedAt!: Date | null;
}

@Entity('parked_message')
class ParkedMessageEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'tenant_id', nullable: true }) readonly tenantId!: string | null;
  @Column('text') readonly queue!: string;
  @Column('uuid', { name: 'event_id', nullable: true }) readonly eventId!: string | null;
  @Column('text', { nullable: true }) readonly type!: string | null;
  @Column('text', { name: 'aggregate_type', nullable: true }) readonly aggregateType!:
    string | null;
  @Column('text', { name: 'aggregate_id', nullable: true }) readonly aggregateId!: string | null;
  @Column('integer', { name: 'aggregate_version', nullable: true }) readonly aggregateVersion!:
    number | null;
  @Column('text') readonly reason!: string;
  @Column('text') readonly detail!: string;
  @Column('bytea') readonly body!: Buffer;
  @Column('jsonb') readonly headers!: Readonly<Record<string, unknown>>;
  @Column('text', { name: 'service_version' }) readonly serviceVersion!: string;
  @Column('text', { default: 'open' }) readonly state!: 'open' | 'replayed' | 'discarded';
  @Column('timestamptz', { name: 'parked_at' }) readonly parkedAt!: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) readonly settledBy!: string | null;
  @Column('text', { name: 'settled_reason', nullable: true }) readonly settledReason!:
    string | null;
  @Column('text', { name: 'body_sha256', nullable: true }) readonly bodySha256!: string | null;
  @Column('text', { name: 'replayed_sha256', nullable: true }) readonly replayedSha256!:
    string | null;
}

/** What became of a parked message. Rows are only added. */
@Entity('parked_decision')
class ParkedDecisionEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'tenant_id', nullable: true }) readonly tenantId!: string | null;
  @Column('uuid', { name: 'parked_id' }) readonly parkedId!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly state!: 'replayed' | 'discarded';
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('text', { name: 'body_sha256' }) readonly bodySha256!: string;
  @Column('text', { name: 'replayed_sha256', nullable: true }) readonly replayedSha256!:
    string | null;
}

/** For the drift check and the data source of every service that has the tables of `messagingTables`. */
export const MESSAGING_ENTITIES = [
  OutboxEntity,
  OutboxWaitingEntity,
  InboxEntity,
  InboxCursorEntity,
  ParkedMessageEntity,
  ParkedDecisionEntity,
] as const;

export const OutboxEvents = table(OutboxEntity);
export const InboxEvents = table(InboxEntity);
export const InboxCursors = table(InboxCursorEntity);
export const ParkedRows = table(ParkedMessageEntity);

/** What is published of an event in the outbox. */
export const StoredEvents = OutboxEvents.pick(
  'position',
  'createdAt',
  'id',
  'tenantId',
  'aggregateType',
  'aggregateId',
  'aggregateVersion',
  'type',
  'moreTypes',
  'body',
);
export type StoredEvent = RowOf<typeof StoredEvents>;
