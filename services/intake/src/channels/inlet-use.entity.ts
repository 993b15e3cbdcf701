import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came in by one way on one day, as counts: no words, no people. */
@Entity('inlet_use')
export class InletUseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** `form`, `desk`, or the id of an adapter. */
  @PrimaryColumn('text') readonly inlet!: string;
  /** Empty where it was not said. */
  @PrimaryColumn('text') readonly channel!: string;
  /** Empty where it was not said or is unknown. */
  @PrimaryColumn('text') readonly campus!: string;
  /** In the time zone of the hospital group. */
  @PrimaryColumn('date') readonly day!: string;
  @Column('integer') readonly taken!: number;
  @Column('integer') readonly refused!: number;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) readonly takenAt!: Date | null;
  @Column('timestamptz', { name: 'refused_at', nullable: true }) readonly refusedAt!: Date | null;
  /** The code of the problem for which the last one was refused. */
  @Column('text', { name: 'refused_code', nullable: true }) readonly refusedCode!: string | null;
}

export const InletUses = table(InletUseEntity);
