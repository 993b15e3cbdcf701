import { Inject, Injectable } from '@nestjs/common';
import { CONSENT_TEMPLATE, RECEIPT_TEMPLATE } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import type { IntakeConfig } from '../config.js';
import { consentLink } from '../consents/consent-request.js';
import { ConsentRequestRepository } from '../consents/consent-request.repository.js';
import type { Account, SentMedium } from '../media/account.js';
import type { Parcel } from '../media/parcel.js';
import { Mailboxes } from '../mailbox/mailboxes.provider.js';
import type { StoredMessage } from '../messages/message.js';
import { MessageRepository } from '../messages/message.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { ComplaintNumbers } from './complaint-numbers.repository.js';
import { OpenIds } from './open-id.repository.js';
import { dayAround, quietUntil } from './quiet-hours.js';
import { addressFor } from './reachable.js';
import { type ClaimedSending, SendingRepository } from './sending.repository.js';
import { mailOf, parcelValues, spacedCode, talkOf } from './wording.js';

const HOUR_MS = 3_600_000;
const TALK_OPEN_HOURS = 47;
const hoursFrom = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);

export type Packed =
  | { readonly result: 'postponed' }
  | {
      readonly result: 'failed';
      readonly error: string;
      readonly beganAt: Date;
      readonly account: Account | null;
    }
  | {
      readonly result: 'packed';
      readonly parcel: Parcel;
      readonly account: Account;
      readonly beganAt: Date;
      readonly at: Date;
    };

/** By which a sending goes out, in the group as it is now. */
export interface Way {
  readonly medium: SentMedium;
  readonly account: Account | null;
  readonly reference: Reference;
}

interface ToPack {
  readonly address: string;
  readonly medium: SentMedium;
  readonly talks: boolean;
  readonly reference: Reference;
  /** Where a patient is asked to agree; null for what goes to the complainant. */
  readonly link: string | null;
}

/** Reads address and words at the moment of sending, so that a corrected number counts at once, and looks whether it may go now. */
@Injectable()
export class PackParcel {
  constructor(
    private readonly messages: MessageRepository,
    private readonly complaints: ComplaintRepository,
    private readonly numbers: ComplaintNumbers,
    private readonly openIds: OpenIds,
    private readonly consents: ConsentRequestRepository,
    private readonly sendings: SendingRepository,
    private readonly dataKeys: DataKeys,
    private readonly boxes: Mailboxes,
    @Inject(CONFIG)
    private readonly config: Pick<IntakeConfig, 'PUBLIC_URL' | 'ACKNOWLEDGEMENTS_AN_HOUR'>,
  ) {}

  async execute(
    tx: Transaction,
    sending: ClaimedSending,
    { medium, account, reference }: Way,
  ): Promise<Packed> {
    const { timeZone } = reference;
    const beganAt = sending.beganAt ?? tx.now;
    const fail = (error: string): Packed => ({ result: 'failed', error, beganAt, account });
    if (!account) return fail('media.not_configured');
    // Before the quiet hours: who cannot be reached by this way must not wait for the morning until the next one is tried.
    const asked = medium === 'sms' ? await this.consents.textOf(tx, sending.messageId) : null;
    const address = asked ? asked.phone : await this.address(tx, sending.complaintId, medium);
    if (address === null) return fail('address.missing');
    const open = !sending.unsure && sending.receiptBy === null;
    const quiet = sending.urgent ? null : quietUntil(account.settings.quiet, tx.now, timeZone);
    if (open && quiet) return this.postpone(tx, sending, quiet, 'quiet_hours');
    const keys = await this.dataKeys.forTenant(tx);
    const mark = keys.blindIndex(`sending.${medium}`, address);
    const { since, until } = dayAround(tx.now, timeZone);
    const before = open ? await this.sendings.countTo(tx, medium, mark, since) : 0;
    if (before >= account.settings.perAddressADay)
      return this.postpone(tx, sending, until, 'address.enough_today');
    if (open && (await this.isAnsweredEnough(tx, sending, medium, mark)))
      return this.postpone(tx, sending, hoursFrom(tx.now, 1), 'acknowledgement.enough');
    await this.sendings.mark(tx, sending.sendingId, mark);
    const talks = medium === 'wechat' && (await this.talks(tx, address));
    const link = asked && consentLink(this.config.PUBLIC_URL, asked.token);
    const parcel = await this.parcel(tx, sending, { address, medium, talks, reference, link });
    return { result: 'packed', parcel, account, beganAt, at: tx.now };
  }

