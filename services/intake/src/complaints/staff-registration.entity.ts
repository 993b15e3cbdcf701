import { table } from '@tingsu/database';
import type { Role } from '@tingsu/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member of staff said who registered a complaint for someone; the words and the patient are sealed. */
@Entity('complaint_registration')
export class ComplaintRegistrationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('uuid', { name: 'registered_by' }) readonly registeredBy!: string;
  /** The role in which he may register. */
  @Column('text') readonly role!: Role;
  @Column('uuid', { name: 'first_responder' }) readonly firstResponder!: string;
  /** Equal for the same call: one call makes one complaint. */
  @Column('bytea', { name: 'call_mark', nullable: true }) readonly callMark!: Buffer | null;
  /** Equal for the same record number of a patient. */
  @Column('bytea', { name: 'record_mark', nullable: true }) readonly recordMark!: Buffer | null;
  @Column('bytea') readonly body!: Buffer;
}

export const StaffRegistrations = table(ComplaintRegistrationEntity);
