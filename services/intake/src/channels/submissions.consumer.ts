import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { correlationIdFrom, counter, logger, runWithCorrelation } from '@tingsu/runtime';
import {
  adapterOfUser,
  BatchConsumer,
  classify,
  ConfirmPublisher,
  type Delivery,
  type Outcome,
  type OutgoingMessage,
  SUBMISSIONS_QUEUE,
} from '@tingsu/messaging';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import type { Adapter } from '../complaints/registration.js';
import { ArrivedTests } from '../inlets/arrived-tests.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import {
  type NewRefusal,
  RefusedSubmissionRepository,
} from '../refused/refused-submission.repository.js';
import { AMQP_URL } from './amqp-url.js';
import { AdapterMessages, type Taken, TEST_MESSAGE } from './adapter-messages.usecase.js';
import { AdapterRepository, hashApiKey } from './adapter.repository.js';
import { problemMessage, receiptMessage, replyQueueOf } from './submission-answers.adapter.js';

/** As over HTTP: 20,000 characters of complaint and change. */
const LONGEST_BODY = 262_144;

type Verdict =
  | { readonly kind: 'accepted'; readonly taken: Taken }
  | { readonly kind: 'refused'; readonly problem: ProblemError; readonly adapter: Adapter | null }
  /** Something that passes by itself: the broker delivers it again, and the message-id keeps it from acting twice. */
  | { readonly kind: 'later' }
  /** One of our own: it has come. */
  | { readonly kind: 'test' };

const taken = counter(
  'tingsu_submissions_total',
  'Messages of channel adapters, by what became of them',
  ['outcome'],
);

/**
 * Submissions of channel adapters over AMQP. A message is settled only when its complaint is stored, or the message
 * itself among the refused ones, where the complaint centre sees it.
 */
