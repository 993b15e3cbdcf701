import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of an erased complaint whose bytes are still to be removed. */
@Entity('erased_file')
export class ErasedFileEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'storage_key' }) readonly storageKey!: string;
  @Column('timestamptz', { name: 'erased_at' }) readonly erasedAt!: Date;
}

export const ErasedFiles = table(ErasedFileEntity);
