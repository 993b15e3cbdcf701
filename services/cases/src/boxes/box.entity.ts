import type { LocalizedText } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('suggestion_box')
export class BoxEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly code!: string;
  @Column('text') readonly campus!: string;
  @Column('jsonb') readonly place!: LocalizedText;
  /** The department that opens it. */
  @Column('text') readonly keeper!: string;
  @Column('boolean') readonly active!: boolean;
  @Column('integer') readonly version!: number;
  /** Null for what came with the file of the group. */
  @Column('uuid', { name: 'changed_by', nullable: true }) readonly changedBy!: string | null;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const Boxes = table(BoxEntity);
