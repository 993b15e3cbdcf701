import { Injectable } from '@nestjs/common';
import { type Actor, CaseNoticeOwed, type EventOf, is } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { NoticedComplaints } from './noticed-complaint.repository.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import type { CaseEvent } from '../progress/case-copy.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { noticeWords } from './notice-words.js';

const SYSTEM: Actor = { type: 'system', id: null, role: null };

/** Writes into the thread what a case owes its complainant, in the complainant's language, once for each notice. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly complaints: NoticedComplaints,
    private readonly references: ReferenceRepository,
    private readonly dataKeys: DataKeys,
    private readonly writer: WriteMessage,
  ) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    const owed = events.filter((event) => is(event, CaseNoticeOwed));
    // One after the other: each takes its place in the thread of its complaint.
    for (const event of owed) await this.write(tx, event);
  }

  private async write(
    tx: Transaction,
    { aggregateid: caseId, data, time }: EventOf<typeof CaseNoticeOwed>,
  ): Promise<void> {
    const { timeZone } = await this.references.of(tenantOf(tx));
    const complaint = await this.complaints.ofCase(tx, caseId);
    const keys = await this.dataKeys.forTenant(tx);
    const { language } = complaint;
    await this.writer.execute(tx, {
      complaint,
      author: SYSTEM,
      message: {
        ...{ direction: 'out', kind: 'notice', via: null, personId: null },
        notice: data.noticeKey,
        key: keys.fingerprint('notice-key', `${caseId} ${data.noticeKey}`),
        at: new Date(time),
        subject: language === 'en' ? data.label.en : data.label.zh,
        words: noticeWords(data.kind, language, { ...complaint, timeZone }),
        satisfied: null,
        files: [],
      },
    });
  }
}
