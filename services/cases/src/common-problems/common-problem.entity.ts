import { table } from '@tingsu/database';
import type { Repetition } from '@tingsu/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The same matter, complained of again and again in one department (共性问题). One at a time is open for each. */
@Entity('common_problem')
export class CommonProblemEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'problem_id' }) readonly problemId!: string;
  /** Of its last event. */
  @Column('integer') readonly version!: number;
  @Column('text') readonly campus!: string;
  @Column('text') readonly department!: string;
  @Column('text') readonly category!: string;
  @Column('integer') readonly count!: number;
  /** When the first of its complaints came. */
  @Column('timestamptz') readonly since!: Date;
  @Column('integer', { name: 'at_count' }) readonly atCount!: number;
  @Column('jsonb', { name: 'time_window' }) readonly window!: Repetition['window'];
  @Column('timestamptz', { name: 'found_at' }) readonly foundAt!: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) readonly answeredBy!: string | null;
  @Column('uuid', { name: 'action_id', nullable: true }) readonly actionId!: string | null;
  /** Why it was set aside, sealed. */
  @Column('bytea', { nullable: true }) readonly reason!: Buffer | null;
}

/** A case behind a common problem; it counts for no other of the same matter. */
@Entity('common_problem_case')
export class CommonProblemCaseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('uuid', { name: 'problem_id' }) readonly problemId!: string;
}

export const CommonProblems = table(CommonProblemEntity);
export const CommonProblemCases = table(CommonProblemCaseEntity);
