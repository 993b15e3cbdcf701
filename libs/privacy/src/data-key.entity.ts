import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of a tenant, wrapped by the master key. For the drift check and the data source of every service that has the table of `dataKeyTables`. */
@Entity('data_key')
export class DataKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly purpose!: 'data' | 'index' | 'tracking' | 'find';
  @PrimaryColumn('smallint') readonly epoch!: number;
  @Column('bytea') readonly wrapped!: Buffer;
  @Column('timestamptz', { name: 'created_at', default: () => 'instant()' })
  readonly createdAt!: Date;
}

const DataKeyRows = table(DataKeyEntity);
export const WrappedKeys = DataKeyRows.pick('purpose', 'epoch', 'wrapped');
export const TenantKeyRows = DataKeyRows.pick('tenantId', 'purpose', 'epoch', 'wrapped');
