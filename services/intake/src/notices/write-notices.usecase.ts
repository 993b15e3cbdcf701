import { Inject, Injectable } from '@nestjs/common';
import { type Actor, CaseNoticeOwed, type EventOf, is, MessageFailed } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { counter } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import type { IntakeConfig } from '../config.js';
import { MessageRepository } from '../messages/message.repository.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import type { CaseEvent } from '../progress/copied-event.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { knownReachWish } from '../reach-wishes/reach-wish.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { noticeWords } from './notice-words.js';
import { noticeFacts, ownText } from './notice-place.js';
import { type NoticedComplaint, NoticedComplaints } from './noticed-complaint.repository.js';
import { waysOfNotice } from './ways-of-notice.js';

const SYSTEM: Actor = { type: 'system', id: null, role: null };
const unwritten = counter(
  'notices_unwritten_total',
  'Notices that were not written, since their text lacks what they must say',
  ['kind'],
);
type Owed = EventOf<typeof CaseNoticeOwed>;

/** Writes into the thread what a case owes its complainant, in the complainant's language, and sends it on its way, once for each notice. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly complaints: NoticedComplaints,
    private readonly copies: CaseCopyRepository,
    private readonly references: ReferenceRepository,
    private readonly dataKeys: DataKeys,
    private readonly messages: MessageRepository,
    private readonly writer: WriteMessage,
    private readonly sendings: Sendings,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
  ) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    const owed = events.filter((event) => is(event, CaseNoticeOwed));
    // One after the other: each takes its place in the thread of its complaint.
    for (const event of owed) await this.write(tx, event);
  }

  private async write(tx: Transaction, { aggregateid: caseId, data, time }: Owed): Promise<void> {
    const found = await this.complaints.ofCase(tx, caseId);
    const wish = await knownReachWish(tx, found.id);
    const complaint = wish && !wish.earlier ? { ...found, language: wish.language } : found;
    const keys = await this.dataKeys.forTenant(tx);
    const key = keys.fingerprint('notice-key', `${caseId} ${data.noticeKey}`);
    if (await this.messages.knows(tx, key)) return;
    const { language } = complaint;
    const { words, missing } = await this.worded(tx, complaint, data);
    if (missing.length > 0) return this.leaveUnwritten(tx, complaint, data, missing);
    const { messageId } = await this.writer.execute(tx, {
      complaint,
      author: SYSTEM,
      message: {
        ...{ direction: 'out', kind: 'notice', via: null, personId: null },
        notice: data.noticeKey,
        ...{ key, words, satisfied: null, files: [] },
        at: new Date(time),
        subject: language === 'en' ? data.label.en : data.label.zh,
      },
    });
    await this.sendings.queue(tx, {
      ...{ messageId, complaintId: complaint.id, notice: data.noticeKey },
      media: waysOfNotice(data.media, wish?.medium ?? null),
    });
  }

  private async worded(tx: Transaction, complaint: NoticedComplaint, data: Owed['data']) {
    const reference = await this.references.within(tx);
    const copy = await this.copies.ofComplaint(tx, complaint.id);
    const facts = noticeFacts(complaint, copy, reference, {
      publicUrl: this.config.PUBLIC_URL,
      reasonCode: data.reasonCode ?? null,
      outcome: data.outcome ?? null,
      meeting: data.meeting,
    });
    return noticeWords(data, complaint.language, facts, ownText(complaint, reference, data.rules));
  }

  /** Half a notice would count as told. The case has a problem with an owner instead: a person says it. */
  private async leaveUnwritten(
    tx: Transaction,
    { id: complaintId, complaintNo }: NoticedComplaint,
    { kind, noticeKey }: Owed['data'],
    missing: readonly string[],
  ): Promise<void> {
    tx.afterCommit(() => unwritten.inc({ kind }));
    await this.outbox.append(tx, [
      {
        definition: MessageFailed,
        data: { complaintId, complaintNo, notice: noticeKey, tried: [], missing: [...missing] },
        ...{ aggregateId: uuid(), aggregateVersion: 1, actor: SYSTEM, at: tx.now },
      },
    ]);
  }
}
