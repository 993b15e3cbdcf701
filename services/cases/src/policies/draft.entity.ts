import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('policy_draft')
export class PolicyDraftEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'draft_id' }) readonly draftId!: string;
  @Column('text') readonly kind!: string;
  @Column('text') readonly subject!: string;
  @Column('jsonb') readonly title!: object;
  @Column('text') readonly version!: string;
  @Column('text', { name: 'based_on', nullable: true }) readonly basedOn!: string | null;
  @Column('text') readonly state!: string;
  @Column('date', { name: 'effective_from' }) readonly effectiveFrom!: string;
  @Column('integer') readonly revision!: number;
  @Column('uuid') readonly author!: string;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
  @Column('text', { nullable: true }) readonly rejection!: string | null;
  @Column('jsonb') readonly content!: object;
  @Column('jsonb') readonly problems!: object;
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
  @Column('text') readonly action!: string;
  @Column('integer') readonly revision!: number;
  @Column('text', { nullable: true }) readonly note!: string | null;
}
