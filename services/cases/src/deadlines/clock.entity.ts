import type { ActedStep, BoardClock } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import type { LadderStep } from '@tingsu/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LadderShape } from './ladder-shape.js';

@Entity('clock')
export class ClockEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('text', { name: 'clock_id' }) readonly clockId!: string;
  @Column('text') readonly kind!: BoardClock['kind'];
  @Column('text') readonly state!: string;
  @Column('text', { name: 'owner_department', nullable: true }) readonly ownerDepartment!:
    string | null;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('timestamptz', { name: 'original_due_at' }) readonly originalDueAt!: Date;
  @Column('timestamptz', { name: 'met_at', nullable: true }) readonly metAt!: Date | null;
  @Column('timestamptz', { name: 'breached_at', nullable: true }) readonly breachedAt!: Date | null;
  @Column('integer') readonly generation!: number;
  /** Since when this generation is known: nothing can be later than that. */
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  /** The whole ladder, in rows of earlier versions. */
  @Column('jsonb', { nullable: true }) readonly ladder!: readonly LadderStep[] | null;
  /** What the steps do, and when each does. */
  @Column('integer', { name: 'ladder_id', nullable: true }) readonly ladderId!: number | null;
  @Column('timestamptz', { name: 'ladder_at', array: true, nullable: true })
  readonly ladderAt!: readonly Date[] | null;
  @Column('integer', { name: 'next_step', nullable: true }) readonly nextStep!: number | null;
  @Column('timestamptz', { name: 'next_step_at', nullable: true })
  readonly nextStepAt!: Date | null;
  @Column('text', { name: 'armed_epoch', nullable: true }) readonly armedEpoch!: string | null;
  @Column('boolean', { default: false }) readonly implied!: boolean;
}

/** What the steps of ladders do, for all clocks that share them. A row never changes. */
@Entity('ladder')
export class LadderEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly id!: number;
  @Column('bytea') readonly hash!: Buffer;
  @Column('jsonb') readonly steps!: LadderShape;
}

/** Each step of a clock that acted, and how late it did. */
@Entity('clock_firing')
export class ClockFiringEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('text', { name: 'clock_id' }) readonly clockId!: string;
  @PrimaryColumn('integer') readonly generation!: number;
  @PrimaryColumn('text', { name: 'step_id' }) readonly stepId!: string;
  /** Since when this generation is known, the same for all of its steps: it says the month that the row lies in. */
  @PrimaryColumn('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('text') readonly action!: LadderStep['action'];
  @Column('timestamptz', { name: 'step_at' }) readonly stepAt!: Date;
  @Column('timestamptz', { name: 'fired_at' }) readonly firedAt!: Date;
  @Column('bigint', { name: 'lateness_ms' }) readonly latenessMs!: string;
  @Column('text', { name: 'fired_by' }) readonly firedBy!: string;
  @Column('text', { default: 'time' }) readonly cause!: ActedStep['cause'];
}

/** What had to be acknowledged, by the life of the clock in which it acted. */
@Entity('clock_acknowledgement')
export class ClockAcknowledgementEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('text', { name: 'clock_id' }) readonly clockId!: string;
  @PrimaryColumn('integer') readonly generation!: number;
  @PrimaryColumn('text', { name: 'step_id' }) readonly stepId!: string;
  @Column('text') readonly action!: string;
  @Column('integer') readonly level!: number;
  @Column('text', { array: true }) readonly notify!: readonly string[];
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text') readonly state!: 'open' | 'acknowledged' | 'not_needed';
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) readonly acknowledgedBy!:
    string | null;
}

export const Clocks = table(ClockEntity);
export const Ladders = table(LadderEntity);
export const Firings = table(ClockFiringEntity);
export const Acknowledgements = table(ClockAcknowledgementEntity);
