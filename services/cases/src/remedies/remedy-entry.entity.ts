import type { LedgerKind, RemedyKind } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: what was promised in money, paid, or not paid after all; one row for the fact of the case that says so. */
@Entity('remedy_entry')
export class RemedyEntryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  /** Of the fact. */
  @PrimaryColumn('integer') readonly version!: number;
  @Column('uuid', { name: 'remedy_id' }) readonly remedyId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  @Column('text', { nullable: true }) readonly department!: string | null;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly kind!: LedgerKind;
  @Column('text') readonly remedy!: RemedyKind;
  @Column('boolean') readonly goodwill!: boolean;
  @Column('text') readonly currency!: string;
  @Column('bigint') readonly cents!: string;
}
export const RemedyEntries = table(RemedyEntryEntity);
