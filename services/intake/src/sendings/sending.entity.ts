import type { MessageMedium, MessageProof } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message of the hospital on its way to the complainant, over all the ways that are tried. */
@Entity('outgoing')
export class OutgoingEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'message_id' }) readonly messageId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  /** The owed notice that it is, by its key in the case. */
  @Column('text', { nullable: true }) readonly notice!: string | null;
  /** Goes out in quiet hours as well: the law wants it at once. */
  @Column('boolean') readonly urgent!: boolean;
  @Column('text') readonly state!: 'open' | 'arrived' | 'failed';
  /** How often it was said that it has arrived or failed. */
  @Column('integer') readonly outcomes!: number;
}

/** One way by which a message goes out. */
@Entity('sending')
export class SendingEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'sending_id' }) readonly sendingId!: string;
  @Column('uuid', { name: 'message_id' }) readonly messageId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  @Column('text') readonly medium!: MessageMedium;
  /** The lowest is tried first. */
  @Column('integer') readonly rank!: number;
  @Column('text') readonly state!: SendingState;
  @Column('integer', { default: 0 }) readonly attempts!: number;
  /** Perhaps the provider has it: it is asked before a repeat. */
  @Column('boolean', { default: false }) readonly unsure!: boolean;
  /** When this way was begun; null while one before it is tried. */
  @Column('timestamptz', { name: 'began_at', nullable: true }) readonly beganAt!: Date | null;
  /** Null while a person does it, or nothing is to be done. */
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  readonly nextAttemptAt!: Date | null;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) readonly leaseUntil!: Date | null;
  @Column('text', { nullable: true }) readonly provider!: string | null;
  /** The provider's number of the message. */
  @Column('text', { name: 'provider_ref', nullable: true }) readonly providerRef!: string | null;
  /** After which a missing receipt means that it did not arrive. */
  @Column('timestamptz', { name: 'receipt_by', nullable: true }) readonly receiptBy!: Date | null;
  @Column('text', { nullable: true }) readonly proof!: MessageProof | null;
  /** A code, never an address or words. */
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
  /** Fingerprint of the address, by which messages to it are counted. */
  @Column('bytea', { name: 'address_mark', nullable: true }) readonly addressMark!: Buffer | null;
  /** What it cost, in hundredths of a yuan. */
  @Column('double precision', { name: 'cost_fen', default: 0 }) readonly costFen!: number;
  /** When the provider may have taken it first. */
  @Column('timestamptz', { name: 'tried_at', nullable: true }) readonly triedAt!: Date | null;
  /** Of a letter: when it was posted and under which number. Of a call: when it was made. */
  @Column('text', { name: 'posted_on', nullable: true }) readonly postedOn!: string | null;
  @Column('text', { name: 'posted_no', nullable: true }) readonly postedNo!: string | null;
  /** Who on the staff asked for it, posted it or spoke. */
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
}

export type SendingState = 'pending' | 'sending' | 'handed' | 'arrived' | 'failed' | 'cancelled';

export const Outgoings = table(OutgoingEntity);
export const SendingRows = table(SendingEntity);

/** A receipt that came before we had written down the number of its message. */
@Entity('early_receipt')
export class EarlyReceiptEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly provider!: string;
  @PrimaryColumn('text') readonly ref!: string;
  @Column('boolean') readonly arrived!: boolean;
  @Column('text', { nullable: true }) readonly error!: string | null;
  @Column('timestamptz') readonly at!: Date;
}

export const EarlyReceipts = table(EarlyReceiptEntity);
