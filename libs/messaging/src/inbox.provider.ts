import { inBatches, type Transaction, type UnitOfWork } from '@tingsu/database';
import { logger, Loop } from '@tingsu/runtime';
import type { CheckedEvent } from './event-codec.js';
import { classify, type Failure } from './failure.js';
import { aggregateKey, byAggregate, handlerCalls, planInbox } from './inbox-plan.js';
import {
  type AggregateRef,
  beginTry,
  dueAggregates,
  inboxFigures,
  type InboxEntry,
  lockCursors,
  nextWaiting,
  record,
  retryLater,
  tryAlone,
  waitingOf,
} from './inbox.repository.js';
import {
  batchSeconds,
  batchSize,
  gapAge,
  handled,
  parkedOpen,
  waiting,
} from './metrics.provider.js';
import { parkWaiting, type WaitingToPark } from './parked.repository.js';

/** What a handler of events works with: everything it writes is committed together with the inbox, or not at all. */
export class InboxContext {
  constructor(readonly tx: Transaction) {}
}

/** The service's handlers. Events of a type without one only move the cursor of their aggregate. */
export interface EventHandlers {
  has(type: string): boolean;
  /** The handler of a type: handlers that take several types together have one name for all of them. */
  groupOf(type: string): string;
  call(group: string, events: readonly CheckedEvent[], context: InboxContext): Promise<void>;
}

export interface InboxOptions {
  readonly unitOfWork: UnitOfWork;
  readonly handlers: EventHandlers;
  /** Shown with what is parked. */
  readonly queue: string;
  readonly serviceVersion: string;
  /** Pauses before the second, third … try after an unforeseen failure, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [200, 1_000, 5_000];
const SWEEP_MS = 5_000;
/** Pause after a try that an outage ended. */
const OUTAGE_MS = 500;
/** So many outages in a row while events can still be stored are the events' own doing: they are set aside. */
const OUTAGES_BEFORE_ASIDE = 3;

/** The event that `drain` is at, and how many tries it had before. */
interface Try {
  eventId: string | null;
  attempts: number;
}

const KILLED = {
  reason: 'handler.ended_process',
  detail: 'The process ended each time while it applied this event.',
} as const;

/** Applies events once and in order for each aggregate, however often and in whichever order they come. */
export class Inbox {
  private readonly retryDelaysMs: readonly number[];
  private readonly loop: Loop;
  private outages = 0;
  private readonly draining = new Map<string, Promise<void>>();
  /** Events whose last try was ended by an outage: it does not count, so the next one is not written down again. */
  private readonly uncounted = new Set<string>();

