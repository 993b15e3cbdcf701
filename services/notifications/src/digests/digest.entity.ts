import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One mail of what a person was to be told and could wait. `open` is still written to, `waiting` is tried again, `empty` had nothing left to say. */
@Entity('digest')
export class DigestEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'digest_id' }) readonly digestId!: string;
  @Column('uuid', { name: 'recipient_id' }) readonly recipientId!: string;
  /** When it goes out, or is tried again. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text') readonly state!: 'open' | 'sending' | 'waiting' | 'sent' | 'failed' | 'empty';
  @Column('integer') readonly attempts!: number;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) readonly leaseUntil!: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) readonly finishedAt!: Date | null;
}

export const Digests = table(DigestEntity);
