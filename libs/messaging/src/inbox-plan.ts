/** What the order of events is made of. */
export interface Sequenced {
  readonly id: string;
  readonly type: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
  readonly aggregateversion: number;
}

export interface Plan<Event> {
  /** To be applied now; in version order for each aggregate. */
  readonly ready: readonly Event[];
  /** Too early: an event of a lower version is missing. */
  readonly early: readonly Event[];
  /** Applied before, or twice in these arrivals. */
  readonly repeated: readonly Event[];
  /** Aggregates that move, with the version they reach. */
  readonly reached: ReadonlyMap<string, number>;
}

export function aggregateKey(event: Pick<Sequenced, 'aggregatetype' | 'aggregateid'>): string {
  return `${event.aggregatetype}|${event.aggregateid}`;
}

/** Decides what can be applied, given up to which version each aggregate has been. Same input, same plan. */
export function planInbox<Event extends Sequenced>(
  arrivals: readonly Event[],
  cursors: ReadonlyMap<string, number>,
): Plan<Event> {
  const plan = {
    ready: [] as Event[],
    early: [] as Event[],
    repeated: [] as Event[],
    reached: new Map<string, number>(),
  };
  for (const [key, events] of byAggregate(arrivals)) {
    const start = cursors.get(key) ?? 0;
    const seen = new Set<number>();
    let version = start;
    for (const event of [...events].sort((a, b) => a.aggregateversion - b.aggregateversion)) {
      if (event.aggregateversion <= version || seen.has(event.aggregateversion))
        plan.repeated.push(event);
      else if (event.aggregateversion > version + 1) plan.early.push(event);
      else {
        plan.ready.push(event);
        version = event.aggregateversion;
      }
      seen.add(event.aggregateversion);
    }
    if (version > start) plan.reached.set(key, version);
  }
  return plan;
}

export interface HandlerCall<Event> {
  /** The type that the handler is for, or the name under which it takes several types together. */
  readonly group: string;
  readonly events: readonly Event[];
}

/**
 * Gathers events into few handler calls that keep the order of every aggregate: the group that heads most aggregates
 * goes first, together with what follows it directly in the same aggregate and is of the same group.
 */
export function handlerCalls<Event extends Sequenced>(
  ready: readonly Event[],
  groupOf: (type: string) => string = (type) => type,
): readonly HandlerCall<Event>[] {
  let queues = [...byAggregate(ready).values()].map((events) => ({ events, next: 0 }));
  const calls: HandlerCall<Event>[] = [];
  while (queues.length > 0) {
    const group = commonestHead(
      queues.map(({ events, next }) => groupOf(events[next]?.type ?? '')),
    );
    const taken: Event[] = [];
    for (const queue of queues) {
      for (
        let event = queue.events[queue.next];
        event && groupOf(event.type) === group;
        event = queue.events[queue.next]
      ) {
        taken.push(event);
        queue.next += 1;
      }
    }
    calls.push({ group, events: taken });
    queues = queues.filter(({ events, next }) => next < events.length);
  }
  return calls;
}

function commonestHead(heads: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0];
}

export function byAggregate<Event extends Sequenced>(
  events: readonly Event[],
): Map<string, Event[]> {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const key = aggregateKey(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}
