import {
  CONTROL_EXCHANGE,
  CONSUMING_SERVICES,
  controlQueueOf,
  EVENTS_EXCHANGE,
  eventQueueOf,
  parkedQueueOf,
  PRODUCED,
  REFUSED_EXCHANGE,
  REPLIES_EXCHANGE,
  SUBMISSIONS_EXCHANGE,
  SUBMISSIONS_QUEUE,
  tapQueueOf,
} from './topology.js';

/** What an account may do in a virtual host: names of exchanges and queues, as the broker's regular expressions. */
export interface BrokerRights {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  /** Which routing keys of a topic exchange it may publish with (`write`) and bind queues by (`read`). */
  readonly topics: readonly {
    readonly exchange: string;
    readonly write: string;
    readonly read: string;
  }[];
}

const NOTHING = '^$';
const SERVICE_USER = 'tingsu_';
const ADAPTER_USER = 'adapter_';

export const brokerUserOf = (service: string): string => `${SERVICE_USER}${service}`;
/** `adapterId` is that of the console. */
export const brokerUserOfAdapter = (adapterId: string): string => `${ADAPTER_USER}${adapterId}`;

/** The service whose own account this is; null for any other, such as one account that all share. */
export function serviceOfUser(user: string): string | null {
  const service = user.startsWith(SERVICE_USER) ? user.slice(SERVICE_USER.length) : '';
  return Object.hasOwn(PRODUCED, service) ? service : null;
}

/** The adapter whose own account this is; null for any other. */
export const adapterOfUser = (user: string): string | null =>
  user.startsWith(ADAPTER_USER) ? user.slice(ADAPTER_USER.length) : null;

/**
 * Whether the account `user` may say of itself what only this service says. The broker has checked that a message carries the name of
 * the account that published it; while all share one account (`own` is no one's) there is nothing to tell them apart by.
 */
export const isFrom = (service: string, user: string | undefined, own: string): boolean =>
  serviceOfUser(own) === null || (user !== undefined && serviceOfUser(user) === service);

/** Whether it may publish events of these aggregates. */
export function mayPublish(
  user: string | undefined,
  aggregates: readonly string[],
  own: string,
): boolean {
  if (serviceOfUser(own) === null) return true;
  const service = user === undefined ? null : serviceOfUser(user);
  return service !== null && aggregates.every((one) => PRODUCED[service]?.includes(one));
}

/** The account that an address signs in with. */
export const userOf = (amqpUrl: string): string =>
  decodeURIComponent(new URL(amqpUrl).username) || 'guest';

/**
 * The least that a service needs: it takes from its own queues and publishes only what it produces. Exchanges and queues are
 * made by the deployment alone; the gateway makes the passing queues in which it listens in.
 */
export function rightsOf(service: string): BrokerRights {
  const taps = service === 'gateway' ? [`${literal(tapQueueOf(service))}.*`] : [];
  const intake = service === 'intake';
  const answered = intake ? [REPLIES_EXCHANGE, SUBMISSIONS_EXCHANGE, REFUSED_EXCHANGE] : [];
  const consumed = CONSUMING_SERVICES.includes(service)
    ? [eventQueueOf(service), parkedQueueOf(service)]
    : [];
  const produced = PRODUCED[service] ?? [];
  return {
    configure: oneOf(taps),
    write: oneOf([...named([EVENTS_EXCHANGE, CONTROL_EXCHANGE, ...answered]), ...taps]),
    read: oneOf([
      ...named([controlQueueOf(service), ...consumed]),
      ...named(intake ? [SUBMISSIONS_QUEUE, REFUSED_EXCHANGE] : []),
      ...(taps.length > 0 ? [...named([EVENTS_EXCHANGE]), ...taps] : []),
    ]),
    topics: [
      {
        exchange: EVENTS_EXCHANGE,
        write: produced.length > 0 ? `^(${produced.join('|')})\\.` : NOTHING,
        read: taps.length > 0 ? '.*' : NOTHING,
      },
    ],
  };
}

/** An adapter publishes submissions, and has queues of its own for the answers, which it alone reads. */
export function rightsOfAdapter(adapterId: string): BrokerRights {
  const replies = `${literal(`${REPLIES_EXCHANGE}.${adapterId}`)}(\\..*)?`;
  return {
    configure: oneOf([replies]),
    write: oneOf([...named([SUBMISSIONS_EXCHANGE]), replies]),
    read: oneOf([...named([REPLIES_EXCHANGE]), replies]),
    topics: [{ exchange: REPLIES_EXCHANGE, write: NOTHING, read: `^${replies}$` }],
  };
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const named = (names: readonly string[]): string[] => names.map(literal);
const oneOf = (patterns: readonly string[]): string =>
  patterns.length === 0 ? NOTHING : `^(${patterns.join('|')})$`;
