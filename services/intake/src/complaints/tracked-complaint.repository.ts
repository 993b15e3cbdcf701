import { Injectable } from '@nestjs/common';
import { ProblemError, readTrackingCode, searchablePhones } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys, shortCodeMatches, trackingCodeMatches } from '@tingsu/privacy';
import { counter } from '@tingsu/runtime';
import { AttemptRepository } from '../attempts/attempt.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';
import { saidOfPerson, saidSinceCorrected } from './person-said.js';
import { countedOf, type Proof, proofOf, type Sender } from './proof.js';

/** Compared with when there is no complaint, so that an unknown number takes as long as a wrong code. */
const NO_HASH = Buffer.alloc(32);
const NO_COMPLAINT = '00000000-0000-0000-0000-000000000000';

const wrongCodes = counter(
  'tingsu_wrong_short_codes_total',
  'Short codes and last digits that were wrong, or not looked at because too many were; a jump is somebody guessing',
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
    private readonly references: ReferenceRepository,
  ) {}

  /**
   * Works on the complaint in one transaction. An unknown number and a wrong code get the same answer: both throw `complaint.not_found`.
   * Of a number or an address with too many wrong short codes no short one is looked at for a while (`code.resting`); the long one always is.
   */
  async run<Result>(
    sender: Sender,
    work: (tx: Transaction, head: ComplaintHead) => Promise<Result>,
  ): Promise<Result> {
    const proof = proofOf(sender.code);
    if (proof !== 'long') await this.guess(sender, proof);
    return this.unitOfWork.run(sender.tenantId, async (tx) => {
      const head = await this.find(tx, sender, proof);
      if (!head) throw notFound();
      return work(tx, head);
    });
  }

  /** In a transaction of its own: what counts a wrong code must not be rolled back with the refusal. */
  private async guess(sender: Sender, proof: Exclude<Proof, 'long'>): Promise<void> {
    const counted = countedOf(proof, sender);
    const refusal = await this.unitOfWork.run(sender.tenantId, async (tx) => {
      const seconds = await this.attempts.wait(tx, counted);
      if (seconds > 0) return resting(seconds);
      if (await this.find(tx, sender, proof)) return null;
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
    proof: Proof,
  ): Promise<ComplaintHead | null> {
    const head = await this.complaints.head(tx, complaintNo);
    return (await this.matches(tx, head, code, proof)) ? head : null;
  }

  private async matches(
    tx: Transaction,
    head: ComplaintHead | null,
    code: string,
    proof: Proof,
  ): Promise<boolean> {
    switch (proof) {
      case 'long':
        return trackingCodeMatches(code, head?.trackingHash ?? NO_HASH);
      case 'short': {
        const keys = await this.dataKeys.forTenant(tx);
        return shortCodeMatches(code, keys.shortCode(head?.id ?? NO_COMPLAINT));
      }
      case 'phone':
        return head !== null && this.endsWith(tx, head, readTrackingCode(code));
    }
  }

  /** Whether a phone that was given, and not corrected since, ends with these digits, and the policy takes that for a proof. */
  private async endsWith(tx: Transaction, head: ComplaintHead, digits: string): Promise<boolean> {
    if (!(await this.references.within(tx)).progressByPhone(head)) return false;
    const said = saidOfPerson(await this.complaints.open(tx, head));
    return saidSinceCorrected(said, 'phone')
      .flatMap(({ fields }) => searchablePhones(fields.phone ?? ''))
      .some((number) => number.endsWith(digits));
  }
}

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
