import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who read a case, and who was refused one by right. Rows are only ever added. */
@Entity('access_log')
export class CaseAccessLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @PrimaryColumn('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly action!: string;
  @Column('text') readonly outcome!: string;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  /** Null for a search. */
  @Column('text', { name: 'case_no', nullable: true }) readonly caseNo!: string | null;
}

export const CaseAccesses = table(CaseAccessLogEntity);
