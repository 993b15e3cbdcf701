import { Injectable } from '@nestjs/common';
import { isShortCode, ProblemError, readComplaintNo } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys, shortCodeMatches, trackingCodeMatches } from '@tingsu/privacy';
import { counter } from '@tingsu/runtime';
import { AttemptRepository, type Counted } from '../attempts/attempt.repository.js';
import { networkOf } from '../attempts/network.js';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';

/** Who asks about a complaint: proven by the long or the short code of the receipt. */
export interface Sender {
  readonly tenantId: string;
  readonly complaintNo: string;
  readonly code: string;
  /** From where it is asked. */
  readonly address: string;
}

/** Compared with when there is no complaint, so that an unknown number takes as long as a wrong code. */
const NO_HASH = Buffer.alloc(32);
const NO_COMPLAINT = '00000000-0000-0000-0000-000000000000';
/** Wrong short codes. Of a complaint, so that eight digits cannot be guessed; of an address more, because a house has few. */
const OF_COMPLAINT = { atOnce: 10, everyMinutes: 30 };
const OF_ADDRESS = { atOnce: 30, everyMinutes: 10 };

const wrongCodes = counter(
  'tingsu_wrong_short_codes_total',
  'Short codes of receipts that were wrong, or not looked at because too many were; a jump is somebody guessing',
  ['outcome'],
);

/** A complaint for its sender. */
@Injectable()
export class TrackedComplaints {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly dataKeys: DataKeys,
    private readonly attempts: AttemptRepository,
  ) {}

  /**
   * Works on the complaint in one transaction. An unknown number and a wrong code get the same answer: both throw `complaint.not_found`.
   * Of a number or an address with too many wrong short codes no short one is looked at for a while (`code.resting`); the long one always is.
   */
  async run<Result>(
    sender: Sender,
    work: (tx: Transaction, head: ComplaintHead) => Promise<Result>,
  ): Promise<Result> {
    if (isShortCode(sender.code)) await this.guess(sender);
    return this.unitOfWork.run(sender.tenantId, async (tx) => {
      const head = await this.find(tx, sender);
      if (!head) throw notFound();
      return work(tx, head);
    });
  }

  /** In a transaction of its own: what counts a wrong code must not be rolled back with the refusal. */
  private async guess(sender: Sender): Promise<void> {
    const counted = countedOf(sender);
    const refusal = await this.unitOfWork.run(sender.tenantId, async (tx) => {
      const seconds = await this.attempts.wait(tx, counted);
      if (seconds > 0) return resting(seconds);
      if (await this.find(tx, sender)) return null;
      await this.attempts.count(tx, counted);
      return notFound();
    });
    if (!refusal) return;
    wrongCodes.inc({ outcome: refusal.code === 'code.resting' ? 'resting' : 'wrong' });
    throw refusal;
  }

  private async find(
    tx: Transaction,
    { complaintNo, code }: Sender,
  ): Promise<ComplaintHead | null> {
    const head = await this.complaints.head(tx, complaintNo);
    const matches = isShortCode(code)
      ? shortCodeMatches(
          code,
          (await this.dataKeys.forTenant(tx)).shortCode(head?.id ?? NO_COMPLAINT),
        )
      : trackingCodeMatches(code, head?.trackingHash ?? NO_HASH);
    return matches ? head : null;
  }
}

/** Numbers count whether or not there is such a complaint. */
const countedOf = ({ complaintNo, address }: Sender): readonly Counted[] => [
  { what: `code of ${readComplaintNo(complaintNo)}`, limit: OF_COMPLAINT },
  { what: `code from ${networkOf(address)}`, limit: OF_ADDRESS },
];

const notFound = (): ProblemError =>
  new ProblemError(
    'complaint.not_found',
    'Check the number and the tracking code on your receipt.',
  );

const resting = (retryAfterSeconds: number): ProblemError =>
  new ProblemError(
    'code.resting',
    'Use the long code of the receipt, which works at any time, or wait.',
    { retryAfterSeconds },
  );
