import { Inject, Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { IntakeConfig } from '../config.js';
import { MAIL_ACCOUNT, type SentMedium } from '../media/account.js';
import { messageCost } from '../media/approved-text.js';
import { Couriers } from '../media/couriers.adapter.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { afterHandover, afterTrace, type Attempt, type Step } from './after-attempt.js';
import { type Packed, PackParcel, type Way } from './pack-parcel.usecase.js';
import { dayAround } from './quiet-hours.js';
import { type ClaimedSending, SendingRepository } from './sending.repository.js';
import { SettleSending } from './settle-sending.usecase.js';
import { type Bucket, fullBucket, refilled, untilToken } from './token-bucket.js';

/** Messages of one batch that are with the provider at the same time. */
const AT_ONCE = 5;

/** Sends messages of one hospital group by one medium. */
@Injectable()
export class SendDue {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sendings: SendingRepository,
    private readonly accounts: MediaAccountRepository,
    private readonly references: ReferenceRepository,
    private readonly packing: PackParcel,
    private readonly couriers: Couriers,
    private readonly settling: SettleSending,
    @Inject(CONFIG)
    private readonly config: Pick<IntakeConfig, 'SEND_BATCH' | 'SEND_LEASE_SECONDS'>,
  ) {}

  /** Claims a batch and works on it. Gives the milliseconds until there may be more to do; null when nothing is left for now. */
  async batch(tenantId: string, medium: SentMedium): Promise<number | null> {
    const reference = await this.references.of(tenantId);
    const { account, allowed } = await this.unitOfWork.run(tenantId, (tx) =>
      this.allowance(tx, medium, reference.timeZone),
    );
    if (allowed === 0) return null;
    const lane = `${medium} ${tenantId}`;
    const { perSecond } = (account ?? MAIL_ACCOUNT).settings;
    const bucket = this.bucket(lane, perSecond);
    const limit = Math.min(this.config.SEND_BATCH, allowed, Math.floor(bucket.tokens));
    if (limit === 0) return untilToken(bucket, perSecond);
    const claimed = await this.unitOfWork.run(tenantId, (tx) =>
      this.sendings.claim(tx, medium, limit, this.config.SEND_LEASE_SECONDS),
    );
    // Only what goes out takes a token: a look that finds little must not make the next message wait.
    this.buckets.set(lane, { ...bucket, tokens: bucket.tokens - claimed.length });
    await this.workOn(claimed, { medium, account, reference });
    return claimed.length === limit ? 0 : null;
  }

  private async workOn(claimed: readonly ClaimedSending[], way: Way): Promise<void> {
    const queue = [...claimed];
    const work = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await this.one(one, way);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, work));
  }

  /** The account, and how many more messages may go out today. */
  private async allowance(tx: Transaction, medium: SentMedium, timeZone: string) {
    const account = await this.accounts.find(tx, medium);
    const aDay = account?.settings.aDay ?? null;
    if (aDay === null) return { account, allowed: Infinity };
    const { since } = dayAround(tx.now, timeZone);
    const sent = await this.sendings.countSince(tx, medium, since);
    return { account, allowed: Math.max(0, aDay - sent) };
  }

  private bucket(lane: string, perSecond: number): Bucket {
    const at = performance.now();
    return refilled(this.buckets.get(lane) ?? fullBucket(perSecond, at), perSecond, at);
  }

  private async one(sending: ClaimedSending, way: Way): Promise<void> {
    const { tenantId } = sending;
    const { medium } = way;
    const packed = await this.unitOfWork.run(tenantId, (tx) =>
      this.packing.execute(tx, sending, way),
    );
    if (packed.result === 'postponed') return;
    const attempt: Attempt = { medium, attempts: sending.attempts, beganAt: packed.beganAt };
    const { account } = packed;
    const provider = account?.settings.provider ?? 'none';
    const costFen =
      packed.result === 'packed'
        ? messageCost(packed.account.settings, packed.parcel.template, packed.parcel.values)
        : 0;
    const step =
      packed.result === 'failed'
        ? { state: 'failed' as const, error: packed.error }
        : await this.attempt(sending, attempt, packed);
    await this.unitOfWork.run(tenantId, (tx) =>
      this.settling.execute(tx, sending, step, { provider, costFen }),
    );
  }

  /** Asks about what the provider may have, and gives it what it has not. */
  private async attempt(
    { unsure, receiptBy }: ClaimedSending,
    attempt: Attempt,
    { account, parcel, at }: Extract<Packed, { result: 'packed' }>,
  ): Promise<Step> {
    const { settings } = account;
    const asked = unsure || receiptBy ? await this.couriers.trace(account, parcel, at) : null;
    const known = asked && afterTrace(attempt, asked, at, settings);
    // Without a receipt in time it counts as not arrived; it is not sent by this way again.
    if (receiptBy)
      return known?.state === 'arrived' || known?.state === 'failed'
        ? known
        : { state: 'failed', error: 'receipt.missing' };
    if (known) return known;
    return afterHandover(attempt, await this.couriers.send(account, parcel, at), at, settings);
  }
}
