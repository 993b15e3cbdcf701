import type { CommitteeKind, LocalizedText, SaveCommittee } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('committee')
export class CommitteeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly code!: string;
  @Column('text') readonly kind!: CommitteeKind;
  /** Null for one of the whole group. */
  @Column('text', { nullable: true }) readonly campus!: string | null;
  @Column('jsonb') readonly name!: LocalizedText;
  @Column('jsonb') readonly members!: string[];
  @Column('uuid') readonly chair!: string;
  @Column('uuid') readonly secretary!: string;
  @Column('uuid', { name: 'legal_adviser', nullable: true }) readonly legalAdviser!: string | null;
  @Column('boolean') readonly active!: boolean;
  @Column('integer') readonly version!: number;
}

export const Committees = table(CommitteeEntity);

/** Every version of a committee, and who made it so; rows are only added. */
@Entity('committee_change')
export class CommitteeChangeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly code!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly content!: SaveCommittee;
  @Column('uuid', { name: 'changed_by' }) readonly changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const CommitteeChanges = table(CommitteeChangeEntity);
