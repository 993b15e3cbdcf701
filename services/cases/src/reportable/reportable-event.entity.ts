import type { ReportState } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case with a duty to report to an authority, as it stands; its history is the log of the case. */
@Entity('reportable_event')
export class ReportableEventEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  @Column('text') readonly state!: ReportState;
  @Column('timestamptz', { name: 'found_at' }) readonly foundAt!: Date;
  @Column('text', { nullable: true }) readonly grade!: 'general' | 'major' | 'extreme' | null;
  @Column('smallint', { name: 'accident_grade', nullable: true }) readonly accidentGrade!:
    number | null;
  @Column('timestamptz', { name: 'reported_at', nullable: true }) readonly reportedAt!: Date | null;
}
export const ReportableEvents = table(ReportableEventEntity);
