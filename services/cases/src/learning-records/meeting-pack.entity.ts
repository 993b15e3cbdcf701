import type { PackFigures, PackLearning } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The figures and cases of an analysis meeting, as they were when the pack was made. */
@Entity('meeting_pack')
class MeetingPackEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'record_id' }) readonly recordId!: string;
  @Column('date', { name: 'period_from' }) readonly from!: string;
  @Column('date', { name: 'period_to' }) readonly to!: string;
  @Column('jsonb') readonly figures!: PackFigures;
  @Column('jsonb') readonly learning!: PackLearning;
  @Column('uuid', { name: 'case_ids', array: true }) readonly caseIds!: readonly string[];
  @Column('uuid', { name: 'made_by' }) readonly madeBy!: string;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}

export const MeetingPacks = table(MeetingPackEntity);
