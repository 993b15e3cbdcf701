import type { PolicyActivated } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredCalendar } from '../calendars/calendar-year.js';
import type { Directory } from '../lifecycle/units.js';
import type { Content } from './draft.js';

type Activation = PolicyActivated['data'];

@Entity('directory_copy')
export class DirectoryCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly data!: Directory;
}

@Entity('policy_version')
export class PolicyVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'policy_id' }) readonly policyId!: string;
  @PrimaryColumn('text') readonly version!: string;
  @Column('jsonb') readonly document!: Content;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
  @Column('date', { name: 'effective_from' }) readonly effectiveFrom!: string;
  @Column('uuid', { nullable: true }) readonly author!: string | null;
  @Column('uuid', { nullable: true }) readonly approver!: string | null;
}

@Entity('policy_activation')
export class PolicyActivationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly bindings!: Activation['bindings'];
  @Column('jsonb') readonly calendars!: readonly StoredCalendar[];
  @Column('timestamptz', { name: 'activated_at' }) readonly activatedAt!: Date;
  @Column('text', { array: true, default: () => `'{}'` }) readonly documents!: readonly string[];
}

export const DirectoryCopies = table(DirectoryCopyEntity);
export const PolicyVersions = table(PolicyVersionEntity);
export const Activations = table(PolicyActivationEntity);
