import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a telephone system fares. */
@Entity('call_system')
export class CallSystemEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** Its name in the settings. */
  @PrimaryColumn('text') readonly system!: string;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) readonly takenAt!: Date | null;
  @Column('timestamptz', { name: 'refused_at', nullable: true }) readonly refusedAt!: Date | null;
  /** The code of the problem. */
  @Column('text', { name: 'refused_code', nullable: true }) readonly refusedCode!: string | null;
}

export const CallSystems = table(CallSystemEntity);
