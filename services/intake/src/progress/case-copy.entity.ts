import type { AccessFacts, CaseStateName } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CopiedClock, Step } from './case-copy.js';

/** What intake knows of a case, from the case's events: enough for the progress page and for who may read the complaint. */
@Entity('case_copy')
export class CaseCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly state!: CaseStateName;
  /** What reading the complaint depends on, as cases published it last; null where it has not been published. */
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
  @Column('jsonb') readonly steps!: readonly Step[];
  @Column('jsonb') readonly clocks!: Readonly<Record<string, CopiedClock>>;
  /** When the complainant was told the outcome. */
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
}

export const CaseCopies = table(CaseCopyEntity);
