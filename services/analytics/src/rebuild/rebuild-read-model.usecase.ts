import { CATALOGUE, type Aggregate } from '@tingsu/contracts';
import type { Transaction, UnitOfWork } from '@tingsu/database';
import { type ConfirmPublisher, eventQueueOf, republish } from '@tingsu/messaging';
import { countApplied, countCases, countEvents, emptyReadModel } from './rebuild.repository.js';

/** What analytics is built from. */
const AGGREGATES: readonly Aggregate[] = ['case', 'complaint', 'directory'];
const TYPES = [...CATALOGUE.values()]
  .filter(({ aggregate }) => AGGREGATES.includes(aggregate))
  .map(({ type }) => type);
const POLL_MS = 200;

interface Source {
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
  const before = await analytics.system(applied);
  const until = new Date();
  const counts = await Promise.all(
    sources.map(({ unitOfWork }) => unitOfWork.system((tx) => countEvents(tx, TYPES, until))),
  );
  const expected = counts.reduce((sum, count) => sum + count, 0);
  onProgress(`${expected} events to apply`);
  if (expected < before) throw incomplete(expected, before);
  await analytics.system(emptyReadModel);
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
  await allApplied(options, expected);
  return { events: expected, cases: await analytics.system(countCases) };
}

const applied = (tx: Transaction): Promise<number> => countApplied(tx, AGGREGATES);

async function allApplied(
  { analytics, onProgress, stallMs = 60_000 }: RebuildOptions,
  expected: number,
): Promise<void> {
  let last = -1;
  let movedAt = performance.now();
  for (;;) {
    const now = await analytics.system(applied);
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
