import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person watches a case. It opens the case to no one. */
@Entity('case_watch')
export class CaseWatchEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('timestamptz') readonly since!: Date;
}

/** The version of what was published last of a person's watches; 0 where nothing of them was published yet. */
@Entity('case_watcher')
export class CaseWatcherEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('integer') readonly version!: number;
}

export const CaseWatches = table(CaseWatchEntity);
export const CaseWatchers = table(CaseWatcherEntity);
