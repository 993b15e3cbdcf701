import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('administration_log')
export class AdministrationLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'entry_id' }) readonly entryId!: string;
  @Column('timestamptz') readonly at!: Date;
  /** Null when a command on the server did it. */
  @Column('uuid', { name: 'actor_id', nullable: true }) readonly actorId!: string | null;
  @Column('text') readonly action!: string;
  @Column('text') readonly subject!: string;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('jsonb', { nullable: true }) readonly before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) readonly after!: Record<string, unknown> | null;
}

export const AdministrationLog = table(AdministrationLogEntity);
