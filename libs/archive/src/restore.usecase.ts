import type { UnitOfWork } from '@tingsu/database';
import { manifestOf, readLines, verifyRows } from './archive-file.adapter.js';
import {
  allArchived,
  type Archived,
  archivedOf,
  beginRestore,
  endRestore,
  lockMaintenance,
  partitionsOf,
  restoreRows,
} from './archive.repository.js';
import type { ObjectStore } from './object-store.adapter.js';

export interface RestoreOptions {
  readonly unitOfWork: UnitOfWork;
  readonly store: ObjectStore;
  /** E.g. `outbox_202501`, or `outbox_before`. */
  readonly partition: string;
  /** How long maintenance leaves it in the database. */
  readonly days: number;
  readonly onProgress?: (line: string) => void;
}

const DAY_MS = 24 * 3_600_000;
const REPORT_ROWS = 50_000;

/** Puts an archived partition back, all of it or nothing. Throws with what to do when its file is not what was archived. */
export async function restore(options: RestoreOptions): Promise<{ readonly rows: number }> {
  const { unitOfWork, store, partition, days, onProgress } = options;
  const archived = await unitOfWork.system((tx) => archivedOf(tx, partition));
  if (!archived) throw new Error(`${partition} was never archived here.`);
  const manifest = await manifestOf(store, archived.file, archived.hash);
  onProgress?.(`verifying ${archived.file}`);
  await verifyRows(store, archived.file, manifest);
  return unitOfWork.system(async (tx) => {
    if (!(await lockMaintenance(tx)))
      throw new Error('Maintenance is at work. Try again when it has ended.');
    if ((await partitionsOf(tx)).some((one) => one.partition === partition))
      throw new Error(`${partition} is in the database already.`);
    await beginRestore(tx, archived.relation);
    let rows = 0;
    for await (const lines of readLines(store, archived.file, manifest)) {
      await restoreRows(tx, archived.relation, manifest.columns, lines);
      rows += lines.length;
      if (rows % REPORT_ROWS === 0) onProgress?.(`${rows} of ${manifest.rows} rows`);
    }
    await endRestore(tx, archived, new Date(tx.now.getTime() + days * DAY_MS));
    return { rows };
  });
}

/** What was archived, oldest first. */
export const archivedPartitions = (unitOfWork: UnitOfWork): Promise<Archived[]> =>
  unitOfWork.system(allArchived);

/** Lines of an archived partition, as they were read from the table. Throws when the file is not what was archived. */
export async function* readArchive(
  store: ObjectStore,
  { file, hash }: Pick<Archived, 'file' | 'hash'>,
): AsyncGenerator<readonly string[]> {
  const manifest = await manifestOf(store, file, hash);
  await verifyRows(store, file, manifest);
  yield* readLines(store, file, manifest);
}

/** Rows of an archived partition, as objects with the names of the columns. Throws when the file is not what was archived. */
export async function* archivedRows(
  store: ObjectStore,
  { file, hash }: Pick<Archived, 'file' | 'hash'>,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  for await (const lines of readArchive(store, { file, hash }))
    yield lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

/** Reads every archived file and manifest of the service. Throws at the first that is missing, changed or out of its chain. */
export async function verifyArchive(
  unitOfWork: UnitOfWork,
  store: ObjectStore,
  onProgress: (line: string) => void = () => undefined,
): Promise<number> {
  const archived = await unitOfWork.system(allArchived);
  let previous: Archived | null = null;
  for (const one of archived) {
    const manifest = await manifestOf(store, one.file, one.hash);
    if (manifest.previous !== (previous?.hash ?? null))
      throw new Error(
        `The manifest of ${one.partition} does not follow the one before it: a file was left out or put in.`,
      );
    await verifyRows(store, one.file, manifest);
    onProgress(`${one.partition}: ${manifest.rows} rows, as archived`);
    previous = one;
  }
  return archived.length;
}
