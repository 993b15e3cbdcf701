import { archivedPartitions, archivedRows, type ObjectStore } from '@tingsu/archive';
import { CATALOGUE } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { foldInto, type KeptEvent, keptAfter } from './fold-outbox.usecase.js';
import type { EventHandlers } from './inbox.provider.js';
import {
  appliedEvents,
  before,
  beginRebuild,
  dropRebuild,
  finishRebuild,
  type Progress,
  progressOf,
  saveProgress,
  shutConsumerOut,
} from './rebuild.repository.js';

const PAGE = 500;
/** Transactions that began so long before the last event may still have added events; in minutes. */
const LATE_MINUTES = [1, 15];

interface RebuildSource {
  readonly service: string;
  /** Bound to the service's own database role; its outbox and the list of its archives are all that is read. */
  readonly unitOfWork: UnitOfWork;
}

export interface RebuildOptions {
  /** Of the service whose read model is rebuilt. */
  readonly unitOfWork: UnitOfWork;
  /** The same role on connections that look into `<schema>_rebuild` first. */
  readonly beside: UnitOfWork;
  readonly sources: readonly RebuildSource[];
  /** Where the archives of the sources lie. */
  readonly store: ObjectStore;
  /** The aggregates that the read model is built from. */
  readonly kinds: readonly string[];
  /** Write the read model and nothing else. */
  readonly handlers: EventHandlers;
  /** Throws away what an interrupted rebuild has done. */
  readonly startOver?: boolean;
  readonly onProgress: (line: string) => void;
}

type Fold = (events: readonly KeptEvent[]) => Promise<number>;

/**
 * Builds a second read model from the archives and outboxes of the services while the first one serves, and puts it in the place of the first
 * in one transaction when it has everything that the first has. Killed, it goes on where it was.
 */
export async function rebuild(options: RebuildOptions): Promise<{ readonly events: number }> {
  const { unitOfWork, sources, onProgress, startOver = false } = options;
  const fresh = await unitOfWork.system(async (tx) => {
    if (startOver) await dropRebuild(tx);
    return beginRebuild(tx);
  });
  onProgress(fresh ? 'begun; the old read model serves meanwhile' : 'going on where it ended');
  const fold = foldInto({ unitOfWork: options.beside, handlers: options.handlers });
  for (const source of sources) await readArchives(options, source, fold);
  for (const source of sources) await readOutbox(options, source, fold);
  return swap(options, fold);
}

async function readArchives(
  { beside, store, kinds, onProgress }: RebuildOptions,
  { service, unitOfWork }: RebuildSource,
  fold: Fold,
): Promise<void> {
  const types = typesOf(kinds);
  const archived = await archivedPartitions(unitOfWork);
  for (const one of archived) {
    if (one.relation !== 'outbox' || one.droppedAt === null) continue;
    const progress = await beside.system((tx) => progressOf(tx, service));
    if (progress.files.includes(one.file)) continue;
    let done = 0;
    for await (const rows of archivedRows(store, one)) {
      const events = rows.filter(({ type }) => types.includes(String(type)));
      await fold(
        events.map((row) => ({ tenantId: String(row['tenant_id']), body: String(row['body']) })),
      );
      done += rows.length;
      onProgress(`${service} ${one.partition}: ${done} of ${one.rows} archived events`);
    }
    await beside.system((tx) =>
      saveProgress(tx, service, { ...progress, files: [...progress.files, one.file] }),
    );
  }
}

/** From where the rebuild stands to the end. */
async function readOutbox(
  { beside, kinds, onProgress }: RebuildOptions,
  { service, unitOfWork }: RebuildSource,
  fold: Fold,
  lateMinutes = 0,
): Promise<void> {
  let progress: Progress = await beside.system(async (tx) => {
    const known = await progressOf(tx, service);
    return lateMinutes === 0 ? known : { ...known, ...(await before(tx, known.at, lateMinutes)) };
  });
  for (;;) {
    const events = await keptAfter(unitOfWork, typesOf(kinds), progress, PAGE);
    const last = events.at(-1);
    if (!last) return;
    await fold(events);
    progress = { files: progress.files, at: last.at, position: last.position };
    const reached = progress;
    await beside.system((tx) => saveProgress(tx, service, reached));
    if (lateMinutes === 0) onProgress(`${service}: events up to ${reached.at}`);
    if (events.length < PAGE) return;
  }
}

/** With the consumer shut out, what was published since is applied and the read models change places. */
async function swap(options: RebuildOptions, fold: Fold): Promise<{ readonly events: number }> {
  const { unitOfWork, beside, sources, kinds } = options;
  for (const source of sources) await readOutbox(options, source, fold);
  return unitOfWork.system(async (tx) => {
    await shutConsumerOut(tx);
    let missing = 0;
    for (const minutes of LATE_MINUTES) {
      for (const source of sources) await readOutbox(options, source, fold, minutes);
      const events = await beside.system(appliedEvents);
      missing = await finishRebuild(tx, kinds);
      if (missing === 0) return { events };
    }
    throw incomplete(missing);
  });
}

const typesOf = (kinds: readonly string[]): readonly string[] =>
  [...CATALOGUE.values()]
    .filter(({ aggregate }) => kinds.includes(aggregate))
    .map(({ type }) => type);

function incomplete(aggregates: number): Error {
  return new Error(
    `The outboxes and archives lack events of ${aggregates} cases or directories that the read model has, so nothing was changed. See that ARCHIVE names the place of the archives (npm run maintain -- verify) and that no message of the service is parked, then run the rebuild again.`,
  );
}
