import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdditionKind } from './addition.js';

/** One number of an outside body, as one adapter hands it over: the one complaint that it stands for. */
@Entity('external_order')
export class ExternalOrderEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'adapter_id' }) readonly adapterId!: string;
  @PrimaryColumn('text', { name: 'external_ref' }) readonly externalRef!: string;
  /** Null while only an urge has come. */
  @Column('uuid', { name: 'complaint_id', nullable: true }) readonly complaintId!: string | null;
  /** How many additions it has; the last one is the version of its complaint, less one. */
  @Column('integer') readonly additions!: number;
  /** Fingerprint of what was said last, so that a mere repetition is no addition. */
  @Column('bytea', { nullable: true }) readonly mark!: Buffer | null;
  /** When its complaint was received; null while that has not come. */
  @Column('timestamptz', { name: 'received_at', nullable: true }) readonly receivedAt!: Date | null;
  /** By when the body wants the answer, as it said last. */
  @Column('timestamptz', { name: 'due_at', nullable: true }) readonly dueAt!: Date | null;
  /** When the answer went back to it, and who said so. */
  @Column('timestamptz', { name: 'sent_back_at', nullable: true })
  readonly sentBackAt!: Date | null;
  @Column('uuid', { name: 'sent_back_by', nullable: true }) readonly sentBackBy!: string | null;
}

/** What was said about a complaint or an order beside it: a corrected text, an urge (催办), or something more. */
@Entity('complaint_addition')
export class ComplaintAdditionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  /** The order that it is about, or the complaint where that is no order. */
  @Column('uuid', { name: 'adapter_id', nullable: true }) readonly adapterId!: string | null;
  @Column('text', { name: 'external_ref', nullable: true }) readonly externalRef!: string | null;
  @Column('uuid', { name: 'complaint_id', nullable: true }) readonly complaintId!: string | null;
  /** Who on the staff took it down; null for what a program handed in. */
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  /** From 1, without gaps. */
  @Column('integer') readonly nr!: number;
  @Column('text') readonly kind!: AdditionKind;
  /** When it was said, as far as its sender knows. */
  @Column('timestamptz') readonly at!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('timestamptz', { name: 'external_due_at', nullable: true })
  readonly externalDueAt!: Date | null;
  @Column('bytea', { nullable: true }) readonly key!: Buffer | null;
  @Column('bytea') readonly body!: Buffer;
}

export const ExternalOrders = table(ExternalOrderEntity);
export const Additions = table(ComplaintAdditionEntity);
