import type { Transaction, UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { BatchConsumer } from './batch.consumer.js';
import { isFrom, userOf } from './broker-rights.js';
import {
  type Answer,
  ANSWER_TYPE,
  AnswerSchema,
  CHECKPOINT_TYPE,
  CheckpointSchema,
  type Checkpoint,
  type Position,
} from './checkpoint.js';
import type { ConfirmPublisher } from './confirm-publisher.client.js';
import type { Delivery, Outcome } from './delivery.adapter.js';
import { messageOf, type OutgoingMessage } from './outgoing-message.js';
import { missingOf } from './inbox.repository.js';
import { missingAggregates, missingFound, sentAgain } from './metrics.provider.js';
import {
  eventsBehind,
  nextAggregates,
  outboxMonths,
  positionsIn,
  spanEnd,
} from './outbox.repository.js';
import {
  aggregatesFor,
  CONTROL_EXCHANGE,
  controlQueueOf,
  CONSUMING_SERVICES,
  eventQueueOf,
} from './topology.js';

/** Most events that one checkpoint covers, and most that one answer brings back. */
const SPAN_EVENTS = 1_500;
const RESEND_PAGE = 500;
/** After a start, what was published so long ago is verified once more; in milliseconds. Older events come with the sweep. */
const LOOK_BACK_MS = 7 * 24 * 3_600_000;
/** Aggregates that one round of the sweep compares: a million in less than four hours at a round a minute. */
const SWEEP_AGGREGATES = 5_000;

/** A span that ends here is empty, and its answer verifies nothing. */
const BEGINNING = new Date(0).toISOString();
const FIRST_AGGREGATE: Position = ['00000000-0000-0000-0000-000000000000', '', '', 0];

export interface ReconcilerOptions {
  readonly unitOfWork: UnitOfWork;
  readonly publisher: ConfirmPublisher;
  readonly amqpUrl: string;
  readonly service: string;
  /** Between two rounds, in milliseconds. */
  readonly everyMs: number;
  /** Events younger than this are left for the next round: a transaction may still be under way; in seconds. */
  readonly settleSeconds: number;
}

/**
 * Makes sure that every consumer has every event. The producer sends each of its consumers, behind the events and one span of
 * the outbox after the other, the last version of every aggregate; a consumer compares with its own positions and answers
 * what it lacks, which is then sent to it again. A span is left only when the consumer has all of it, so a purged queue or a
 * broker with an older disk costs a few minutes and no event. Cheap: what is compared is the aggregates that changed.
 *
 * Besides, a sweep walks slowly through all aggregates, however old, and begins again at its end: it finds what a consumer
 * lost after it was verified, as when its database comes back from an old backup.
 */
export class Reconciler {
  private readonly loop: Loop;
  private readonly answers: BatchConsumer;
  /** Up to where each consumer has everything. */
  private readonly verified = new Map<string, Date>();
  /** The month of the outbox that the sweep is in, by its beginning, and the last aggregate that it compared. */
  private swept = { month: new Date(0), aggregate: FIRST_AGGREGATE };

  constructor(private readonly options: ReconcilerOptions) {
    const { amqpUrl, service, everyMs, unitOfWork } = options;
    this.loop = new Loop(
      everyMs,
      0.1,
      () => this.round(),
      (error) => logger.warn({ err: error }, 'could not compare with the consumers; retrying'),
    );
    this.answers = new BatchConsumer({
      url: amqpUrl,
      queue: controlQueueOf(service),
      name: `${service} control`,
      prefetch: 20,
      probe: () => unitOfWork.writable(),
      handle: (deliveries) => this.take(deliveries),
    });
  }

  async open(): Promise<void> {
    await this.answers.open();
    this.loop.start();
  }

  async close(): Promise<void> {
    await this.loop.stop();
    await this.answers.close();
  }

  /** One checkpoint for each consumer that has something to verify, and the next part of the sweep. */
  async round(): Promise<void> {
    for (const consumer of CONSUMING_SERVICES) await this.checkpoint(consumer);
    await this.sweep();
  }

  /** Sends each consumer the positions of the next aggregates. A checkpoint of no span: the answer moves nothing on. */
  private async sweep(): Promise<void> {
    const { publisher, service, unitOfWork } = this.options;
    if (!publisher.ready) return;
    const { next, swept } = await unitOfWork.system((tx) => this.nextToSweep(tx));
    // One that is not settled is left for the next sweep.
    const positions = next.filter(({ settled }) => settled).map(({ position }) => position);
    const of = CONSUMING_SERVICES.map((consumer) => {
      const types = aggregatesFor(consumer);
      return { consumer, positions: positions.filter(([, type]) => types.includes(type)) };
    }).filter((part) => part.positions.length > 0);
    await publisher.publish(
      of.map((part) =>
        message(eventQueueOf(part.consumer), CHECKPOINT_TYPE, {
          producer: service,
          from: BEGINNING,
          until: BEGINNING,
          positions: part.positions,
        }),
      ),
    );
    this.swept = swept;
  }

  /** The next aggregates, month after month, and where the sweep is behind them. After the last month it begins again. */
  private async nextToSweep(tx: Transaction) {
    const { settleSeconds } = this.options;
    const next: Awaited<ReturnType<typeof nextAggregates>> = [];
    for (const month of await outboxMonths(tx)) {
      if (month.from < this.swept.month) continue;
      const begun = month.from.getTime() === this.swept.month.getTime();
      const after = begun ? this.swept.aggregate : FIRST_AGGREGATE;
      const limit = SWEEP_AGGREGATES - next.length;
      const found = await nextAggregates(tx, month, after, { settleSeconds, limit });
      next.push(...found);
      const last = found.at(-1);
      if (last && found.length === limit)
        return { next, swept: { month: month.from, aggregate: last.position } };
    }
    return { next, swept: { month: new Date(0), aggregate: FIRST_AGGREGATE } };
  }

  /** Publishes every event of these aggregates after the given versions to one consumer; repeats are harmless. */
  async sendAgain(consumer: string, missing: readonly Position[]): Promise<number> {
    if (missing.length === 0) return 0;
    const events = await this.options.unitOfWork.system((tx) =>
      eventsBehind(tx, missing, RESEND_PAGE),
    );
    const routingKey = eventQueueOf(consumer);
    const settled = await this.options.publisher.publish(
      events.map((event) => ({
        ...messageOf(event),
        exchange: CONTROL_EXCHANGE,
        routingKey,
        moreKeys: [],
      })),
    );
    const count = settled.filter((settlement) => settlement === 'confirmed').length;
    sentAgain.inc({ consumer }, count);
    return count;
  }

  private async checkpoint(consumer: string): Promise<void> {
    const { publisher, service } = this.options;
    if (!publisher.ready) return;
    const found = await this.options.unitOfWork.system((tx) => this.nextSpan(tx, consumer));
    if (!found) return;
    if (found.positions.length === 0) return this.advance(consumer, found.until);
    await publisher.publish([
      message(eventQueueOf(consumer), CHECKPOINT_TYPE, { producer: service, ...found }),
    ]);
  }

  private async nextSpan(
    tx: Transaction,
    consumer: string,
  ): Promise<Omit<Checkpoint, 'producer'> | null> {
    const from = this.verified.get(consumer) ?? new Date(tx.now.getTime() - LOOK_BACK_MS);
    this.verified.set(consumer, from);
    const types = aggregatesFor(consumer);
    const { settleSeconds } = this.options;
    const until = await spanEnd(tx, from, types, { settleSeconds, limit: SPAN_EVENTS });
    if (!until) return null;
    const positions = await positionsIn(tx, from, until, types);
    return { from: from.toISOString(), until: until.toISOString(), positions };
  }

  private advance(consumer: string, until: string): void {
    const reached = new Date(until);
    if (reached > (this.verified.get(consumer) ?? reached)) this.verified.set(consumer, reached);
  }

  private async take(deliveries: readonly Delivery[]): Promise<readonly Outcome[]> {
    const own = userOf(this.options.amqpUrl);
    for (const { body, userId } of deliveries) {
      const answer = AnswerSchema.safeParse(parsed(body));
      if (answer.success && isFrom(answer.data.consumer, userId, own))
        await this.answered(answer.data);
    }
    return deliveries.map(() => 'ack');
  }

  private async answered({ consumer, until, missing }: Answer): Promise<void> {
    if (missing.length > 0) {
      const events = await this.sendAgain(consumer, missing);
      logger.error({ consumer, aggregates: missing.length, events }, 'sent missing events again');
      return;
    }
    if (until === BEGINNING) return;
    this.advance(consumer, until);
    // With more to verify, the next span need not wait for the next round.
    await this.checkpoint(consumer);
  }
}

/** The consumer's side: what it lacks of each producer's checkpoint. */
export class CheckpointReader {
  /** Aggregates that lacked events, by producer and by whether a span or the sweep found them. */
  private readonly lacking = new Map<string, { span: number; sweep: number }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publisher: ConfirmPublisher,
    private readonly service: string,
  ) {}

  /** Producers of which events were missing when they were last compared. */
  get incomplete(): readonly string[] {
    return [...this.lacking]
      .filter(([, { span, sweep }]) => span + sweep > 0)
      .map(([producer]) => producer);
  }

  /** Compares after the events before it in the queue were applied. One that was lost is sent again by its producer. */
  async read({ body, userId }: Pick<Delivery, 'body' | 'userId'>, own: string): Promise<void> {
    const checkpoint = CheckpointSchema.safeParse(parsed(body));
    if (!checkpoint.success) return;
    const { producer, until, positions } = checkpoint.data;
    if (!isFrom(producer, userId, own)) return;
    const missing = await this.unitOfWork.system((tx) => missingOf(tx, positions));
    const lacking = this.lacking.get(producer) ?? { span: 0, sweep: 0 };
    lacking[until === BEGINNING ? 'sweep' : 'span'] = missing.length;
    this.lacking.set(producer, lacking);
    missingAggregates.set({ producer }, lacking.span + lacking.sweep);
    if (missing.length > 0) {
      missingFound.inc({ producer }, missing.length);
      logger.error(
        { producer, aggregates: missing.length },
        'events are missing; asked for them again',
      );
    }
    const answer: Answer = { consumer: this.service, until, missing };
    await this.publisher.publish([message(controlQueueOf(producer), ANSWER_TYPE, answer)]);
  }
}

function message(queue: string, type: string, content: unknown): OutgoingMessage {
  return {
    exchange: CONTROL_EXCHANGE,
    routingKey: queue,
    type,
    messageId: uuid(),
    body: Buffer.from(JSON.stringify(content)),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
