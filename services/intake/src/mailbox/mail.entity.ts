import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `kept`: not looked at yet. `noted`: it asks for nothing. `set_aside`: a person has to look at it. */
export type MailState = 'kept' | 'taken' | 'noted' | 'set_aside';

/** A mail as it came to a mailbox, sealed, and what became of it. */
@Entity('mail')
export class MailEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'mail_id' }) readonly mailId!: string;
  /** The address to which it was written. */
  @Column('text') readonly box!: string;
  @Column('text') readonly campus!: string;
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  /** Fingerprint of box and bytes: a mail that is delivered again is kept once. */
  @Column('bytea') readonly digest!: Buffer;
  @Column('integer') readonly bytes!: number;
  /** It was too large: only its beginning is here. */
  @Column('boolean') readonly cut!: boolean;
  @Column('bytea') readonly raw!: Buffer;
  /** Blind index of its Message-ID, of those that it answers and of its sender, once it was read. */
  @Column('text', { name: 'message_mark', nullable: true }) readonly messageMark!: string | null;
  @Column('text', { name: 'answer_marks', array: true }) readonly answerMarks!: readonly string[];
  @Column('text', { name: 'sender_mark', nullable: true }) readonly senderMark!: string | null;
  @Column('text') readonly state!: MailState;
  @Column('uuid', { name: 'complaint_id', nullable: true }) readonly complaintId!: string | null;
  /** Being looked at until `dueAt`. */
  @Column('boolean') readonly taking!: boolean;
  @Column('integer') readonly attempts!: number;
  /** When it is looked at next. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
}

export const Mails = table(MailEntity);
