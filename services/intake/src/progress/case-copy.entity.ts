import type { AccessFacts } from '@tingsu/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CopiedClock, Step } from './case-copy.js';

/** What intake knows of a case, from the case's events: enough for the progress page and for who may read the complaint. */
@Entity('case_copy')
export class CaseCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly state!: string;
  @Column('jsonb', { nullable: true }) readonly access!: AccessFacts | null;
  @Column('jsonb') readonly steps!: readonly Step[];
  @Column('jsonb') readonly clocks!: Readonly<Record<string, CopiedClock>>;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
}
