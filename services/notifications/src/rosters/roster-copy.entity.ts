import type { Absence, Duty } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The duties of one unit, or the absences of one person, as the gateway published them last. */
@Entity('roster_copy')
export class RosterCopyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** `main/main.office` for a unit of a campus, or a staff id. */
  @PrimaryColumn('text') readonly subject!: string;
  @Column('integer') readonly version!: number;
  @Column('jsonb') readonly duties!: readonly Duty[];
  @Column('jsonb') readonly absences!: readonly Absence[];
}

export const RosterCopies = table(RosterCopyEntity);
