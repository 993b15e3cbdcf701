import type { CaseKind, CaseStateName, ClockRunState, LocalizedText } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import type { IssueFact } from './issue-fact.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'time_zone' }) readonly timeZone!: string;
  @Column('text', { array: true }) readonly campuses!: readonly string[];
}

/** All that is counted about one case; built from its events and nothing else. */
@Entity('case_fact')
export class CaseFactEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly campus!: string;
  @Column('text') readonly channel!: string;
  @Column('text', { name: 'case_kind', default: 'external' }) readonly caseKind!: CaseKind;
  /** Said by somebody who is not eligible to complain: heard and answered, and counted apart. */
  @Column('boolean', { name: 'feedback_only', default: false }) readonly feedbackOnly!: boolean;
  @Column('text') readonly state!: CaseStateName;
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('text', { nullable: true }) readonly nature!: string | null;
  @Column('text', { nullable: true }) readonly priority!: string | null;
  @Column('boolean') readonly reportable!: boolean;
  /** The lead department. */
  @Column('text', { nullable: true }) readonly department!: string | null;
  /** Units that a confidential clue complains of: their own figures do not count it. */
  @Column('text', { name: 'hidden_from', array: true, default: [] })
  readonly hiddenFrom!: readonly string[];
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  /** On the calendar of the hospital. */
  @Column('date', { name: 'received_day' }) readonly receivedDay!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('date', { name: 'ended_day', nullable: true }) readonly endedDay!: string | null;
  @Column('timestamptz', { name: 'fed_back_at', nullable: true }) readonly fedBackAt!: Date | null;
  @Column('text', { nullable: true }) readonly outcome!: string | null;
  @Column('integer', { nullable: true }) readonly satisfaction!: number | null;
  /** What call-backs found, each as plan and finding: `threeMonth|dissatisfied`. */
  @Column('text', { name: 'called_back', array: true, default: [] })
  readonly calledBack!: readonly string[];
  /** Its issues, each with what was found about it. */
  @Column('jsonb', { default: [] }) readonly issues!: readonly IssueFact[];
}

/** One time limit of one case, as far as it is counted. */
@Entity('clock_fact')
export class ClockFactEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('text', { name: 'clock_id' }) readonly clockId!: string;
  @Column('text') readonly kind!: string;
  /** The clock that makes the same promise, kept earlier; such a clock is not counted again. */
  @Column('text', { name: 'implied_by', nullable: true }) readonly impliedBy!: string | null;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text') readonly state!: ClockRunState;
  @Column('timestamptz', { name: 'breached_at', nullable: true }) readonly breachedAt!: Date | null;
  @Column('timestamptz', { name: 'met_at', nullable: true }) readonly metAt!: Date | null;
  @Column('boolean') readonly late!: boolean;
}

@Entity('tally')
export class TallyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly scope!: string;
  @PrimaryColumn('date') readonly day!: string;
  @PrimaryColumn('text') readonly dimension!: string;
  @PrimaryColumn('text') readonly key!: string;
  @Column('bigint') readonly count!: string;
}

@Entity('clock_label')
export class ClockLabelEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'clock_id' }) readonly clockId!: string;
  @Column('jsonb') readonly label!: LocalizedText;
}

export const Organisations = table(OrganisationEntity);
export const CaseFacts = table(CaseFactEntity);
export const ClockFacts = table(ClockFactEntity);
export const Tallies = table(TallyEntity);
export const ClockLabels = table(ClockLabelEntity);
