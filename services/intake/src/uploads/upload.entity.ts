import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('upload')
export class UploadEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'complaint_id', nullable: true }) readonly complaintId!: string | null;
  @Column('bytea', { name: 'file_name' }) readonly fileName!: Buffer;
  @Column('text', { name: 'media_type' }) readonly mediaType!: string;
  @Column('integer') readonly bytes!: number;
  @Column('bytea') readonly sha256!: Buffer;
  @Column('text', { name: 'storage_key' }) readonly storageKey!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}

export const Uploads = table(UploadEntity);
