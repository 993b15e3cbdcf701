import type { MessageMedium, ReachTimes } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a complainant wants to be reached, as it was said last. */
@Entity('reach_wish')
export class ReachWishEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text', { nullable: true }) readonly medium!: MessageMedium | null;
  @Column('text') readonly times!: ReachTimes;
  @Column('text') readonly language!: 'zh-CN' | 'en';
  @Column('timestamptz', { name: 'said_at' }) readonly saidAt!: Date;
}

export const ReachWishRows = table(ReachWishEntity);
