import type { LocalizedText, UnitMeaning } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One routine of one campus (or department) for one period. Its id follows from these, so it is made once. */
@Entity('routine_task')
export class RoutineTaskEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'task_id' }) readonly taskId!: string;
  @Column('text', { name: 'routine_id' }) readonly routineId!: string;
  @Column('text') readonly campus!: string;
  @Column('text') readonly owner!: string;
  @Column('text', { nullable: true }) readonly department!: string | null;
  @Column('date') readonly period!: string;
  @Column('jsonb') readonly label!: LocalizedText;
  @Column('jsonb') readonly means!: Readonly<Record<string, UnitMeaning>>;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('timestamptz', { name: 'flag_at' }) readonly flagAt!: Date;
  @Column('timestamptz', { name: 'escalate_at', nullable: true }) readonly escalateAt!: Date | null;
  @Column('text', { name: 'escalate_to', array: true }) readonly escalateTo!: readonly string[];
  @Column('timestamptz', { name: 'missed_at', nullable: true }) readonly missedAt!: Date | null;
  @Column('timestamptz', { name: 'escalated_at', nullable: true })
  readonly escalatedAt!: Date | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) readonly doneAt!: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) readonly doneBy!: string | null;
  /** Sealed: people write names into it. */
  @Column('bytea', { nullable: true }) readonly note!: Buffer | null;
  /** Of the last event about it; 0 before the first. */
  @Column('integer') readonly version!: number;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}

export const RoutineTasks = table(RoutineTaskEntity);
