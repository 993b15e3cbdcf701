import { Inject, Injectable } from '@nestjs/common';
import { type Actor, CaseNoticeOwed, type EventOf, is } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { MessageRepository } from '../messages/message.repository.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import type { CaseEvent } from '../progress/case-copy.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { noticeWords } from './notice-words.js';
import { ownText, placeFacts } from './notice-place.js';
import { NoticedComplaints } from './noticed-complaint.repository.js';
import { waysOfNotice } from './ways-of-notice.js';

const SYSTEM: Actor = { type: 'system', id: null, role: null };

/** Writes into the thread what a case owes its complainant, in the complainant's language, and sends it on its way, once for each notice. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly complaints: NoticedComplaints,
    private readonly references: ReferenceRepository,
    private readonly dataKeys: DataKeys,
    private readonly messages: MessageRepository,
    private readonly writer: WriteMessage,
    private readonly sendings: Sendings,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'PUBLIC_URL'>,
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
    const reference = await this.references.within(tx);
    const complaint = await this.complaints.ofCase(tx, caseId);
    const keys = await this.dataKeys.forTenant(tx);
    const key = keys.fingerprint('notice-key', `${caseId} ${data.noticeKey}`);
    if (await this.messages.knows(tx, key)) return;
    const { language } = complaint;
    const { messageId } = await this.writer.execute(tx, {
      complaint,
      author: SYSTEM,
      message: {
        ...{ direction: 'out', kind: 'notice', via: null, personId: null },
        notice: data.noticeKey,
        key,
        at: new Date(time),
        subject: language === 'en' ? data.label.en : data.label.zh,
        words: noticeWords(
          data.kind,
          language,
          { ...complaint, ...placeFacts(complaint, reference, this.config.PUBLIC_URL) },
          ownText(complaint, reference, data.rules),
        ),
        satisfied: null,
        files: [],
      },
    });
    await this.sendings.queue(tx, {
      ...{ messageId, complaintId: complaint.id, notice: data.noticeKey },
      media: waysOfNotice(data.media),
    });
  }
}
