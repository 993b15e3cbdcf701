import type { CopyForm, CopyRecipient, Role } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Copies of files that left the house: to whom, by whom, when. Rows are only ever added. */
@Entity('given_copy')
export class GivenCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text', { name: 'given_to' }) readonly to!: CopyRecipient;
  @Column('text') readonly form!: CopyForm;
  /** Name of who got them and the reason as JSON, sealed: they name people. */
  @Column('bytea') readonly words!: Buffer;
  @Column('uuid', { name: 'given_by' }) readonly givenBy!: string;
  @Column('text', { name: 'given_role' }) readonly givenRole!: Role;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
}

/** One file of them, as it was given: the original, or the clean copy that was made for it. */
@Entity('given_copy_file')
export class GivenCopyFileEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'copy_id' }) readonly copyId!: string;
  @PrimaryColumn('uuid', { name: 'upload_id' }) readonly uploadId!: string;
  @Column('integer') readonly bytes!: number;
  @Column('bytea') readonly sha256!: Buffer;
  @Column('text', { name: 'storage_key' }) readonly storageKey!: string;
}

export const GivenCopies = table(GivenCopyEntity);
export const GivenCopyFiles = table(GivenCopyFileEntity);
