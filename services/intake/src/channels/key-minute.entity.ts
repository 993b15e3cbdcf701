import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often an API key was used within a minute. */
@Entity('key_minute')
export class KeyMinuteEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'adapter_id' }) readonly adapterId!: string;
  /** When the first request of the minute came. */
  @Column('timestamptz') readonly since!: Date;
  /** One more than allowed at most: what is refused is not counted. */
  @Column('integer') readonly count!: number;
}
