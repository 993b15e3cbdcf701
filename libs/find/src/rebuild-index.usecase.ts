import type { Transaction, UnitOfWork } from '@tingsu/database';
import { type DataKeys, KEYS_KNOWN_FOR_MS } from '@tingsu/privacy';
import type { Findable } from './entry.js';
import { deleteOlder, putEntries, withoutKnown } from './find.repository.js';
import {
  beginRebuild,
  dropOlder,
  entriesIn,
  finishRebuild,
  lockRebuild,
  moveRebuild,
  type Rebuild,
  segmentsOf,
} from './rebuild.repository.js';
import {
  closeSegment,
  dropEmptySegments,
  indexSegment,
  openSegment,
  SEGMENT_ENTRIES,
  tenantsWithKeys,
} from './segments.repository.js';

/** What a service makes findable, read again from what it keeps. */
export interface FindSource {
  /** About how many subjects there are. */
  count(tx: Transaction): Promise<number>;
  /** All parts of the next subjects after a position, oldest first. `position` is null when there are no more. */
  read(
    tx: Transaction,
    position: string | null,
    most: number,
  ): Promise<{
    readonly entries: readonly Findable[];
    readonly subjects: number;
    readonly position: string | null;
  }>;
}

export interface RebuildOptions {
  readonly unitOfWork: UnitOfWork;
  readonly keys: DataKeys;
  readonly source: FindSource;
  readonly onProgress: (line: string) => void;
  /** Until then every process has read the new key, in milliseconds. */
  readonly settleMs?: number;
  readonly batch?: number;
  readonly segmentEntries?: number;
}

const BATCH = 200;

/**
 * Writes the index of every group again under a new key, beside live traffic: entries move batch by batch, and what is found stays
 * found under either key. One that was stopped goes on where it was. At the end nothing is left of the older keys.
 */
export async function rebuildIndex(options: RebuildOptions): Promise<void> {
  const { unitOfWork, onProgress } = options;
  const tenants = await unitOfWork.system(tenantsWithKeys);
  for (const [i, tenantId] of tenants.entries()) {
    await rebuildTenant(tenantId, {
      ...options,
      onProgress: (line) => onProgress(`group ${i + 1} of ${tenants.length}: ${line}`),
    });
  }
  await indexFull(unitOfWork);
  const dropped = await unitOfWork.system(dropEmptySegments);
  if (dropped > 0) onProgress(`${dropped} segments that are empty now were dropped`);
}

async function rebuildTenant(tenantId: string, options: RebuildOptions): Promise<void> {
  const { unitOfWork, onProgress, settleMs = KEYS_KNOWN_FOR_MS + 5_000 } = options;
  const begun = await unitOfWork.run(tenantId, (tx) => beginOrResume(tx, options));
  onProgress(`${begun.done === 0 ? 'begins' : 'goes on'} at ${begun.done} of about ${begun.total}`);
  let told = begun.done;
  for (;;) {
    const rebuild = await unitOfWork.run(tenantId, (tx) => step(tx, options));
    if (rebuild.pass > 2) break;
    if (rebuild.position === null) {
      await indexFull(unitOfWork);
      await settled(rebuild, settleMs, onProgress);
    } else if (rebuild.done - told >= 5_000) {
      told = rebuild.done;
      onProgress(`${rebuild.done} of about ${rebuild.total}`);
      await indexFull(unitOfWork);
    }
  }
  for (const segment of await unitOfWork.run(tenantId, segmentsOf))
    await unitOfWork.run(tenantId, (tx) => dropOlder(tx, segment, begun.epoch));
  await unitOfWork.run(tenantId, (tx) => finishRebuild(tx, begun.epoch));
  onProgress('done, and the older keys are gone');
}

async function indexFull(unitOfWork: UnitOfWork): Promise<void> {
  while ((await unitOfWork.system(indexSegment)) !== null);
}

/** A process that has not read the new key yet still writes under the older one: the second pass finds what it wrote. */
async function settled(
  { keyAge }: Rebuild,
  settleMs: number,
  onProgress: (line: string) => void,
): Promise<void> {
  const left = settleMs - keyAge * 1_000;
  if (left <= 0) return;
  onProgress(`waits ${Math.ceil(left / 1_000)} s until every process has the new key`);
  await new Promise((resolve) => setTimeout(resolve, left));
}

async function beginOrResume(tx: Transaction, { keys, source }: RebuildOptions): Promise<Rebuild> {
  const known = await lockRebuild(tx);
  if (known && !known.finished) return known;
  const epoch = await keys.exchangeFindKey(tx);
  await beginRebuild(tx, { epoch, total: await source.count(tx) });
  const begun = await lockRebuild(tx);
  if (!begun) throw new Error('The rebuild did not begin');
  return begun;
}

/** One batch. The second pass meets what the first wrote, and passes over it. */
async function step(
  tx: Transaction,
  { keys, source, batch = BATCH, segmentEntries = SEGMENT_ENTRIES }: RebuildOptions,
): Promise<Rebuild> {
  const rebuild = await lockRebuild(tx);
  if (!rebuild) throw new Error('The rebuild is gone');
  if (rebuild.finished || rebuild.pass > 2) return { ...rebuild, pass: 3 };
  const personal = await keys.forTenant(tx);
  const { entries, subjects, position } = await source.read(tx, rebuild.position, batch);
  const fresh = await withoutKnown(tx, entries, rebuild.epoch);
  await deleteOlder(tx, fresh, rebuild.epoch);
  let { segment } = rebuild;
  const [first] = fresh;
  if (first) {
    segment ??= await openSegment(tx, first.at);
    await putEntries(tx, personal, fresh, segment);
  }
  const full =
    segment !== null && (position === null || (await entriesIn(tx, segment)) >= segmentEntries);
  if (segment !== null && full) await closeSegment(tx, segment);
  const moved = {
    ...rebuild,
    segment: full ? null : segment,
    position,
    done: rebuild.done + subjects,
    pass: position === null ? rebuild.pass + 1 : rebuild.pass,
  };
  await moveRebuild(tx, moved);
  return moved;
}
