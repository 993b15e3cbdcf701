import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody asked for a lost receipt; it goes once it was looked for, so that no answer takes longer where there is something to find. */
@Entity('lost_receipt')
export class LostReceiptEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly medium!: 'sms' | 'email';
  /** The number or e-mail address that was typed, sealed. */
  @Column('bytea') readonly address!: Buffer;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
}

export const LostReceiptRows = table(LostReceiptEntity);
