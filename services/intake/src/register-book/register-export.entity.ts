import type { RegisterExport, RegisterExportRequest } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of the register that a person asked for. */
@Entity('register_export')
export class RegisterExportEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'export_id' }) readonly exportId!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('jsonb') readonly request!: RegisterExportRequest;
  @Column('text') readonly state!: RegisterExport['state'];
  /** Complaints handed out so far. */
  @Column('integer') readonly done!: number;
  @Column('integer') readonly total!: number;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('timestamptz', { name: 'moved_at' }) readonly movedAt!: Date;
}

export const RegisterExports = table(RegisterExportEntity);
