import { archivedPartitions, archivedRows, type ObjectStore } from '@tingsu/archive';
import { CATALOGUE, DirectoryPublished } from '@tingsu/contracts';
import type { UnitOfWork } from '@tingsu/database';
import { foldInto, type KeptEvent, keptAfter } from '@tingsu/messaging';
import { CASE_EVENTS, CaseEventsConsumer } from '../projections/case-events.consumer.js';
import type { CaseEvent } from '../projections/case-fact.js';
import { CaseFactRepository } from '../projections/case-fact.repository.js';
import { ClockLabelRepository } from '../projections/clock-label.repository.js';
import { CountCases } from '../projections/count-cases.usecase.js';
import { OrganisationRepository } from '../projections/organisation.repository.js';
import { TallyRepository } from '../projections/tally.repository.js';
import {
  appliedInRebuild,
  before,
  beginRebuild,
  countCases,
  dropRebuild,
  finishRebuild,
  type Progress,
  progressOf,
  type Rebuilt,
  saveProgress,
  shutConsumerOut,
} from './rebuild.repository.js';

/** What analytics counts. */
const KINDS = ['case', 'directory'];
const TYPES = [...CATALOGUE.values()]
  .filter(({ aggregate }) => KINDS.includes(aggregate))
  .map(({ type }) => type);
const PAGE = 500;
/** Transactions that began so long before the last event may still have added events; in minutes. */
const LATE_MINUTES = [1, 15];

interface Source {
  readonly service: string;
  /** Bound to the service's own database role; its outbox and the list of its archives are all that is read. */
  readonly unitOfWork: UnitOfWork;
}

export interface RebuildOptions {
  readonly analytics: UnitOfWork;
  /** The same role on connections that look into `analytics_rebuild` first. */
  readonly beside: UnitOfWork;
  readonly sources: readonly Source[];
  /** Where the archives of the sources lie. */
  readonly store: ObjectStore;
  /** Throws away what an interrupted rebuild has done. */
  readonly startOver?: boolean;
  readonly onProgress: (line: string) => void;
}

type Fold = (events: readonly KeptEvent[]) => Promise<number>;

/**
 * Builds a second read model from the archives and outboxes of the services while the first one serves, and puts it in the place of the first
 * in one transaction when it has everything that the first has. Killed, it goes on where it was.
 */
export async function rebuildReadModel(options: RebuildOptions): Promise<Rebuilt> {
  const { analytics, sources, onProgress, startOver = false } = options;
  const fresh = await analytics.system(async (tx) => {
    if (startOver) await dropRebuild(tx);
    return beginRebuild(tx);
  });
  onProgress(fresh ? 'begun; the old read model serves meanwhile' : 'going on where it ended');
  const fold = foldInto({ unitOfWork: options.beside, handlers: handlers() });
  for (const source of sources) await readArchives(options, source, fold);
  for (const source of sources) await readOutbox(options, source, fold);
  return swap(options, fold);
}

/** The consumer of the service, without a broker. */
function handlers() {
  const count = new CountCases(
    new CaseFactRepository(),
    new ClockLabelRepository(),
    new OrganisationRepository(),
    new TallyRepository(),
  );
  const consumer = new CaseEventsConsumer(count);
  const isCaseEvent = (type: string): boolean => CASE_EVENTS.includes(type);
  return {
    has: (type: string) => isCaseEvent(type) || type === DirectoryPublished.type,
    groupOf: (type: string) => (isCaseEvent(type) ? 'case events' : type),
    call: (
      group: string,
      events: readonly unknown[],
      context: Parameters<CaseEventsConsumer['organise']>[1],
    ) =>
      group === DirectoryPublished.type
        ? consumer.organise(events as DirectoryPublished[], context)
        : consumer.countWhenACaseMoves(events as CaseEvent[], context),
  };
}

async function readArchives(
  { beside, store, onProgress }: RebuildOptions,
  { service, unitOfWork }: Source,
  fold: Fold,
): Promise<void> {
  const archived = await archivedPartitions(unitOfWork);
  for (const one of archived) {
    if (one.relation !== 'outbox' || one.droppedAt === null) continue;
    const progress = await beside.system((tx) => progressOf(tx, service));
    if (progress.files.includes(one.file)) continue;
    let done = 0;
    for await (const rows of archivedRows(store, one)) {
      const events = rows.filter(({ type }) => TYPES.includes(String(type)));
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
  { beside, onProgress }: RebuildOptions,
  { service, unitOfWork }: Source,
  fold: Fold,
  lateMinutes = 0,
): Promise<void> {
  let progress: Progress = await beside.system(async (tx) => {
    const known = await progressOf(tx, service);
    return lateMinutes === 0 ? known : { ...known, ...(await before(tx, known.at, lateMinutes)) };
  });
  for (;;) {
    const events = await keptAfter(unitOfWork, TYPES, progress, PAGE);
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
async function swap(options: RebuildOptions, fold: Fold): Promise<Rebuilt> {
  const { analytics, sources, onProgress } = options;
  for (const source of sources) await readOutbox(options, source, fold);
  return analytics.system(async (tx) => {
    await shutConsumerOut(tx);
    let missing = 0;
    for (const minutes of LATE_MINUTES) {
      for (const source of sources) await readOutbox(options, source, fold, minutes);
      const events = await appliedInRebuild(tx);
      missing = await finishRebuild(tx, KINDS);
      if (missing > 0) continue;
      const cases = await countCases(tx);
      onProgress(`in its place: ${cases} cases from ${events} events`);
      return { events, cases };
    }
    throw incomplete(missing);
  });
}

function incomplete(aggregates: number): Error {
  return new Error(
    `The outboxes and archives lack events of ${aggregates} cases or directories that the read model has, so nothing was changed. See that ARCHIVE names the place of the archives (npm run maintain -- verify) and that no message of analytics is parked, then run the rebuild again.`,
  );
}
