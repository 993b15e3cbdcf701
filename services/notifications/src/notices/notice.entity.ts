import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeFacts, Template } from '../rules/notice.js';
import type { NotifyingEvent } from '../rules/notifying-event.js';

@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'notice_id' }) readonly noticeId!: string;
  /** When the event happened: it says the month that the row lies in. */
  @PrimaryColumn('timestamptz', { name: 'event_at' }) readonly eventAt!: Date;
  @Column('uuid', { name: 'event_id' }) readonly eventId!: string;
  /** The first notice of the message that holds this one; null when it is a message of its own. */
  @Column('uuid', { name: 'bundle_id', nullable: true }) readonly bundleId!: string | null;
  @Column('text') readonly template!: Template;
  @Column('uuid', { name: 'recipient_id' }) readonly recipientId!: string;
  @Column('uuid', { name: 'case_id', nullable: true }) readonly caseId!: string | null;
  @Column('text', { name: 'case_no', nullable: true }) readonly caseNo!: string | null;
  @Column('jsonb') readonly facts!: NoticeFacts;
  /** For information only: it asks for nothing and is counted apart. */
  @Column('boolean', { default: false }) readonly informs!: boolean;
  /** When the message was begun that holds it. */
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readonly readAt!: Date | null;
  /** When what it asks for was done, or was no longer needed. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
}

/** The message that a person's notices of this moment go into; its mail waits until no more come. */
@Entity('gathering')
export class GatheringEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'recipient_id' }) readonly recipientId!: string;
  @Column('uuid', { name: 'bundle_id' }) readonly bundleId!: string;
  /** As of its first notice. */
  @Column('timestamptz', { name: 'event_at' }) readonly eventAt!: Date;
  @Column('timestamptz') readonly since!: Date;
  @Column('timestamptz') readonly until!: Date;
}

/** An event that waits for the first directory of its tenant. */
@Entity('untold_event')
export class WaitingEventEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('jsonb') readonly event!: NotifyingEvent;
}

export const Notices = table(NoticeEntity);
export const WaitingEvents = table(WaitingEventEntity);
