import type { EvidenceSlot, EvidenceStep, Role } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a file of the office is about; the file itself is an upload. Rows are only ever added. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'upload_id' }) readonly uploadId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly slot!: EvidenceSlot;
  @Column('text', { nullable: true }) readonly step!: EvidenceStep | null;
  @Column('uuid', { name: 'hold_id', nullable: true }) readonly holdId!: string | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) readonly takenAt!: Date | null;
  /** Source, place and note as JSON, sealed: they name people. */
  @Column('bytea') readonly words!: Buffer;
  @Column('uuid', { name: 'added_by' }) readonly addedBy!: string;
  @Column('text', { name: 'added_role' }) readonly addedRole!: Role;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
}

export const EvidenceTable = table(EvidenceEntity);
