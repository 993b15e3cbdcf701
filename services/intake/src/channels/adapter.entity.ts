import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('adapter')
export class AdapterEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('bytea', { name: 'key_hash' }) readonly keyHash!: Buffer;
  @Column('text', { array: true }) readonly channels!: readonly string[];
  /** Empty: all campuses. */
  @Column('text', { array: true }) readonly campuses!: readonly string[];
  @Column('boolean') readonly active!: boolean;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

export const Adapters = table(AdapterEntity);
