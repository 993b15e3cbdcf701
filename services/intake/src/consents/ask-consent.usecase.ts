import { Inject, Injectable } from '@nestjs/common';
import {
  type AskConsent as Asking,
  CONSENT_TEMPLATE,
  type ConsentLink,
  type ConsentStanding,
  ProblemError,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import { AttemptRepository, type Counted } from '../attempts/attempt.repository.js';
import { type ComplaintHead, ComplaintRepository } from '../complaints/complaint.repository.js';
import type { Sender } from '../complaints/proof.js';
import { TrackedComplaints } from '../complaints/tracked-complaint.repository.js';
import type { IntakeConfig } from '../config.js';
import { templateFor } from '../media/account.js';
import { checkMaySend } from '../messages/may-send.js';
import { MessageRepository } from '../messages/message.repository.js';
import { WriteMessage } from '../messages/write-message.usecase.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { ComplaintNumbers } from '../sendings/complaint-numbers.repository.js';
import { textable } from '../sendings/reachable.js';
import { Sendings } from '../sendings/sendings.usecase.js';
import { COMPLAINANT, CONSENT_WORDS, stateOf } from './consent-request.js';
import { ConsentRequestRepository } from './consent-request.repository.js';

const DAY_MS = 24 * 60 * 60_000;
/** How often one complaint asks its patient, and how often one number is written to, whoever asks. */
const OF_COMPLAINT = { atOnce: 3, everyMinutes: 8 * 60 };
const OF_PHONE = { atOnce: 2, everyMinutes: 12 * 60 };

/** The complainant asks the patient to agree, and looks how that stands. */
@Injectable()
export class AskConsent {
  constructor(
    private readonly tracked: TrackedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
    private readonly requests: ConsentRequestRepository,
    private readonly attempts: AttemptRepository,
    private readonly messages: MessageRepository,
    private readonly writer: WriteMessage,
    private readonly numbers: ComplaintNumbers,
    private readonly sendings: Sendings,
    private readonly accounts: MediaAccountRepository,
    private readonly dataKeys: DataKeys,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'CONSENT_DAYS'>,
  ) {}

  standing(sender: Sender): Promise<ConsentStanding> {
    return this.tracked.run(sender, async (tx, head) => {
      const last = await this.requests.last(tx, head.id);
      return {
        needed: await this.needed(tx, head),
        texts: await this.sendsTexts(tx),
        last: last && {
          state: stateOf(last, tx.now),
          expiresAt: last.expiresAt.toISOString(),
        },
      };
    });
  }

  /** The same key asks once, and is answered with the same link. */
  ask(sender: Sender, key: string, { phone }: Asking): Promise<ConsentLink> {
    return this.tracked.run(sender, async (tx, head) => {
      const keys = await this.dataKeys.forTenant(tx);
      const mark = keys.fingerprint('consent-key', `${head.id} ${key}`);
      const last = await this.requests.last(tx, head.id);
      const again = await this.messages.knows(tx, mark);
      if (!again) await this.checkMayAsk(tx, head, last?.agrees ?? null);
      const to = phone === undefined || again ? null : await this.textableIn(tx, phone);
      if (!again) await this.count(tx, head, to);
      const requestId = await this.written(tx, head, mark);
      const known = await this.requests.one(tx, requestId);
      const expiresAt =
        known?.expiresAt ?? new Date(tx.now.getTime() + this.config.CONSENT_DAYS * DAY_MS);
      if (!known) {
        const question = { requestId, complaintId: head.id, phone: to, expiresAt };
        await this.requests.ask(tx, question);
        if (to !== null)
          await this.sendings.queue(tx, {
            messageId: requestId,
            complaintId: head.id,
            media: ['sms'],
          });
      }
      return {
        token: await this.requests.tokenOf(tx, requestId),
        expiresAt: expiresAt.toISOString(),
        texted: phone !== undefined,
      };
    });
  }

  private async checkMayAsk(
    tx: Transaction,
    head: ComplaintHead,
    answered: boolean | null,
  ): Promise<void> {
    checkMaySend('consent_request', await this.copies.ofComplaint(tx, head.id));
    if (!(await this.needed(tx, head)))
      throw new ProblemError('consent.not_needed', 'The patient complains: nobody has to agree.');
    if (answered !== null)
      throw new ProblemError('consent.answered', 'The patient has answered. Talk with the office.');
  }

  private async needed(tx: Transaction, head: ComplaintHead): Promise<boolean> {
    return (await this.complaints.open(tx, head)).relation !== 'patient';
  }

  private async sendsTexts(tx: Transaction): Promise<boolean> {
    const settings = (await this.accounts.find(tx, 'sms'))?.settings;
    return (
      settings !== undefined &&
      'templates' in settings &&
      templateFor(settings.templates, CONSENT_TEMPLATE) !== undefined
    );
  }

  private async textableIn(tx: Transaction, phone: string): Promise<string> {
    if (!(await this.sendsTexts(tx)))
      throw new ProblemError('consent.no_texts', 'Show the code, or send the link yourself.');
    const [number] = textable(phone);
    if (number !== undefined) return number;
    throw new ProblemError('request.invalid', 'Give a mobile number.', {
      errors: [{ path: 'phone', code: 'phone_mobile_length', message: 'Give a mobile number' }],
    });
  }

  private async count(tx: Transaction, { id }: ComplaintHead, phone: string | null): Promise<void> {
    const counted: readonly Counted[] = [
      { what: `consent of ${id}`, limit: OF_COMPLAINT },
      ...(phone === null ? [] : [{ what: `consent to ${phone}`, limit: OF_PHONE }]),
    ];
    const retryAfterSeconds = await this.attempts.wait(tx, counted);
    if (retryAfterSeconds > 0)
      throw new ProblemError('request.too_many', 'The patient was asked often. Wait a while.', {
        retryAfterSeconds,
      });
    await this.attempts.count(tx, counted);
  }

  /** The message that says so; its id is that of the question. */
  private async written(tx: Transaction, { id }: ComplaintHead, key: Buffer): Promise<string> {
    const { complaintNo, language } = await this.numbers.told(tx, id);
    const { messageId } = await this.writer.execute(tx, {
      complaint: { id, complaintNo },
      author: COMPLAINANT,
      message: {
        ...{ direction: 'in', kind: 'consent_request', via: 'progress_page', personId: null },
        ...{ notice: null, subject: null, satisfied: null, files: [], key, at: tx.now },
        words: CONSENT_WORDS[language].consent_request,
      },
    });
    return messageId;
  }
}
