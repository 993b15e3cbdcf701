import type { UnitOfWork } from '@tingsu/database';
import { join } from 'node:path';
import {
  manifestOf,
  putArchive,
  verifyRows,
  withDirectory,
  writeLines,
} from './archive-file.adapter.js';
import {
  addArchived,
  type Archived,
  archivedOf,
  beginRun,
  dropPartition,
  endRun,
  isUnfinished,
  lastHash,
  linesOf,
  lockMaintenance,
  makePartitions,
  isPartition,
  markOf,
  partitionsOf,
  remark,
  sampleSizes,
  shapeOf,
} from './archive.repository.js';
import { type GrowingTable, overdue, type Partition } from './growing.js';
import { filesOf, sealed } from './manifest.js';
import type { ObjectStore } from './object-store.adapter.js';

export interface MaintainOptions {
  readonly service: string;
  readonly unitOfWork: UnitOfWork;
  readonly tables: readonly GrowingTable[];
  /** Null = no place is configured: nothing is archived, so nothing is dropped. */
  readonly store: ObjectStore | null;
  readonly onProgress?: (line: string) => void;
}

export interface Maintained {
  readonly archived: number;
  readonly dropped: number;
  /** Partitions whose time is over but that stay, with why. */
  readonly kept: readonly { readonly partition: string; readonly why: string }[];
}

const REPORT_ROWS = 50_000;

type Due = Partition & { readonly until: Date };
type Step = 'archived' | 'dropped' | { readonly kept: string };

/**
 * One round: makes the partitions ahead, then archives each partition whose time is over, verifies the file by reading it back, and drops the
 * partition. Each step is a transaction of its own under one lock, so two processes take turns, and one that is killed leaves a state from
 * which the next round goes on. A partition that changed after it was archived is archived again.
 */
export async function maintain(options: MaintainOptions): Promise<Maintained> {
  const { unitOfWork, tables } = options;
  const begunAt = await unitOfWork.system(async (tx) => {
    await beginRun(tx);
    await makePartitions(tx);
    await sampleSizes(tx);
    return tx.now;
  });
  const done = { archived: 0, dropped: 0, kept: [] as { partition: string; why: string }[] };
  let failure: string | null = null;
  try {
    const partitions = await unitOfWork.system(partitionsOf);
    for (const due of overdue(partitions, tables, begunAt)) await handle(options, due, done);
  } catch (error) {
    failure = error instanceof Error ? error.message : 'unknown';
    throw error;
  } finally {
    await unitOfWork.system((tx) => endRun(tx, begunAt, { ...done, failure }));
  }
  return done;
}

async function handle(
  options: MaintainOptions,
  due: Due,
  done: { archived: number; dropped: number; kept: { partition: string; why: string }[] },
): Promise<void> {
  for (const step of [archive, drop]) {
    const outcome = await step(options, due);
    if (outcome === 'archived') done.archived += 1;
    else if (outcome === 'dropped') done.dropped += 1;
    else if (outcome) {
      options.onProgress?.(`${due.partition} stays: ${outcome.kept}`);
      done.kept.push({ partition: due.partition, why: outcome.kept });
      return;
    }
  }
}

/** Null when it was archived already, as it is now. */
async function archive(
  { service, unitOfWork, tables, store, onProgress }: MaintainOptions,
  due: Due,
): Promise<Step | null> {
  if (!store) return { kept: 'no place for archives is configured (ARCHIVE)' };
  return unitOfWork.system(async (tx) => {
    if (!(await lockMaintenance(tx))) return { kept: 'another process is at work' };
    if (!(await isPartition(tx, due.partition))) return null;
    const table = tables.find((one) => one.table === due.relation);
    if (table && (await isUnfinished(tx, due, table)))
      return { kept: 'a row still has work before it' };
    const known = await archivedOf(tx, due.partition);
    if (known?.restoredUntil && known.restoredUntil > tx.now)
      return { kept: `it was put back until ${known.restoredUntil.toISOString()}` };
    const before = await markOf(tx, due.partition);
    if (known && known.mark === before.mark) return null;
    const shape = await shapeOf(tx, due.relation);
    return withDirectory(async (directory) => {
      const path = join(directory, 'rows');
      const pages = reported(linesOf(tx, due, shape), due.partition, before.rows, onProgress);
      const measured = await writeLines(path, pages);
      if ((await markOf(tx, due.partition)).mark !== before.mark)
        return { kept: 'it changed while it was read; the next round archives it' };
      if (known && (await holdsSame(store, known, measured.contentSha256))) {
        await remark(tx, known.position, before.mark);
        return null;
      }
      const { relation, partition } = due;
      const manifest = sealed({
        format: 'tingsu.archive.v1',
        service,
        relation,
        partition,
        first: due.first?.toISOString() ?? null,
        until: due.until.toISOString(),
        columns: [...shape.columns],
        ...measured,
        archivedAt: tx.now.toISOString(),
        previous: await lastHash(tx),
      });
      const { rows: file } = filesOf(manifest);
      await putArchive(store, directory, path, manifest);
      await verifyRows(store, file, manifest);
      await addArchived(tx, {
        relation,
        partition,
        first: due.first,
        until: due.until,
        rows: String(measured.rows),
        bytes: String(measured.bytes),
        file,
        hash: manifest.hash,
        mark: before.mark,
      });
      onProgress?.(`${partition}: ${measured.rows} rows archived as ${file}`);
      return 'archived';
    });
  });
}

/** A partition that was put back and not changed need not be stored again; its file is read once more before it is relied on. */
async function holdsSame(
  store: ObjectStore,
  known: Archived,
  contentSha256: string,
): Promise<boolean> {
  const manifest = await manifestOf(store, known.file, known.hash).catch(() => null);
  if (manifest?.contentSha256 !== contentSha256) return false;
  return verifyRows(store, known.file, manifest).then(
    () => true,
    () => false,
  );
}

async function drop(
  { unitOfWork, onProgress }: MaintainOptions,
  { partition }: Due,
): Promise<Step> {
  return unitOfWork
    .system<Step>(async (tx) => {
      if (!(await lockMaintenance(tx))) return { kept: 'another process is at work' };
      const known = await archivedOf(tx, partition);
      if (!known || known.droppedAt) return { kept: 'another process has dropped it' };
      await dropPartition(tx, known);
      onProgress?.(`${partition} dropped`);
      return 'dropped' as const;
    })
    .catch((error: unknown) => {
      if (isChanged(error))
        return { kept: 'it changed after it was archived; the next round archives it again' };
      throw error;
    });
}

/** The error code of `drop_partition`. */
const isChanged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'TG001';

async function* reported(
  pages: AsyncIterable<readonly string[]>,
  partition: string,
  rows: number,
  onProgress: MaintainOptions['onProgress'],
): AsyncGenerator<readonly string[]> {
  let done = 0;
  let next = REPORT_ROWS;
  for await (const page of pages) {
    yield page;
    done += page.length;
    if (done < next) continue;
    next += REPORT_ROWS;
    onProgress?.(`${partition}: ${done} of ${rows} rows`);
  }
}
