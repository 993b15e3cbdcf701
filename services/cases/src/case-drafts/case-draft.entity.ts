import type { CaseDraftCommand } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person typed for a command, or to the complainant, and has not sent. */
@Entity('case_draft')
export class CaseDraftEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @PrimaryColumn('text') readonly command!: CaseDraftCommand;
  /** Of the case, as the author saw it. */
  @Column('integer', { name: 'case_version' }) readonly caseVersion!: number;
  @Column('integer') readonly revision!: number;
  /** The typed values as JSON, sealed. */
  @Column('bytea') readonly body!: Buffer;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

export const CaseDrafts = table(CaseDraftEntity);
