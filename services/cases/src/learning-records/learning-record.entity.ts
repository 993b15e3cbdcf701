import type { LearningKind } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One writing of an inspection, a meeting or a training. Earlier writings stay as they were. */
@Entity('learning_record')
export class LearningRecordEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'record_id' }) readonly recordId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('text') readonly kind!: LearningKind;
  @Column('text') readonly campus!: string;
  @Column('text') readonly department!: string;
  @Column('date', { name: 'planned_on' }) readonly plannedOn!: string;
  @Column('date', { name: 'held_on', nullable: true }) readonly heldOn!: string | null;
  /** Title and text as JSON, sealed. */
  @Column('bytea') readonly words!: Buffer;
  @Column('uuid', { array: true }) readonly people!: readonly string[];
  @Column('uuid', { name: 'written_by' }) readonly writtenBy!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('boolean') readonly latest!: boolean;
}

export const LearningRecords = table(LearningRecordEntity);
