import type { BindingRow } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All bindings of the group as they were approved; the one with the highest number holds. */
@Entity('binding_set')
export class BindingSetEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly number!: number;
  @Column('jsonb') readonly rows!: readonly BindingRow[];
  /** Null for what came with the product. */
  @Column('uuid', { name: 'draft_id', nullable: true }) readonly draftId!: string | null;
  @Column('uuid', { nullable: true }) readonly author!: string | null;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
}

export const BindingSets = table(BindingSetEntity);
