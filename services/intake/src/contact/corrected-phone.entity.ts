import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The telephone number of a complaint since staff corrected it last, as its keyed mark; null where no complaint is found by it. */
@Entity('corrected_phone')
export class CorrectedPhoneEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('bytea', { name: 'phone_index', nullable: true }) readonly phoneIndex!: Buffer | null;
}
