import type { FieldError, RefusedSubmission } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message of a channel adapter that could not be taken, kept sealed until a person has decided about it. */
@Entity('refused_submission')
export class RefusedSubmissionEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  /** Null while its API key belongs to no adapter. */
  @Column('uuid', { name: 'tenant_id', nullable: true }) readonly tenantId!: string | null;
  @Column('uuid', { name: 'adapter_id', nullable: true }) readonly adapterId!: string | null;
  @Column('timestamptz', { name: 'refused_at' }) readonly refusedAt!: Date;
  @Column('text') readonly channel!: string;
  @Column('text', { name: 'message_id', nullable: true }) readonly messageId!: string | null;
  @Column('text', { name: 'message_type', nullable: true }) readonly messageType!: string | null;
  @Column('bytea', { name: 'key_hash', nullable: true }) readonly keyHash!: Buffer | null;
  @Column('text') readonly code!: string;
  @Column('text') readonly detail!: string;
  @Column('json') readonly errors!: readonly FieldError[];
  @Column('integer') readonly bytes!: number;
  /** Sealed; null once it was decided about. */
  @Column('bytea', { nullable: true }) readonly body!: Buffer | null;
  @Column('text') readonly state!: RefusedSubmission['state'];
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) readonly settledBy!: string | null;
  @Column('text', { name: 'settled_reason', nullable: true })
  readonly settledReason!: string | null;
  @Column('text', { name: 'complaint_no', nullable: true }) readonly complaintNo!: string | null;
}

export const RefusedSubmissions = table(RefusedSubmissionEntity);
