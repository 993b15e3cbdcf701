import type { Erasure, ErasureGround } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person proposed to erase and another decided. Its words are sealed by the key of the group: they outlive those of the case. */
@Entity('erasure')
export class ErasureEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'erasure_id' }) readonly erasureId!: string;
  @Column('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('text') readonly campus!: string;
  @Column('text') readonly ground!: ErasureGround;
  @Column('bytea') readonly reason!: Buffer;
  @Column('text') readonly state!: Erasure['state'];
  @Column('uuid', { name: 'proposed_by' }) readonly proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) readonly decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) readonly decidedAt!: Date | null;
  /** Why it was refused. */
  @Column('bytea', { nullable: true }) readonly answer!: Buffer | null;
}

export const Erasures = table(ErasureEntity);
