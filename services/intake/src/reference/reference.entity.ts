import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DirectoryData, PolicyData } from './reference-data.js';

@Entity('directory_copy')
export class DirectoryCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly data!: DirectoryData;
}

@Entity('policy_copy')
export class PolicyCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly data!: PolicyData;
}

export const DirectoryCopies = table(DirectoryCopyEntity);
export const PolicyCopies = table(PolicyCopyEntity);
