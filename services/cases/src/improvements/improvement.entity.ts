import type { ImprovementOrigin, ImprovementState, ImprovementStep } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is done so that it does not happen again (整改措施). */
@Entity('improvement_action')
export class ImprovementActionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) readonly actionId!: string;
  /** Of its last event. */
  @Column('integer') readonly version!: number;
  @Column('text') readonly campus!: string;
  @Column('text') readonly department!: string;
  @Column('uuid', { nullable: true }) readonly owner!: string | null;
  @Column('text') readonly origin!: ImprovementOrigin;
  @Column('uuid', { name: 'origin_id', nullable: true }) readonly originId!: string | null;
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('text', { array: true }) readonly causes!: readonly string[];
  /** Title and text as JSON, sealed. */
  @Column('bytea') readonly words!: Buffer;
  @Column('text') readonly state!: ImprovementState;
  @Column('integer') readonly round!: number;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('uuid', { name: 'opened_by' }) readonly openedBy!: string;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('timestamptz', { name: 'done_at', nullable: true }) readonly doneAt!: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) readonly doneBy!: string | null;
  @Column('timestamptz', { name: 'check_due_at', nullable: true })
  readonly checkDueAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  /** By which its list is ordered: when it, or its check, is due, and when it ended. */
  @Column('timestamptz', { name: 'order_at' }) readonly orderAt!: Date;
  @Column('uuid', { nullable: true }) readonly follows!: string | null;
}

/** A case that an action comes from. */
@Entity('improvement_case')
export class ImprovementCaseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) readonly actionId!: string;
}

/** Append-only: who did what, a row for each event. */
@Entity('improvement_log')
export class ImprovementLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) readonly actionId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly step!: string;
  @Column('uuid', { nullable: true }) readonly actor!: string | null;
  @Column('bytea', { nullable: true }) readonly words!: Buffer | null;
}

/** When somebody is to be notified next. It goes when it rang, and when what it is about is over. */
@Entity('improvement_alarm')
export class ImprovementAlarmEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) readonly actionId!: string;
  @PrimaryColumn('text') readonly step!: ImprovementStep;
  @Column('timestamptz') readonly at!: Date;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text', { array: true }) readonly notify!: readonly string[];
}

export const Improvements = table(ImprovementActionEntity);
export const ImprovementCases = table(ImprovementCaseEntity);
export const ImprovementLog = table(ImprovementLogEntity);
export const ImprovementAlarms = table(ImprovementAlarmEntity);
