import { table } from '@tingsu/database';
import { Entity, PrimaryColumn } from 'typeorm';

/** That a person watches a case, as cases published it last. It opens the case to no one. */
@Entity('case_watch')
export class CaseWatchEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
}

export const CaseWatches = table(CaseWatchEntity);
