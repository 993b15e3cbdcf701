import type { AccessFacts } from '@tingsu/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('case_brief')
export class CaseBriefEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  @Column('text', { nullable: true }) readonly respondent!: string | null;
  @Column('text', { name: 'lead_department', nullable: true }) readonly leadDepartment!:
    string | null;
  @Column('text', { name: 'assist_departments', array: true })
  readonly assistDepartments!: string[];
  @Column('boolean') readonly confidential!: boolean;
  @Column('text', { nullable: true }) readonly priority!: string | null;
  @Column('text', { nullable: true }) readonly assignee!: string | null;
  @Column('jsonb', { default: {} }) readonly requesters!: Record<string, string>;
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
}
