import type { CommandName } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That a person had a case open a moment ago. */
@Entity('case_presence')
@Index('case_presence_case', ['tenantId', 'caseId'])
export class CasePresenceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) readonly caseId!: string;
  @Column('timestamptz') readonly at!: Date;
  /** The command whose form is open. */
  @Column('text', { nullable: true }) readonly writing!: CommandName | null;
}

export const CasePresences = table(CasePresenceEntity);
