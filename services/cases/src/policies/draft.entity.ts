import type { Draft, DraftLogEntry, PolicyProblemView } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Content } from './draft.js';

@Entity('policy_draft')
export class PolicyDraftEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'draft_id' }) readonly draftId!: string;
  @Column('text') readonly kind!: Draft['kind'];
  @Column('text') readonly subject!: string;
  @Column('jsonb') readonly title!: Draft['title'];
  @Column('text') readonly version!: string;
  @Column('text', { name: 'based_on', nullable: true }) readonly basedOn!: string | null;
  @Column('text') readonly state!: Draft['state'];
  @Column('date', { name: 'effective_from' }) readonly effectiveFrom!: string;
  @Column('integer') readonly revision!: number;
  @Column('uuid') readonly author!: string;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
  @Column('text', { nullable: true }) readonly rejection!: string | null;
  @Column('jsonb') readonly content!: Content;
  @Column('jsonb') readonly problems!: readonly PolicyProblemView[];
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

@Entity('policy_log')
export class PolicyLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'draft_id' }) readonly draftId!: string;
  @PrimaryColumn('integer') readonly number!: number;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  @Column('text') readonly action!: DraftLogEntry['action'];
  @Column('integer') readonly revision!: number;
  @Column('text', { nullable: true }) readonly note!: string | null;
}

export const Drafts = table(PolicyDraftEntity);
export const DraftLog = table(PolicyLogEntity);
