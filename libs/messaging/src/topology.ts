/**
 * Every exchange, queue and binding of the whole system, in one table. `deploy/migrate` applies it before a service
 * starts; no service declares anything durable itself.
 */
export const EVENTS_EXCHANGE = 'tingsu.events';
export const SUBMISSIONS_EXCHANGE = 'tingsu.submissions';
export const REFUSED_EXCHANGE = 'tingsu.submissions.refused';
/** Checkpoints, answers to them, and events for one consumer alone; the routing key is the name of the queue. */
export const CONTROL_EXCHANGE = 'tingsu.control';
/** Answers to submissions; the routing key is the name of the adapter's queue. */
export const REPLIES_EXCHANGE = 'tingsu.replies';
export const SUBMISSIONS_QUEUE = 'intake.submissions.v1';
const UNROUTED_EXCHANGE = 'tingsu.unrouted';
const UNROUTED_QUEUE = 'tingsu.unrouted.q';
/** Takes events that no service consumes. */
export const UNHEARD_QUEUE = 'tingsu.unheard.q';
const DEAD_LETTER_EXCHANGE = 'tingsu.dlx';

export interface ExchangeSpec {
  readonly name: string;
  readonly type: 'topic' | 'direct' | 'fanout';
  readonly arguments: Readonly<Record<string, string>>;
}

interface Binding {
  readonly exchange: string;
  readonly keys: readonly string[];
}

export interface QueueSpec {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
  readonly bindings: readonly Binding[];
  /** Bindings of earlier versions, which are taken away. */
  readonly former?: readonly Binding[];
}

/** A consumer binds whole aggregates, so that the versions of an aggregate reach it without gaps. */
const EVENT_CONSUMERS: Readonly<Record<string, readonly string[]>> = {
  intake: ['case.#', 'directory.#', 'policy.#'],
  cases: ['complaint.#', 'evidence.#', 'message.#', 'paper.#', 'wording.#', 'directory.#'],
  notifications: [
    'case.#',
    'directory.#',
    'policy.#',
    'alarm.#',
    'routine.#',
    'improvement.#',
    'pattern.#',
    'reading.#',
    'accountability.#',
    'roster.#',
    'absence.#',
    'watch.#',
    'webhook.#',
  ],
  analytics: ['case.#', 'complaint.#', 'directory.#'],
};
/** The aggregates of which each service, and no other, publishes events. */
export const PRODUCED: Readonly<Record<string, readonly string[]>> = {
  intake: ['complaint', 'evidence', 'message', 'paper', 'wording', 'webhook', 'alarm'],
  cases: [
    'case',
    'policy',
    'routine',
    'improvement',
    'pattern',
    'reading',
    'safety',
    'security',
    'accountability',
    'watch',
  ],
  notifications: ['notice'],
  analytics: [],
  gateway: ['directory', 'roster', 'absence', 'call'],
};
const FORMER: Readonly<Record<string, readonly string[]>> = { analytics: ['notice.#'] };
export const CONSUMING_SERVICES: readonly string[] = Object.keys(EVENT_CONSUMERS);

const SERVICES = [...CONSUMING_SERVICES, 'gateway'];

/** Types of the aggregates that a service consumes. */
export const aggregatesFor = (service: string): string[] =>
  (EVENT_CONSUMERS[service] ?? []).map((key) => key.replace('.#', ''));

/** Where a producer gets the answers to its checkpoints. */
export const controlQueueOf = (service: string): string => `${service}.control.v2`;
export const eventQueueOf = (service: string): string => `${service}.events.v1`;
/** How queues begin in which a service listens in on events while it is connected. */
export const tapQueueOf = (service: string): string => `${service}.tap.`;
export const parkedQueueOf = (service: string): string => `${service}.parked`;

/** Every queue of messages is replicated and on disk; `x-queue-type` cannot be changed later, so the name carries a version. */
const QUORUM = { 'x-queue-type': 'quorum' };

/**
 * A message that kills its consumer 20 times moves to `<service>.parked` and is imported from there. At-least-once
 * dead-lettering needs `reject-publish`; there is no length limit, so nothing is ever rejected.
 */
const consumed = (service: string): QueueSpec['arguments'] => ({
  ...QUORUM,
  'x-delivery-limit': 20,
  'x-dead-letter-exchange': DEAD_LETTER_EXCHANGE,
  'x-dead-letter-routing-key': service,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});

export interface Topology {
  readonly exchanges: readonly ExchangeSpec[];
  readonly queues: readonly QueueSpec[];
}

export const TOPOLOGY: Topology = {
  exchanges: [
    { name: UNROUTED_EXCHANGE, type: 'fanout', arguments: {} },
    { name: DEAD_LETTER_EXCHANGE, type: 'direct', arguments: {} },
    {
      name: EVENTS_EXCHANGE,
      type: 'topic',
      arguments: { 'alternate-exchange': UNROUTED_EXCHANGE },
    },
    { name: SUBMISSIONS_EXCHANGE, type: 'topic', arguments: {} },
    { name: REFUSED_EXCHANGE, type: 'fanout', arguments: {} },
    { name: CONTROL_EXCHANGE, type: 'direct', arguments: {} },
    { name: REPLIES_EXCHANGE, type: 'topic', arguments: {} },
  ],
  queues: [
    {
      name: UNROUTED_QUEUE,
      arguments: QUORUM,
      bindings: [{ exchange: UNROUTED_EXCHANGE, keys: [''] }],
    },
    ...CONSUMING_SERVICES.map((service) => ({
      name: parkedQueueOf(service),
      arguments: QUORUM,
      bindings: [{ exchange: DEAD_LETTER_EXCHANGE, keys: [service] }],
    })),
    ...CONSUMING_SERVICES.map((service) => ({
      name: eventQueueOf(service),
      arguments: consumed(service),
      bindings: [
        { exchange: EVENTS_EXCHANGE, keys: EVENT_CONSUMERS[service] ?? [] },
        { exchange: CONTROL_EXCHANGE, keys: [eventQueueOf(service)] },
      ],
      former: [{ exchange: EVENTS_EXCHANGE, keys: FORMER[service] ?? [] }],
    })),
    {
      // Only open pages listen to notices and calls. It keeps none, so that they do not pile up as unrouted while no page is open.
      name: UNHEARD_QUEUE,
      arguments: { 'x-queue-type': 'classic', 'x-max-length': 0 },
      bindings: [{ exchange: EVENTS_EXCHANGE, keys: ['notice.#', 'call.#'] }],
    },
    ...SERVICES.map((service) => ({
      name: controlQueueOf(service),
      // An answer that is lost is given again in the next round.
      arguments: { 'x-queue-type': 'classic' },
      bindings: [{ exchange: CONTROL_EXCHANGE, keys: [controlQueueOf(service)] }],
    })),
    {
      name: SUBMISSIONS_QUEUE,
      arguments: consumed('intake'),
      bindings: [{ exchange: SUBMISSIONS_EXCHANGE, keys: ['#'] }],
    },
    {
      name: REFUSED_EXCHANGE,
      arguments: QUORUM,
      bindings: [{ exchange: REFUSED_EXCHANGE, keys: [''] }],
    },
  ],
};

/** What one service needs of it: its own queues and what all share. */
export const topologyOf = (service: string): Topology => ({
  exchanges: TOPOLOGY.exchanges,
  queues: TOPOLOGY.queues.filter(
    ({ name }) => name.startsWith('tingsu.') || name.startsWith(`${service}.`),
  ),
});
