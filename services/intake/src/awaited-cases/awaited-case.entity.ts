import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A complaint of which no case is known yet. */
@Entity('awaited_case')
export class AwaitedCaseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('timestamptz', { name: 'registered_at' }) readonly registeredAt!: Date;
}
