import { Injectable } from '@nestjs/common';
import { type AskReceipt, ProblemError, type ReceiptSent } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { AttemptRepository } from '../attempts/attempt.repository.js';
import { networkOf } from '../attempts/network.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { saidOfPerson } from '../complaints/person-said.js';
import type { Sender } from '../complaints/proof.js';
import { TrackedComplaints } from '../complaints/tracked-complaint.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { addressesFor, textable } from '../sendings/reachable.js';
import { AnswerLostReceipts } from './answer-lost-receipts.job.js';
import { type Asked, LostReceiptRepository } from './lost-receipt.repository.js';
import { SendReceipt } from './send-receipt.usecase.js';

/** How often one network may ask, how often one phone or mailbox is written to, and how often one complaint is sent. */
const OF_ASKER = { atOnce: 10, everyMinutes: 10 };
const OF_ADDRESS = { atOnce: 2, everyMinutes: 12 * 60 };
const OF_COMPLAINT = { atOnce: 3, everyMinutes: 8 * 60 };

/** Number and code once more: for who lost them, and for who wants them on the phone. */
@Injectable()
export class AskReceiptAgain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly lost: LostReceiptRepository,
    private readonly job: AnswerLostReceipts,
    private readonly tracked: TrackedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly dataKeys: DataKeys,
    private readonly messages: MessageRepository,
    private readonly receipts: SendReceipt,
  ) {}

  /** The same answer, in the same time, whether or not the address is known or was written to enough. */
  async lostBy(
    { tenantId, address: from }: Pick<Sender, 'tenantId' | 'address'>,
    wanted: AskReceipt,
  ): Promise<void> {
    const asker = [{ what: `receipt asked from ${networkOf(from)}`, limit: OF_ASKER }];
    const asked = askedIn(wanted);
    const seconds = await this.unitOfWork.run(tenantId, async (tx) => {
      const wait = await this.attempts.wait(tx, asker);
      if (wait > 0) return wait;
      await this.attempts.count(tx, asker);
      const to = [{ what: `receipt to ${asked.medium} ${asked.address}`, limit: OF_ADDRESS }];
      if ((await this.attempts.wait(tx, to)) > 0) return 0;
      await this.attempts.count(tx, to);
      await this.lost.keep(tx, asked);
      tx.afterCommit(() => this.job.wake());
      return 0;
    });
    if (seconds > 0) throw tooOften(seconds);
  }

  /** For who has a code. The same key acts once. */
  bySender(sender: Sender, key: string): Promise<ReceiptSent> {
    return this.tracked.run(sender, async (tx, head) => {
      const said = saidOfPerson(await this.complaints.open(tx, head));
      const media = (['sms', 'email'] as const).filter(
        (medium) => addressesFor(medium, said).length > 0,
      );
      if (media.length === 0)
        throw new ProblemError('contact.missing', 'Write the number and the code down instead.');
      const mark = (await this.dataKeys.forTenant(tx)).fingerprint(
        'receipt-key',
        `${head.id} ${key}`,
      );
      const counted = [{ what: `receipt of ${head.id}`, limit: OF_COMPLAINT }];
      if (await this.messages.knows(tx, mark)) return { media };
      const seconds = await this.attempts.wait(tx, counted);
      if (seconds > 0) throw tooOften(seconds);
      await this.attempts.count(tx, counted);
      await this.receipts.queue(tx, { complaintId: head.id, media, key: mark });
      return { media };
    });
  }
}

/** A number that takes no texts is looked for like any other, and not found. */
function askedIn({ phone = '', email }: AskReceipt): Asked {
  return email === undefined
    ? { medium: 'sms', address: textable(phone)[0] ?? phone }
    : { medium: 'email', address: email.toLowerCase() };
}

const tooOften = (retryAfterSeconds: number): ProblemError =>
  new ProblemError('request.too_many', 'Number and code were asked for too often. Wait a while.', {
    retryAfterSeconds,
  });
