import { Injectable } from '@nestjs/common';
import type { MessageMedium } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outcomes } from './outcomes.usecase.js';
import { SendDueJob } from './send-due.job.js';
import { SendingRepository } from './sending.repository.js';
import { isOpen } from './ways.js';

interface Queued {
  readonly messageId: string;
  readonly complaintId: string;
  /** In the order in which they are tried; none where the progress page is all there is. */
  readonly media: readonly MessageMedium[];
  readonly notice?: string | null;
  /** Goes out in quiet hours as well. */
  readonly urgent?: boolean;
  readonly personId?: string | null;
}

/** Sends messages of the hospital: the first medium by which one arrives ends it, the next begins when one fails. */
@Injectable()
export class Sendings {
  constructor(
    private readonly sendings: SendingRepository,
    private readonly outcomes: Outcomes,
    private readonly job: SendDueJob,
  ) {}

  /** In the transaction that wrote the message: it goes out if, and only if, that commits. */
  async queue(
    tx: Transaction,
    { messageId, complaintId, media, notice = null, urgent = false, personId = null }: Queued,
  ): Promise<void> {
    const message = { messageId, complaintId, notice, urgent, state: 'open', outcomes: 0 } as const;
    const ways = [...new Set(media)].map((medium, rank) => ({ medium, rank }));
    const [first] = await this.sendings.add(tx, message, ways, personId);
    if (first !== undefined) await this.sendings.begin(tx, first);
    tx.afterCommit(() => this.job.wake());
  }

  /** The same, for a message that may have been written and queued before under the same key. */
  async queueOnce(tx: Transaction, queued: Queued): Promise<void> {
    if (queued.media.length > 0 && !(await this.sendings.lock(tx, queued.messageId)))
      await this.queue(tx, queued);
  }

  /** By further ways, or by the first ones of a message that nobody sent yet. What is under way is not begun again. */
  async more(tx: Transaction, queued: Queued): Promise<void> {
    const locked = await this.sendings.lock(tx, queued.messageId);
    if (!locked) return this.queue(tx, queued);
    const open = locked.ways.filter(isOpen);
    const media = [...new Set(queued.media)].filter(
      (medium) => !open.some((way) => way.medium === medium),
    );
    const last = Math.max(-1, ...locked.ways.map(({ rank }) => rank));
    const ways = media.map((medium, nr) => ({ medium, rank: last + 1 + nr }));
    const [first] = await this.sendings.add(tx, locked.message, ways, queued.personId ?? null);
    await this.sendings.reopen(tx, queued.messageId);
    if (first !== undefined && open.length === 0) await this.sendings.begin(tx, first);
    tx.afterCommit(() => this.job.wake());
  }

  /** The complainant has read these on the progress page: they have arrived, whatever becomes of their ways. */
  async seen(tx: Transaction, messageIds: readonly string[]): Promise<void> {
    for (const messageId of messageIds) {
      const locked = await this.sendings.lock(tx, messageId);
      if (locked) await this.outcomes.seen(tx, locked);
    }
  }
}