  /** A program at the other end that answers each acknowledgement with a new complaint would never end (RFC 3834). */
  private async isAnsweredEnough(
    tx: Transaction,
    { notice }: ClaimedSending,
    medium: SentMedium,
    mark: Buffer,
  ): Promise<boolean> {
    if (!notice?.startsWith('acknowledgement.')) return false;
    const sent = await this.sendings.countAcknowledged(tx, medium, mark, hoursFrom(tx.now, -1));
    return sent >= this.config.ACKNOWLEDGEMENTS_AN_HOUR;
  }

  private async postpone(
    tx: Transaction,
    sending: ClaimedSending,
    until: Date,
    reason: string,
  ): Promise<Packed> {
    await this.sendings.postpone(tx, sending, until, reason);
    return { result: 'postponed' };
  }

  private async address(
    tx: Transaction,
    complaintId: string,
    medium: SentMedium,
  ): Promise<string | null> {
    const { complaintNo } = await this.numbers.told(tx, complaintId);
    const head = await this.complaints.head(tx, complaintNo);
    if (!head) return null;
    const said = saidOfPerson(await this.complaints.open(tx, head));
    const openId = medium === 'wechat' ? await this.openIds.of(tx, complaintId) : null;
    return addressFor(medium, said, openId);
  }

  private async parcel(
    tx: Transaction,
    { tenantId, sendingId, messageId, complaintId, triedAt, notice }: ClaimedSending,
    { address, medium, talks, reference, link }: ToPack,
  ): Promise<Parcel> {
    const told = await this.numbers.told(tx, complaintId);
    const message = await this.messages.one(tx, complaintId, messageId);
    if (!message) throw new Error('a message vanished while it was sent');
    const { subject, words } = message;
    const { language } = told;
    const byMail = medium === 'email' && told.channel === 'email';
    // The code is in no message: who reads the thread at the hospital could speak for the complainant with it.
    const code =
      message.kind === 'receipt' || (byMail && isAcknowledgement(message))
        ? spacedCode((await this.dataKeys.forTenant(tx)).shortCode(complaintId))
        : null;
    const known = parcelValues(told, reference, this.config.PUBLIC_URL);
    const values = { ...known, ...(link === null ? {} : { link }), code: code ?? '' };
    const box = this.boxes.of(tenantId, told.campus);
    const said = { subject, words, language, values, code };
    return {
      ...{ sendingId, complaintId, address, values, firstTriedAt: triedAt ?? tx.now },
      template: templateOf(message.kind, link) ?? notice,
      ...mailOf({ ...said, takesReplies: box !== null }),
      replyTo: box?.address ?? null,
      talk: talks ? talkOf(said) : null,
    };
  }

  /** WeChat takes words for two days after the person wrote; an hour of that is left for the way there. */
  private talks(tx: Transaction, openId: string): Promise<boolean> {
    return this.openIds.wroteSince(tx, openId, hoursFrom(tx.now, -TALK_OPEN_HOURS));
  }
}

/** Messages that have a template of their own, though they are no notice. */
const templateOf = (kind: StoredMessage['kind'], link: string | null): string | null =>
  link !== null ? CONSENT_TEMPLATE : kind === 'receipt' ? RECEIPT_TEMPLATE : null;

/** Who complained by mail has no other receipt: its code comes with the first mail of ours. */
const isAcknowledgement = ({ notice }: Pick<StoredMessage, 'notice'>): boolean =>
  notice?.startsWith('acknowledgement.') === true;
