import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Directory } from './directory.js';

@Entity('directory_copy')
export class DirectoryCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly content!: Directory;
}

export const DirectoryCopies = table(DirectoryCopyEntity);
