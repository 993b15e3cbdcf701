import type { PaperLanguage, PaperTemplate, Role } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A paper that was made for good; the file lies beside the attachments. Rows are only ever added. */
@Entity('paper')
export class PaperEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly template!: PaperTemplate;
  /** Number of the list or report that it is about; null for a paper of the whole case. */
  @Column('text', { nullable: true }) readonly about!: string | null;
  /** Of this template and what it is about for this complaint, from 1. */
  @Column('integer') readonly version!: number;
  @Column('text', { nullable: true }) readonly number!: string | null;
  @Column('text') readonly language!: PaperLanguage;
  @Column('text') readonly source!: string;
  /** Characters that no font has, as code points. */
  @Column('text', { array: true }) readonly missing!: readonly string[];
  @Column('integer') readonly bytes!: number;
  @Column('bytea') readonly sha256!: Buffer;
  @Column('text', { name: 'storage_key' }) readonly storageKey!: string;
  @Column('uuid', { name: 'made_by' }) readonly madeBy!: string;
  @Column('text', { name: 'made_role' }) readonly madeRole!: Role;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}

/** The last number of a series in a year. */
@Entity('paper_series')
export class PaperSeriesEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly campus!: string;
  @PrimaryColumn('text') readonly series!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @Column('integer') readonly last!: number;
}

export const Papers = table(PaperEntity);
