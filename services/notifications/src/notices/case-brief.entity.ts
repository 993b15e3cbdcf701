import type { AccessFacts, CaseSummary } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What must be known of a case to decide who is notified: no words of a person, no identity of the complainant. */
@Entity('case_brief')
export class CaseBriefEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  /** The department that the complainant named: the respondent (当事科室). */
  @Column('text', { nullable: true }) readonly respondent!: string | null;
  @Column('text', { name: 'lead_department', nullable: true }) readonly leadDepartment!:
    string | null;
  @Column('text', { name: 'assist_departments', array: true })
  readonly assistDepartments!: readonly string[];
  @Column('boolean') readonly confidential!: boolean;
  @Column('text', { nullable: true }) readonly priority!: CaseSummary['priority'] | null;
  /** An authority must be informed of it: found by the rules or by a person. */
  @Column('boolean', { default: false }) readonly reportable!: boolean;
  /** Its words speak of a danger, and nobody has said that there is none. */
  @Column('boolean', { default: false }) readonly danger!: boolean;
  /** Who signed for the case. */
  @Column('text', { nullable: true }) readonly assignee!: string | null;
  /** Who asked for more time last, by clock. */
  @Column('jsonb', { default: {} }) readonly requesters!: Readonly<Record<string, string>>;
  /** No notice about the case is older; null for a case of an earlier version. */
  @Column('timestamptz', { name: 'opened_at', nullable: true }) readonly openedAt!: Date | null;
  /** Who is kept away and who stands in, as cases published it last; null where it has not been published. */
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
}

export const CaseBriefs = table(CaseBriefEntity);
