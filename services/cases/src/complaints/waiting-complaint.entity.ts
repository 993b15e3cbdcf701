import type { ComplaintReceived } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('waiting_complaint')
export class WaitingComplaintEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('jsonb') readonly event!: ComplaintReceived;
}

export const WaitingComplaints = table(WaitingComplaintEntity);
