import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much of a limit somebody has used up, counted by all processes together. */
@Entity('attempt')
export class AttemptEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** Keyed fingerprint of what is counted: a complaint, an address. */
  @PrimaryColumn('bytea') readonly mark!: Buffer;
  @Column('double precision') readonly level!: number;
  @Column('timestamptz') readonly at!: Date;
}

export const Attempts = table(AttemptEntity);