  constructor(private readonly options: InboxOptions) {
    this.retryDelaysMs = options.retryDelaysMs ?? RETRY_DELAYS_MS;
    this.loop = new Loop(
      SWEEP_MS,
      0,
      () => this.sweep(),
      (error) => logger.warn({ err: error }, 'could not look after waiting events; retrying'),
      { atOnce: true },
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Takes responsibility for events of one tenant: when it resolves, each is applied or safe in the inbox. It throws
   * only while the database is away.
   */
  async receive(tenantId: string, entries: readonly InboxEntry[]): Promise<void> {
    const end = batchSeconds.startTimer();
    batchSize.observe(entries.length);
    try {
      await this.applyOrSplit(tenantId, entries);
    } catch (error) {
      this.outages += 1;
      if (this.outages < OUTAGES_BEFORE_ASIDE) throw error;
      // The database takes writes, and still these events end as in an outage, e.g. by a time limit.
      await this.setAside(tenantId, entries);
    }
    this.outages = 0;
    end();
  }

  /**
   * Stores events that are under suspicion, and applies them one by one. Each try is written down before it begins, so that
   * an event that ends the process every time is parked after a few, and the events delivered with it are not.
   */
  async setAside(tenantId: string, entries: readonly InboxEntry[]): Promise<void> {
    await this.keep(tenantId, entries);
    const ids = entries.map(({ id }) => id);
    await this.options.unitOfWork.run(tenantId, (tx) => tryAlone(tx, ids));
    this.loop.wake();
  }

  /** Events of one aggregate stay together; those that cannot be applied are tried one by one. */
  private async applyOrSplit(tenantId: string, entries: readonly InboxEntry[]): Promise<void> {
    const { unitOfWork } = this.options;
    const of = (keys: readonly string[]) => {
      const wanted = new Set(keys);
      return entries.filter((entry) => wanted.has(aggregateKey(entry)));
    };
    await inBatches(
      [...new Set(entries.map(aggregateKey))],
      (keys) => unitOfWork.run(tenantId, (tx) => this.applyAll(tx, of(keys))),
      (key) => this.applyOneByOne(tenantId, of([key])),
      (error) => classify(error).class === 'infrastructure',
    );
  }

  private async applyAll(tx: Transaction, entries: readonly InboxEntry[]): Promise<void> {
    const cursors = await lockCursors(tx, entries);
    const plan = planInbox([...entries, ...(await waitingOf(tx, entries))], cursors);
    await this.callHandlers(tx, plan.ready);
    await record(tx, plan);
    tx.afterCommit(() => {
      handled.inc({ outcome: 'applied' }, plan.ready.length);
      handled.inc({ outcome: 'early' }, plan.early.length);
      handled.inc({ outcome: 'repeated' }, plan.repeated.length);
    });
  }

  private async callHandlers(tx: Transaction, ready: readonly InboxEntry[]): Promise<void> {
    const { handlers } = this.options;
    const events = ready.flatMap(({ event }) => (event && handlers.has(event.type) ? [event] : []));
    const context = new InboxContext(tx);
    for (const { group, events: together } of handlerCalls(events, (type) =>
      handlers.groupOf(type),
    )) {
      await handlers.call(group, together, context);
    }
  }

  /** Makes the events durable here first, so that a bad one neither blocks the queue nor uses up its deliveries. */
  private async applyOneByOne(tenantId: string, entries: readonly InboxEntry[]): Promise<void> {
    await this.keep(tenantId, entries);
    for (const group of byAggregate(entries).values()) if (group[0]) await this.drain(group[0]);
  }

  /** Stores events as waiting, unless they were applied already. */
  async keep(tenantId: string, entries: readonly InboxEntry[]): Promise<void> {
    await this.options.unitOfWork.run(tenantId, async (tx) => {
      const cursors = await lockCursors(tx, entries);
      const fresh = entries.filter(
        (entry) => entry.aggregateversion > (cursors.get(aggregateKey(entry)) ?? 0),
      );
      const early = [...new Map(fresh.map((entry) => [entry.id, entry])).values()];
      await record(tx, { ready: [], early, repeated: [], reached: new Map() });
    });
  }

  /** Applies what waits for one aggregate, event by event, until a gap or a failure. */
  async drain(aggregate: AggregateRef): Promise<void> {
    const key = `${aggregate.tenantid}|${aggregateKey(aggregate)}`;
    // One after the other in this process: a try that runs is not counted as one that ended the process.
    const mine = (this.draining.get(key) ?? Promise.resolve()).then(() =>
      this.drainAlone(aggregate),
    );
    const settled = mine.catch(() => undefined);
    this.draining.set(key, settled);
    try {
      await mine;
    } finally {
      if (this.draining.get(key) === settled) this.draining.delete(key);
    }
  }

  private async drainAlone(aggregate: AggregateRef): Promise<void> {
    const current: Try = { eventId: null, attempts: 0 };
    try {
      while (await this.step(aggregate, current));
    } catch (error) {
      await this.failed(aggregate.tenantid, current, classify(error));
    }
  }

  /** One transaction: writes down that a try begins, applies an event, or parks one. False when there is nothing to do. */
  private async step(aggregate: AggregateRef, current: Try): Promise<boolean> {
    const begun = current.eventId;
    current.eventId = null;
    const what = await this.options.unitOfWork.run(aggregate.tenantid, async (tx) => {
      const key = { ...aggregate, id: '', type: '', aggregateversion: 0 };
      const version = ((await lockCursors(tx, [key])).get(aggregateKey(aggregate)) ?? 0) + 1;
      const next = await nextWaiting(tx, aggregate, version);
      if (next.kind === 'none') return 'nothing';
      if (next.kind === 'unreadable') {
        await this.park(tx, next);
        return 'parked';
      }
      const { id } = next.entry;
      const again = this.uncounted.has(id);
      const counts = next.attempts > 0 && begun !== id && !again;
      if (counts && next.attempts > this.retryDelaysMs.length) {
        await this.park(tx, { eventId: id, ...KILLED });
        return 'parked';
      }
      current.eventId = id;
      if (begun !== id) current.attempts = next.attempts - (again ? 1 : 0);
      this.uncounted.delete(id);
      if (counts) {
        await beginTry(tx, id);
        return 'begun';
      }
      await this.callHandlers(tx, [next.entry]);
      const reached = new Map([[aggregateKey(aggregate), version]]);
      await record(tx, { ready: [next.entry], early: [], repeated: [], reached });
      return 'applied';
    });
    if (what === 'applied') handled.inc({ outcome: 'applied' });
    if (what === 'applied') current.eventId = null;
    return what === 'applied' || what === 'begun';
  }

  private async failed(tenantId: string, tried: Try, failure: Failure): Promise<void> {
    const { eventId, attempts } = tried;
    if (eventId === null) return;
    // Nothing is lost: the event waits in the inbox, and the sweep comes back to it.
    if (failure.class === 'infrastructure') {
      if (attempts > 0) this.uncounted.add(eventId);
      return this.loop.wakeIn(OUTAGE_MS);
    }
    const delay = failure.class === 'poison' ? undefined : this.retryDelaysMs[attempts];
    await this.options.unitOfWork.run(tenantId, async (tx) => {
      if (delay === undefined) await this.park(tx, { eventId, ...failure });
      else await retryLater(tx, eventId, delay, attempts + 1);
    });
    if (delay !== undefined) this.loop.wakeIn(delay);
  }

  private async park(
    tx: Transaction,
    { eventId, reason, detail }: Pick<WaitingToPark, 'eventId' | 'reason' | 'detail'>,
  ): Promise<void> {
    const { queue, serviceVersion } = this.options;
    await parkWaiting(tx, { eventId, queue, reason, detail }, serviceVersion);
  }

  /** Comes back to what failed, what a crash left, and what a replay released. */
  async sweep(): Promise<void> {
    const due = await this.options.unitOfWork.system(async (tx) => {
      const figures = await inboxFigures(tx);
      waiting.set(figures.waiting);
      gapAge.set(figures.age);
      parkedOpen.set(figures.parked);
      return dueAggregates(tx);
    });
    for (const aggregate of due) await this.drain(aggregate);
  }
}
