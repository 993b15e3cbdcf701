import { Injectable } from '@nestjs/common';
import {
  cursorOf,
  ERASED_WORDS,
  type Page,
  ProblemError,
  type ThreadQuery,
} from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Uploads } from '../uploads/upload.entity.js';
import { MessageFiles, Messages } from './message.entity.js';
import type { NewMessage, StoredMessage } from './message.js';

const PLACES = cursorOf(z.number().int().positive());
/** Beyond every place. */
const END = 2 ** 31 - 1;
const BodySchema = z.object({
  words: z.string(),
  subject: z.string().nullable(),
  satisfied: z.boolean().nullable(),
});
const Kept = Messages.omit('tenantId', 'key', 'recordedAt');
const File = Uploads.pick('fileName', 'mediaType', 'bytes', 'sha256', 'storageKey');
const FILES = `select f.message_id as "messageId", u.id as "uploadId", ${File.as('u')} from message_file f
  join upload u on u.tenant_id = f.tenant_id and u.id = f.upload_id
  where f.tenant_id = $1 and f.message_id = any($2::uuid[]) order by u.created_at, u.id`;
const NEXT =
  'select coalesce(max(nr), 0) + 1 as nr from message where tenant_id = $1 and complaint_id = $2';
const SEEN = `update message set read_at = $4 where tenant_id = $1 and complaint_id = $2 and direction = $3
  and read_at is null returning message_id as "messageId"`;

const cellOf = (messageId: string, complaintId: string) => ({
  ...{ table: 'message', column: 'body', rowId: messageId, subject: complaintId },
});
const ERASED = { words: ERASED_WORDS, subject: null, satisfied: null };
const nameCellOf = (uploadId: string) => ({
  table: 'upload',
  column: 'file_name',
  rowId: uploadId,
});

