import { table } from '@tingsu/database';
import type { MESSAGE_DIRECTIONS, MESSAGE_WAYS, MessageKind } from '@tingsu/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One message of the thread between a complainant and the hospital. */
@Entity('message')
export class MessageEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'message_id' }) readonly messageId!: string;
  @Column('uuid', { name: 'complaint_id' }) readonly complaintId!: string;
  /** Its place in the thread, from 1 without gaps. */
  @Column('integer') readonly nr!: number;
  @Column('text') readonly direction!: (typeof MESSAGE_DIRECTIONS)[number];
  @Column('text') readonly kind!: MessageKind;
  /** How it came in; null for what the hospital writes. */
  @Column('text', { nullable: true }) readonly via!: (typeof MESSAGE_WAYS)[number] | null;
  /** Who on the staff wrote it or took it down. */
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  /** The owed notice that it is, by its key in the case. */
  @Column('text', { nullable: true }) readonly notice!: string | null;
  /** Words and subject as JSON, sealed. */
  @Column('bytea') readonly body!: Buffer;
  /** Fingerprint of the key under which it came: it is stored once. */
  @Column('bytea', { nullable: true }) readonly key!: Buffer | null;
  /** When it was said, as far as is known. */
  @Column('timestamptz') readonly at!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  /** When the other side saw it first. */
  @Column('timestamptz', { name: 'read_at', nullable: true }) readonly readAt!: Date | null;
}

/** A file that came or went with a message; the file itself is an upload. */
@Entity('message_file')
export class MessageFileEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'message_id' }) readonly messageId!: string;
  @PrimaryColumn('uuid', { name: 'upload_id' }) readonly uploadId!: string;
}

export const Messages = table(MessageEntity);
export const MessageFiles = table(MessageFileEntity);
