import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('directory_copy')
export class DirectoryCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly data!: object;
}

@Entity('policy_version')
export class PolicyVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'policy_id' }) readonly policyId!: string;
  @PrimaryColumn('text') readonly version!: string;
  @Column('jsonb') readonly document!: object;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
  @Column('date', { name: 'effective_from' }) readonly effectiveFrom!: string;
  @Column('uuid', { nullable: true }) readonly author!: string | null;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
}

@Entity('policy_activation')
export class PolicyActivationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly bindings!: object;
  @Column('jsonb') readonly calendars!: object;
  @Column('timestamptz', { name: 'activated_at' }) readonly activatedAt!: Date;
  @Column('text', { array: true, default: () => `'{}'` }) readonly documents!: string[];
}
