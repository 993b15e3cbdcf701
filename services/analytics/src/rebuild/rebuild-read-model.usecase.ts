import { CATALOGUE, type Aggregate } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { type ConfirmPublisher, eventQueueOf, republish } from '@tingsu/messaging';

/** What analytics is built from. */
const AGGREGATES: readonly Aggregate[] = ['case', 'complaint', 'directory'];
const TYPES = [...CATALOGUE.values()]
  .filter(({ aggregate }) => AGGREGATES.includes(aggregate))
  .map(({ type }) => type);
const TABLES = [
  'tally',
  'clock_fact',
  'case_fact',
  'clock_label',
  'organisation',
  'inbox',
  'inbox_cursor',
];
const POLL_MS = 200;

export interface Source {
  readonly service: string;
  /** Bound to the service's own database role; its outbox is all that is read. */
  readonly unitOfWork: UnitOfWork;
}

export interface RebuildOptions {
  readonly analytics: UnitOfWork;
  readonly publisher: ConfirmPublisher;
  readonly sources: readonly Source[];
  readonly onProgress: (line: string) => void;
  /** Gives up when nothing was applied for so long, in milliseconds. */
  readonly stallMs?: number;
}

export interface Rebuilt {
  readonly events: number;
  readonly cases: number;
}

/**
 * Empties the read model and its inbox, has every outbox published again straight to the queue of analytics, and waits
 * until the running instances have applied all of it. Events that happen meanwhile find their place by their version.
 */
export async function rebuildReadModel(options: RebuildOptions): Promise<Rebuilt> {
  const { analytics, publisher, sources, onProgress } = options;
  const before = await countApplied(analytics);
  const until = new Date();
  const counts = await Promise.all(sources.map((source) => eventsOf(source, until)));
  const expected = counts.reduce((sum, count) => sum + count, 0);
  onProgress(`${expected} events to apply`);
  if (expected < before) throw incomplete(expected, before);
  await empty(analytics);
  onProgress('read model emptied');
  for (const { service, unitOfWork } of sources) {
    const onPage = (count: number) => onProgress(`${service}: ${count} published`);
    await republish({
      unitOfWork,
      publisher,
      from: new Date(0),
      to: until,
      types: TYPES,
      queue: eventQueueOf('analytics'),
      onPage,
    });
  }
  await applied(options, expected);
  return { events: expected, cases: await countCases(analytics) };
}

async function eventsOf({ unitOfWork }: Source, until: Date): Promise<number> {
  return count(
    unitOfWork,
    'select count(*)::int as count from outbox where type = any($1::text[]) and created_at < $2',
    [TYPES, until],
  );
}

/** Waits for the batch at work and shuts the next one out, so that no half of the old model survives. */
async function empty(analytics: UnitOfWork): Promise<void> {
  await analytics.system(async (tx) => {
    await tx.query(`set local lock_timeout = '15s'`);
    await tx.query(`truncate ${TABLES.join(', ')}`);
  });
}

async function applied(
  { analytics, onProgress, stallMs = 60_000 }: RebuildOptions,
  expected: number,
): Promise<void> {
  let last = -1;
  let movedAt = performance.now();
  for (;;) {
    const now = await countApplied(analytics);
    if (now !== last) {
      onProgress(`${now} of ${expected} events applied`);
      movedAt = performance.now();
      last = now;
    }
    if (now >= expected) return;
    if (performance.now() - movedAt > stallMs) throw stalled(now, expected);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Old months of an outbox may have been dropped; what came from them could not be brought back. */
function incomplete(expected: number, before: number): Error {
  return new Error(
    `The outboxes hold only ${expected} of the ${before} events that analytics is built from, so a rebuild would lose cases. Nothing was changed; restore the outboxes first.`,
  );
}

function stalled(now: number, expected: number): Error {
  return new Error(
    `Only ${now} of ${expected} events were applied and nothing moves. See that the analytics service runs and that its list of parked messages is empty, then run the rebuild again.`,
  );
}

/** Versions have no gaps, so the sum of the cursors is the number of events applied. */
function countApplied(analytics: UnitOfWork): Promise<number> {
  const sql =
    'select coalesce(sum(version), 0)::int as count from inbox_cursor where aggregate_type = any($1::text[])';
  return count(analytics, sql, [AGGREGATES]);
}

const countCases = (analytics: UnitOfWork): Promise<number> =>
  count(analytics, 'select count(*)::int as count from case_fact');

async function count(
  unitOfWork: UnitOfWork,
  sql: string,
  params: readonly unknown[] = [],
): Promise<number> {
  const [row] = await unitOfWork.system((tx) => tx.query<{ count: number }>(sql, params));
  return row?.count ?? 0;
}