@Injectable()
export class SubmissionsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BatchConsumer;

  constructor(
    @Inject(AMQP_URL) url: string,
    private readonly publisher: ConfirmPublisher,
    private readonly adapters: AdapterRepository,
    private readonly messages: AdapterMessages,
    private readonly refused: RefusedSubmissionRepository,
    private readonly tests: ArrivedTests,
    references: ReferenceRepository,
  ) {
    this.consumer = new BatchConsumer({
      url,
      queue: SUBMISSIONS_QUEUE,
      name: 'intake submissions',
      prefetch: 200,
      handle: (deliveries) => this.handle(deliveries),
      probe: () => requireReady(references),
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.consumer.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.close();
  }

  /** Public for tests. */
  async handle(deliveries: readonly Delivery[]): Promise<readonly Outcome[]> {
    const verdicts = await Promise.all(deliveries.map((delivery) => this.judge(delivery)));
    return this.answer(deliveries, verdicts);
  }

  private judge(delivery: Delivery): Promise<Verdict> {
    return runWithCorrelation(correlationIdFrom(delivery.correlationId), () => this.take(delivery));
  }

  private async take(delivery: Delivery): Promise<Verdict> {
    let adapter: Adapter | null = null;
    try {
      if (await this.isTest(delivery)) return { kind: 'test' };
      adapter = await this.adapterOf(delivery);
      const key = idempotencyKeyOf(delivery.messageId, 'a message-id');
      requireSize(delivery.body);
      const { type, body } = delivery;
      return { kind: 'accepted', taken: await this.messages.execute({ adapter, key, type, body }) };
    } catch (error) {
      if (passesByItself(error)) {
        logger.warn({ err: error }, 'a submission cannot be taken now; it will come again');
        return { kind: 'later' };
      }
      return { kind: 'refused', problem: problemOf(error), adapter };
    }
  }

  /** By its own account at the broker, which checks it, else by its API key. */
  private adapterOf(delivery: Delivery): Promise<Adapter> {
    const id = adapterOfUser(delivery.userId ?? '');
    return id === null ? this.adapters.byKey(apiKeyOf(delivery)) : this.adapters.byAccount(id);
  }

  private async isTest({ type, messageId }: Delivery): Promise<boolean> {
    return type === TEST_MESSAGE && (await this.tests.arrived(messageId ?? '', null));
  }

  private async answer(
    deliveries: readonly Delivery[],
    verdicts: readonly Verdict[],
  ): Promise<readonly Outcome[]> {
    const kept = await this.keepRefused(deliveries, verdicts);
    const answers = deliveries.flatMap((delivery, index) => {
      const message = answerOf(delivery, verdicts[index]);
      return message ? [{ index, message }] : [];
    });
    const settlements =
      answers.length === 0
        ? []
        : await this.publisher.publish(answers.map(({ message }) => message));
    const settled = new Map(answers.map(({ index }, i) => [index, settlements[i]]));
    return verdicts.map(({ kind }, index) => {
      // A missing reply queue is its owner's choice; a silent broker may have lost the reply.
      const done =
        kind === 'test' ||
        (kind === 'refused' ? kept : kind === 'accepted' && settled.get(index) !== 'unknown');
      taken.inc({ outcome: done ? kind : 'later' });
      return done ? 'ack' : 'later';
    });
  }

  /** False when they could not be stored: then they come again. */
  private async keepRefused(
    deliveries: readonly Delivery[],
    verdicts: readonly Verdict[],
  ): Promise<boolean> {
    const refusals = deliveries.flatMap((delivery, i) => {
      const verdict = verdicts[i];
      return verdict?.kind === 'refused' ? [refusalOf(delivery, verdict)] : [];
    });
    try {
      await this.refused.keep(refusals);
    } catch (error) {
      logger.warn({ err: error }, 'refused submissions could not be stored; they will come again');
      return false;
    }
    for (const { code, adapterId } of refusals)
      logger.error({ code, adapterId }, 'a submission was refused: the complaint centre must look');
    return true;
  }
}

/** An outage, as against a fault of the message or of ours: trying the same again would delay its neighbours for nothing. */
function passesByItself(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status === 503;
  return classify(error).class === 'infrastructure';
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  logger.error({ err: error }, 'a submission made intake fail');
  return new ProblemError('internal', 'The message is kept, and a person will look at it.');
}

function answerOf(delivery: Delivery, verdict: Verdict | undefined): OutgoingMessage | null {
  const queue = replyQueueOf(delivery);
  if (queue === null || !verdict || verdict.kind === 'later' || verdict.kind === 'test')
    return null;
  return verdict.kind === 'accepted'
    ? receiptMessage(delivery, queue, verdict.taken)
    : problemMessage(delivery, queue, verdict.problem);
}

function refusalOf(
  { routingKey, messageId, type, headers, body }: Delivery,
  { problem, adapter }: Verdict & { readonly kind: 'refused' },
): NewRefusal {
  const apiKey = headers['x-api-key'];
  return {
    tenantId: adapter?.tenantId ?? null,
    adapterId: adapter?.id ?? null,
    channel: routingKey,
    messageId: messageId ?? null,
    messageType: type ?? null,
    keyHash: typeof apiKey === 'string' ? hashApiKey(apiKey) : null,
    code: problem.code,
    detail: problem.detail,
    errors: problem.extra.errors ?? [],
    body,
  };
}

async function requireReady(references: ReferenceRepository): Promise<void> {
  if (!(await references.anyReady()))
    throw new Error('Neither directory nor policies have arrived');
}

function apiKeyOf({ headers }: Delivery): string {
  const key = headers['x-api-key'];
  if (typeof key === 'string') return key;
  throw new ProblemError(
    'adapter.key_invalid',
    'Publish under the account of the adapter, or send its API key in the header x-api-key.',
  );
}

function requireSize(body: Buffer): void {
  if (body.length > LONGEST_BODY)
    throw new ProblemError(
      'request.too_large',
      'Send less than 256 KB; long material belongs in an attachment.',
    );
}
