import type { NoticeWish } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person wants to be mailed; without a row as the house has it. */
@Entity('notice_wish')
export class NoticeWishEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('jsonb') readonly wish!: NoticeWish;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

/** How the house mails who said nothing. */
@Entity('house_notice_wish')
export class HouseNoticeWishEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('jsonb') readonly wish!: NoticeWish;
  @Column('uuid', { name: 'changed_by' }) readonly changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const NoticeWishes = table(NoticeWishEntity);
export const HouseNoticeWishes = table(HouseNoticeWishEntity);
