import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('saved_view')
export class SavedViewEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'view_id' }) readonly viewId!: string;
  /** Who made it, or changed it last. */
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('boolean') readonly shared!: boolean;
  /** With whom a shared one is shared; null: with the group. */
  @Column('text', { nullable: true }) readonly campus!: string | null;
  @Column('text') readonly name!: string;
  @Column('jsonb') readonly query!: Readonly<Record<string, string>>;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const SavedViewTable = table(SavedViewEntity);
