import { Injectable } from '@nestjs/common';
import {
  type Actor,
  ProblemError,
  type ThreadMessage,
  type ThreadPage,
  type ThreadQuery,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import type { ComplaintHead } from '../complaints/complaint.repository.js';
import type { Sender } from '../complaints/proof.js';
import { TrackedComplaints } from '../complaints/tracked-complaint.repository.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { checkMaySend, kindSent } from './may-send.js';
import { forSender, type MessageFile } from './message.js';
import { MessageRepository } from './message.repository.js';
import { WriteMessage } from './write-message.usecase.js';

/** What a complainant sends; `message` is also what answers a request for missing material. */
export interface Sent {
  readonly key: string;
  readonly kind: 'message' | 'withdrawal' | 'rating' | 'confirmation' | 'objection';
  readonly words?: string | undefined;
  readonly files?: readonly string[] | undefined;
  readonly satisfied?: boolean;
}

const COMPLAINANT: Actor = { type: 'complainant', id: null, role: null };
const DAY_MS = 24 * 60 * 60_000;
/** More than anybody has to say, and little enough to be read. */
const MOST_A_DAY = 50;

/** The thread as the complainant reads and writes it. */
@Injectable()
export class SenderThread {
  constructor(
    private readonly tracked: TrackedComplaints,
    private readonly copies: CaseCopyRepository,
    private readonly references: ReferenceRepository,
    private readonly messages: MessageRepository,
    private readonly dataKeys: DataKeys,
    private readonly writer: WriteMessage,
    private readonly sendings: Sendings,
  ) {}

  /** What the hospital wrote counts as read from now on. */
  page(sender: Sender, query: ThreadQuery): Promise<ThreadPage> {
    return this.tracked.run(sender, async (tx, { id }) => {
      await this.sendings.seen(tx, await this.messages.seen(tx, id, 'out'));
      const page = await this.messages.page(tx, id, query);
      return { ...page, items: page.items.map(forSender) };
    });
  }

  async write(sender: Sender, sent: Sent): Promise<ThreadMessage> {
    const reference = await this.references.of(sender.tenantId);
    return this.tracked.run(sender, (tx, head) => {
      checkSaysSomething(sent);
      return this.written(tx, head, sent, reference);
    });
  }

  /** A file that came or went with a message of the thread. */
  async file(sender: Sender, messageId: string, uploadId: string): Promise<MessageFile> {
    return this.tracked.run(sender, async (tx, { id }) => {
      const message = await this.messages.one(tx, id, messageId);
      const file = message?.files.find((one) => one.uploadId === uploadId);
      if (!file) throw new ProblemError('request.not_found', 'The message has no such file.');
      return file;
    });
  }

  private async written(
    tx: Transaction,
    head: ComplaintHead,
    { key, kind, words, files = [], satisfied }: Sent,
    reference: Reference,
  ): Promise<ThreadMessage> {
    const copy = await this.copies.ofComplaint(tx, head.id);
    const mark = (await this.dataKeys.forTenant(tx)).fingerprint(
      'message-key',
      `${head.id} ${key}`,
    );
    const known = await this.messages.knows(tx, mark);
    if (!known) {
      checkMaySend(kind, copy);
      await this.checkNotTooMany(tx, head.id);
    }
    const stored = await this.writer.execute(tx, {
      complaint: head,
      author: COMPLAINANT,
      dangers: words === undefined ? [] : reference.dangers(head, words),
      message: {
        ...{ direction: 'in', via: 'progress_page', personId: null, notice: null },
        ...{ kind: kind === 'message' ? kindSent(copy) : kind, key: mark, files, at: tx.now },
        ...{ words: words ?? '', subject: null, satisfied: satisfied ?? null },
      },
    });
    return forSender(stored);
  }

  private async checkNotTooMany(tx: Transaction, complaintId: string): Promise<void> {
    const since = new Date(tx.now.getTime() - DAY_MS);
    if ((await this.messages.countSince(tx, complaintId, since)) < MOST_A_DAY) return;
    throw new ProblemError(
      'request.too_many',
      `You have sent ${MOST_A_DAY} messages within a day. Wait until tomorrow, or call the hospital.`,
      { retryAfterSeconds: DAY_MS / 1000 },
    );
  }
}

/** A message has words or files; who is not satisfied, or objects, says why. */
function checkSaysSomething({ kind, words, files = [], satisfied }: Sent): void {
  const empty = kind === 'message' && words === undefined && files.length === 0;
  const unsaid = kind === 'objection' && words === undefined;
  if (!empty && !unsaid && (satisfied !== false || words !== undefined)) return;
  throw new ProblemError('request.invalid', 'Write something first.', {
    errors: [{ path: 'words', code: 'required', message: 'Write something' }],
  });
}