/** The thread between a complainant and the hospital. */
@Injectable()
export class MessageRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /**
   * Adds a message at the end of the thread. `fresh` is false for one that came under this key before; throws `idempotency.key_reused`
   * when that said something else.
   */
  async add(
    tx: Transaction,
    complaintId: string,
    message: NewMessage,
  ): Promise<{ readonly stored: StoredMessage; readonly fresh: boolean }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.messages.${complaintId}`,
    ]);
    const known = message.key && (await this.underKey(tx, message.key));
    if (known) {
      if (known.complaintId !== complaintId || !saysTheSame(known, message)) throw keyReused();
      return { stored: known, fresh: false };
    }
    const messageId = await this.insert(tx, complaintId, message);
    const [stored] = await this.opened(tx, 'and message_id = $2', [messageId]);
    if (!stored) throw new Error('a message vanished while it was written');
    return { stored, fresh: true };
  }

  /** The newest first. */
  async page(
    tx: Transaction,
    complaintId: string,
    { cursor, limit }: ThreadQuery,
  ): Promise<Page<StoredMessage>> {
    const found = await this.opened(
      tx,
      'and complaint_id = $2 and nr < $3 order by nr desc limit $4',
      [complaintId, PLACES.read(cursor) ?? END, limit + 1],
    );
    return PLACES.page(found, limit, ({ nr }) => nr);
  }

  /** The whole thread, the oldest first. */
  all(tx: Transaction, complaintId: string): Promise<readonly StoredMessage[]> {
    return this.opened(tx, 'and complaint_id = $2 order by nr', [complaintId]);
  }

  /** One message of a complaint. */
  async one(
    tx: Transaction,
    complaintId: string,
    messageId: string,
  ): Promise<StoredMessage | null> {
    const [message = null] = await this.opened(tx, 'and complaint_id = $2 and message_id = $3', [
      complaintId,
      messageId,
    ]);
    return message;
  }

  /** Uploads that the hospital sent to the complainant. */
  async sentFiles(tx: Transaction, complaintId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ uploadId: string }>(
      `select f.upload_id as "uploadId" from message m
       join message_file f on f.tenant_id = m.tenant_id and f.message_id = m.message_id
       where m.tenant_id = $1 and m.complaint_id = $2 and m.direction = 'out'`,
      [tx.tenantId, complaintId],
    );
    return rows.map(({ uploadId }) => uploadId);
  }

  /** The other side has seen what was written in this direction; gives what it had not seen before. */
  async seen(
    tx: Transaction,
    complaintId: string,
    direction: 'in' | 'out',
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ messageId: string }>(SEEN, [
      ...[tx.tenantId, complaintId, direction, tx.now],
    ]);
    return rows.map(({ messageId }) => messageId);
  }

  /** How many messages a complainant has written since an instant. */
  async countSince(tx: Transaction, complaintId: string, since: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from message
       where tenant_id = $1 and complaint_id = $2 and direction = 'in' and recorded_at > $3`,
      [tx.tenantId, complaintId, since],
    );
    return row?.count ?? 0;
  }

  private async insert(
    tx: Transaction,
    complaintId: string,
    { words, subject, satisfied, files, ...message }: NewMessage,
  ): Promise<string> {
    const keys = await this.dataKeys.toSeal(tx, [complaintId]);
    const [next] = await tx.query<{ nr: number }>(NEXT, [tx.tenantId, complaintId]);
    const messageId = uuid();
    const tenantId = tenantOf(tx);
    const body = keys.seal(
      cellOf(messageId, complaintId),
      JSON.stringify({ words, subject, satisfied }),
    );
    await Messages.add(tx, [
      {
        ...{ ...message, tenantId, messageId, complaintId, body },
        ...{ nr: next?.nr ?? 1, recordedAt: tx.now, readAt: null },
      },
    ]);
    await MessageFiles.add(
      tx,
      files.map((uploadId) => ({ tenantId, messageId, uploadId })),
    );
    return messageId;
  }

  async knows(tx: Transaction, key: Buffer): Promise<boolean> {
    return (await this.underKey(tx, key)) !== null;
  }

  private async underKey(tx: Transaction, key: Buffer): Promise<StoredMessage | null> {
    const [message = null] = await this.opened(tx, 'and key = $2', [key]);
    return message;
  }

  private async opened(
    tx: Transaction,
    where: string,
    parameters: readonly unknown[],
  ): Promise<readonly StoredMessage[]> {
    const rows = await Kept.select(tx, `where tenant_id = $1 ${where}`, [
      tx.tenantId,
      ...parameters,
    ]);
    if (rows.length === 0) return [];
    const files = await tx.query<
      RowOf<typeof File> & { readonly messageId: string; readonly uploadId: string }
    >(FILES, [tx.tenantId, rows.map(({ messageId }) => messageId)]);
    const keys = await this.dataKeys.toOpen(
      tx,
      rows.map(({ complaintId }) => complaintId),
    );
    return rows.map(({ body, ...row }) => ({
      ...row,
      ...BodySchema.parse(keys.openJson(cellOf(row.messageId, row.complaintId), body, ERASED)),
      files: files
        .filter(({ messageId }) => messageId === row.messageId)
        .map(({ messageId: _of, fileName, ...file }) => ({
          ...file,
          fileName: keys.open(nameCellOf(file.uploadId), fileName),
        })),
    }));
  }
}

function saysTheSame(known: StoredMessage, message: NewMessage): boolean {
  const said = ({ kind, words, satisfied }: StoredMessage | NewMessage, files: readonly string[]) =>
    // Whether material was still asked for when it came does not make it another message.
    JSON.stringify([kind === 'supplement' ? 'message' : kind, words, satisfied, [...files].sort()]);
  const knownFiles = known.files.map(({ uploadId }) => uploadId);
  return said(known, knownFiles) === said(message, message.files);
}

const keyReused = (): ProblemError =>
  new ProblemError(
    'idempotency.key_reused',
    'This key already stands for another message. Use a new key for a new one.',
  );
