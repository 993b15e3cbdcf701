import type { REWARD_KINDS } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: who was given what, why, and by whom. */
@Entity('staff_reward')
export class RewardEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'reward_id' }) readonly rewardId!: string;
  @Column('text') readonly kind!: (typeof REWARD_KINDS)[number];
  @Column('text') readonly campus!: string;
  @Column('text') readonly department!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  /** The case that it is for, with its files. */
  @Column('text', { name: 'case_no', nullable: true }) readonly caseNo!: string | null;
  /** Sealed. */
  @Column('bytea') readonly reason!: Buffer;
  @Column('uuid', { name: 'given_by' }) readonly givenBy!: string;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
}
export const Rewards = table(RewardEntity);
