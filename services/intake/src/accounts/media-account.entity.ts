import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountSettings, SentMedium } from '../media/account.js';

/** How a hospital group sends by a medium: provider, settings, and the secret that opens its account there. */
@Entity('media_account')
export class MediaAccountEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly medium!: SentMedium;
  @Column('jsonb') readonly settings!: AccountSettings;
  /** What the account is opened with, as JSON, sealed. */
  @Column('bytea', { nullable: true }) readonly secret!: Buffer | null;
  /** By which receipts are known to come from the provider, sealed. */
  @Column('bytea', { name: 'receipt_key' }) readonly receiptKey!: Buffer;
  @Column('uuid', { name: 'changed_by', nullable: true }) readonly changedBy!: string | null;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
}

export const MediaAccounts = table(MediaAccountEntity);
