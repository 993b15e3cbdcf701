import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An alarm of a tenant, on or off. */
@Entity('alarm')
export class AlarmEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly kind!: string;
  /** Of its last event. */
  @Column('integer') readonly version!: number;
  /** Null while it is off. */
  @Column('timestamptz', { name: 'raised_at', nullable: true }) readonly raisedAt!: Date | null;
}

export const Alarms = table(AlarmEntity);
