import type { FoundProblemBy } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import type { Repetition } from '@tingsu/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The same problem, complained of again and again (共性问题): one matter in one department, of which one at a time is open, or complaints in
 * like words, wherever they belong.
 */
@Entity('common_problem')
export class CommonProblemEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'problem_id' }) readonly problemId!: string;
  /** Of its last event. */
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'found_by', default: 'matter' }) readonly foundBy!: FoundProblemBy;
  /** Marks of the words that its cases share, and the key that they were made with; none of one found by its matter. */
  @Column('integer', { array: true, default: [] }) readonly words!: readonly number[];
  @Column('integer', { nullable: true }) readonly epoch!: number | null;
  @Column('text') readonly campus!: string;
  @Column('text') readonly department!: string;
  /** Of cases in like words: the department and the matter that most of them have. */
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

/** Marks of the words of a complaint, for as long as they are compared. */
@Entity('case_words')
class CaseWordsEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly campus!: string;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  @Column('integer') readonly epoch!: number;
  @Column('integer', { array: true }) readonly words!: readonly number[];
  @Column('integer', { nullable: true }) readonly person!: number | null;
}

/** A case behind a common problem; it counts for no other of the same matter. */
@Entity('common_problem_case')
export class CommonProblemCaseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('uuid', { name: 'problem_id' }) readonly problemId!: string;
}

export const CommonProblems = table(CommonProblemEntity);
export const CaseWords = table(CaseWordsEntity);
export const CommonProblemCases = table(CommonProblemCaseEntity);
