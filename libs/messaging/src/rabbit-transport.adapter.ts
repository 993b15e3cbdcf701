import { Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { isObservable, lastValueFrom, type Observable, throwError } from 'rxjs';
import { BatchConsumer } from './batch.consumer.js';
import { mayPublish, userOf } from './broker-rights.js';
import { type Delivery, earlierDeliveries, type Outcome } from './delivery.adapter.js';
import { CHECKPOINT_TYPE } from './checkpoint.js';
import { type CheckedEvent, decodeMessage, type MessagePart } from './event-codec.js';
import { classify } from './failure.js';
import { type EventHandlers, Inbox, type InboxContext } from './inbox.provider.js';
import { entryOf, type InboxEntry } from './inbox.repository.js';
import { handled, notFromPublisher } from './metrics.provider.js';
import { park, type ToPark } from './parked.repository.js';
import type { CheckpointReader } from './reconciler.job.js';

export interface RabbitTransportOptions {
  readonly unitOfWork: UnitOfWork;
  readonly amqpUrl: string;
  readonly service: string;
  readonly queue: string;
  readonly serviceVersion: string;
  readonly prefetch?: number;
  readonly retryDelaysMs?: readonly number[];
  /** Reads the checkpoints of producers; without it they are ignored. */
  readonly checkpoints?: CheckpointReader;
}

/**
 * A message that came back so often without an answer may be what ends its consumer, or its connection was cut again and
 * again: it is stored and applied alone, long before the broker's own limit.
 */
const SUSPECT_AFTER = 3;

interface Arrival {
  readonly index: number;
  readonly delivery: Delivery;
  readonly text: () => string;
  readonly entry: InboxEntry;
  readonly suspect: boolean;
}

/** Nest replaces errors of handlers by "Internal server error"; what to do about a failure depends on the real one. */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Nest transport that consumes the service's queue in batches. `@EventPattern(type)` methods of controllers get all
 * events of that type in a batch, of one tenant, inside the transaction that also marks them as applied. A method that
 * takes many types gets them in one call with `@EventPattern(types, { together: 'a name' })`.
 */
export class RabbitTransport extends Server implements CustomTransportStrategy, EventHandlers {
  override readonly propagatesEventHandlerErrors = true;
  readonly inbox: Inbox;
  private readonly consumer: BatchConsumer;
  private readonly user: string;
  private readonly groups = new Map<string, string>();
  private readonly byGroup = new Map<string, MessageHandler[]>();

  constructor(private readonly options: RabbitTransportOptions) {
    super();
    const { unitOfWork, amqpUrl, service, queue, prefetch } = options;
    this.user = userOf(amqpUrl);
    this.inbox = new Inbox({ ...options, handlers: this });
    this.consumer = new BatchConsumer({
      url: amqpUrl,
      queue,
      name: `${service} consumer`,
      prefetch,
      handle: (deliveries) => this.handle(deliveries),
      probe: () => unitOfWork.writable(),
    });
  }

  get connected(): boolean {
    return this.consumer.connected;
  }

  override addHandler(
    pattern: string,
    callback: MessageHandler,
    isEventHandler = false,
    extras: { together?: string } = {},
  ): void {
    if (!isEventHandler) throw new Error(`Events have no reply: use @EventPattern for ${pattern}`);
    const group = extras.together ?? pattern;
    const known = this.groups.get(pattern);
    if (known !== undefined && known !== group)
      throw new Error(`Handlers for ${pattern} disagree on batching`);
    this.groups.set(pattern, group);
    // Nest registers a method that takes several types once for each of them.
    if (extras.together === undefined)
      this.byGroup.set(group, [...(this.byGroup.get(group) ?? []), callback]);
    else if (!this.byGroup.has(group)) this.byGroup.set(group, [callback]);
  }

  has(type: string): boolean {
    return this.groups.has(type);
  }

  groupOf(type: string): string {
    return this.groups.get(type) ?? type;
  }

  /** Handlers of one group run one after the other: they share a transaction. */
  async call(group: string, events: readonly CheckedEvent[], context: InboxContext): Promise<void> {
    for (const handler of this.byGroup.get(group) ?? []) {
      const result: unknown = await handler(events, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    }
  }

  /** Consumes from now on; while the broker is away it keeps trying. */
  listen(callback: (error?: unknown) => void): void {
    this.inbox.start();
    this.consumer.open().then(() => callback(), callback);
  }

  /** Resolves when the queue is being consumed for the first time. */
  ready(): Promise<void> {
    return this.consumer.ready();
  }

  async close(): Promise<void> {
    await this.consumer.close();
    await this.inbox.stop();
  }

  on(): never {
    throw new Error('The transport has no events of its own; watch the metrics');
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  /** Public for tests and tools: one batch as it comes from the broker. */
  async handle(deliveries: readonly Delivery[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = deliveries.map(() => 'ack');
    const { good, bad } = this.sort(deliveries);
    // A message of several events is settled by what went worst.
    const put = (items: readonly { index: number }[], outcome: Outcome) =>
      items.forEach(({ index }) => {
        if (outcomes[index] !== 'later' && outcome !== 'ack') outcomes[index] = outcome;
      });
    put(bad, await this.parkAll(bad.map(({ message }) => message)));
    for (const [tenantId, arrivals] of good) {
      const suspects = arrivals.filter(({ suspect }) => suspect);
      const others = arrivals.filter(({ suspect }) => !suspect);
      put(others, await this.receive(tenantId, others.map(entryIn), false));
      put(suspects, await this.receive(tenantId, suspects.map(entryIn), true));
    }
    // Last: they speak of the events before them.
    for (const delivery of deliveries)
      if (delivery.type === CHECKPOINT_TYPE && !outcomes.includes('later'))
        await this.options.checkpoints?.read(delivery, this.user).catch((error: unknown) => {
          logger.warn({ err: error }, 'could not compare with a producer; it asks again');
        });
    return outcomes;
  }

  /** What the broker gave up on: events go through the inbox alone, and what is no event is parked. */
  async adopt(deliveries: readonly Delivery[]): Promise<void> {
    const { unitOfWork, serviceVersion, queue } = this.options;
    const { good, bad } = this.sort(deliveries);
    const messages = bad.map(({ message }) => message);
    for (const [tenantId, arrivals] of good) {
      try {
        await this.inbox.setAside(tenantId, arrivals.map(entryIn));
      } catch (error) {
        const failure = classify(error);
        if (failure.class === 'infrastructure') throw error;
        for (const { entry, delivery, text } of arrivals)
          messages.push({
            ...failure,
            queue,
            envelope: entry.event,
            delivery: only(delivery, text),
          });
      }
    }
    await unitOfWork.system((tx) => park(tx, messages, serviceVersion));
  }

  private sort(deliveries: readonly Delivery[]): {
    readonly good: ReadonlyMap<string, readonly Arrival[]>;
    readonly bad: readonly { readonly index: number; readonly message: ToPark }[];
  } {
    const bad: { index: number; message: ToPark }[] = [];
    const good = new Map<string, Arrival[]>();
    deliveries.forEach((delivery, index) => {
      if (delivery.type === CHECKPOINT_TYPE) return;
      const parts = decodeMessage(delivery.body);
      if (!this.isFromPublisher(delivery, parts)) return;
      const suspect = earlierDeliveries(delivery) >= SUSPECT_AFTER;
      for (const { decoded, text } of parts) {
        if (!decoded.ok) {
          // A message that is no event may be no text at all: its bytes are kept as they came.
          const own = parts.length === 1 ? delivery : only(delivery, text);
          bad.push({ index, message: { ...decoded, queue: this.options.queue, delivery: own } });
          continue;
        }
        const arrivals = good.get(decoded.event.tenantid) ?? [];
        arrivals.push({ index, delivery, text, entry: entryOf(decoded.event, text), suspect });
        good.set(decoded.event.tenantid, arrivals);
      }
    });
    return { good, bad };
  }

  /** What another account than the publisher's said is left out: what is genuine of it, the publisher sends again when asked. */
  private isFromPublisher({ userId }: Delivery, parts: readonly MessagePart[]): boolean {
    const aggregates = parts.flatMap(({ decoded }) =>
      decoded.ok ? [decoded.event.aggregatetype] : [],
    );
    if (mayPublish(userId, aggregates, this.user)) return true;
    const { queue } = this.options;
    notFromPublisher.inc();
    logger.error({ queue, user: userId, aggregates }, 'an account published what is not its own');
    return false;
  }

  private async receive(
    tenantId: string,
    entries: readonly InboxEntry[],
    suspect: boolean,
  ): Promise<Outcome> {
    if (entries.length === 0) return 'ack';
    try {
      await (suspect
        ? this.inbox.setAside(tenantId, entries)
        : this.inbox.receive(tenantId, entries));
      return 'ack';
    } catch (error) {
      logger.warn(
        { queue: this.options.queue, events: entries.length, err: error },
        'could not take events',
      );
      // Not even storing them worked, for another reason than an outage: only an operator can help.
      return classify(error).class === 'infrastructure' ? 'later' : 'dead_letter';
    }
  }

  private async parkAll(messages: readonly ToPark[]): Promise<Outcome> {
    if (messages.length === 0) return 'ack';
    const { unitOfWork, serviceVersion, queue } = this.options;
    try {
      await unitOfWork.system((tx) => park(tx, messages, serviceVersion));
      handled.inc({ outcome: 'parked' }, messages.length);
      return 'ack';
    } catch (error) {
      logger.warn({ queue, err: error }, 'could not park messages');
      return classify(error).class === 'infrastructure' ? 'later' : 'dead_letter';
    }
  }
}

const entryIn = ({ entry }: Arrival): InboxEntry => entry;

/** The delivery as if it had held one of its events and no other. */
const only = (delivery: Delivery, text: () => string): Delivery => ({
  ...delivery,
  body: Buffer.from(text()),
});

const EVENT_PATTERN = 'microservices:handler_type';

/** Lets the real error of every event handler through; called once all controllers are known, before they are bound. */
export function passHandlerErrorsOn(modules: ModulesContainer): void {
  for (const module of modules.values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype === 'function') passErrorsOf(metatype.prototype as object);
    }
  }
}

function passErrorsOf(prototype: object): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (
      typeof descriptor.value !== 'function' ||
      !Reflect.hasMetadata(EVENT_PATTERN, descriptor.value)
    )
      continue;
    UseFilters(new PassErrorsOn())(prototype, name, descriptor);
  }
}
