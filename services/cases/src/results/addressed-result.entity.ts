import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: for whom a served result or a circular is. A circular for the whole campus names neither unit nor person. */
@Entity('addressed_result')
export class AddressedResultEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  /** Of the fact that says it, and which of its addressees. */
  @PrimaryColumn('integer') readonly version!: number;
  @PrimaryColumn('integer') readonly place!: number;
  @Column('text') readonly kind!: 'result' | 'circular';
  @Column('uuid', { name: 'item_id' }) readonly itemId!: string;
  @Column('text', { name: 'case_no' }) readonly caseNo!: string;
  @Column('text') readonly campus!: string;
  @Column('text', { nullable: true }) readonly unit!: string | null;
  @Column('uuid', { nullable: true }) readonly person!: string | null;
  @Column('timestamptz') readonly at!: Date;
}
export const AddressedResults = table(AddressedResultEntity);
