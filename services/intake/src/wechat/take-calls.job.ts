import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { classify } from '@tingsu/messaging';
import { counter, logger, Loop } from '@tingsu/runtime';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { Account } from '../media/account.js';
import { Couriers } from '../media/couriers.adapter.js';
import { RefusedSubmissionRepository } from '../refused/refused-submission.repository.js';
import { SetAsideCalls } from './set-aside-calls.usecase.js';
import { TakeCall } from './take-call.usecase.js';
import { type ClaimedCall, WechatCallRepository } from './wechat-call.repository.js';
import { WechatTalkRepository } from './wechat-talk.repository.js';

const EVERY_MS = 2_000;
/** Persons who are answered at the same time. */
const AT_ONCE = 8;
const MOST_ATTEMPTS = 3;
const RETRY_SECONDS = 20;
/** Waits of an answer that does not go out, in seconds. */
const REPLY_WAITS = [5, 30, 120, 600, 3_600];
/** Calls that are settled for long go a few at a time. */
const TIDY_MS = 60_000;
const FORGOTTEN_AT_ONCE = 1_000;

const outcomes = counter(
  'tingsu_wechat_messages_total',
  'Messages of people to the official account, by what became of them',
  ['outcome'],
);

/** Looks at what people wrote to the official account, of each person one after the other, and sends the answers. */
@Injectable()
export class TakeCallsJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop<number>;
  private tidiedAt = -Infinity;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: WechatCallRepository,
    private readonly talks: WechatTalkRepository,
    private readonly takeCall: TakeCall,
    private readonly aside: SetAsideCalls,
    private readonly refused: RefusedSubmissionRepository,
    private readonly couriers: Couriers,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
  ) {
    this.loop = new Loop(
      EVERY_MS,
      0.1,
      () => this.round(),
      (error) => logger.warn({ err: error }, 'messages of WeChat could not be looked at; retrying'),
      { atOnce: true, next: (found) => (found > 0 ? 0 : null) },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Somebody has written. */
  wake(): void {
    this.loop.wake();
  }

  /** How much there was to do. */
  private async round(): Promise<number> {
    const claimed = await this.unitOfWork.system(async (tx) => {
      await this.talks.forget(tx);
      await this.tidy(tx);
      return this.calls.claim(tx, AT_ONCE);
    });
    await Promise.all(
      claimed.map((call) => (call.state === 'kept' ? this.look(call) : this.reply(call))),
    );
    return claimed.length;
  }

  private async tidy(tx: Transaction): Promise<void> {
    const now = performance.now();
    if (now - this.tidiedAt < TIDY_MS) return;
    this.tidiedAt = now;
    await this.calls.forget(tx, FORGOTTEN_AT_ONCE);
  }

  private async look(call: ClaimedCall): Promise<void> {
    const lastTry = call.attempts >= MOST_ATTEMPTS;
    try {
      if (call.attempts > MOST_ATTEMPTS) return await this.giveUp(call);
      const taken = await this.takeCall.execute(call, { lastTry });
      if (!taken) return await this.later(call, RETRY_SECONDS, true);
      outcomes.inc({ outcome: 'taken' });
    } catch (error) {
      if (passesByItself(error)) return this.later(call, RETRY_SECONDS, false);
      logger.error({ err: error, callId: call.callId }, 'a message of WeChat made intake fail');
      return lastTry ? this.giveUp(call) : this.later(call, RETRY_SECONDS, true);
    }
  }

  /** The message waits for a person; kept first, so that a crash in between loses nothing. */
  private async giveUp(call: ClaimedCall): Promise<void> {
    const refusal = await this.aside.refusal(call);
    const { tenantId, callId: messageId } = call;
    const { adapterId } = refusal;
    if (!(await this.refused.waits({ tenantId, adapterId, messageId })))
      await this.refused.keep([refusal]);
    await this.takeCall.giveUp(call);
    outcomes.inc({ outcome: 'failed' });
    logger.error({ callId: call.callId }, 'a message of WeChat could not be taken');
  }

  private async reply(call: ClaimedCall): Promise<void> {
    const { tenantId } = call;
    const { account, reply, at } = await this.unitOfWork.run(tenantId, async (tx) => ({
      account: await this.accounts.find(tx, 'wechat'),
      reply: await this.calls.reply(tx, call),
      at: tx.now,
    }));
    const said = account && (await this.said(account, reply, at));
    const wait = said === 'later' ? REPLY_WAITS[call.attempts - 1] : undefined;
    if (wait !== undefined) return this.later(call, wait, true);
    outcomes.inc({ outcome: said === 'said' ? 'answered' : 'unanswered' });
    await this.unitOfWork.run(tenantId, (tx) => this.calls.end(tx, call));
  }

  /** An answer that perhaps went out is sent again: to read it twice does no harm. */
  private async said(
    account: Account,
    { openId, words }: { readonly openId: string; readonly words: string },
    at: Date,
  ): Promise<'said' | 'refused' | 'later'> {
    const { result } = await this.couriers.say(account, openId, words, at);
    if (result === 'handed') return 'said';
    return result === 'refused' ? 'refused' : 'later';
  }

  private later(call: ClaimedCall, seconds: number, counted: boolean): Promise<void> {
    return this.unitOfWork.system((tx) => this.calls.later(tx, call, { seconds, counted }));
  }
}

/** An outage, as against a fault of the message or of ours. */
const passesByItself = (error: unknown): boolean =>
  error instanceof ProblemError ? error.status >= 500 : classify(error).class === 'infrastructure';
