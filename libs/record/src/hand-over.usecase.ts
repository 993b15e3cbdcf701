import type { UnitOfWork } from '@tingsu/database';
import { safeError } from '@tingsu/runtime';
import {
  checkpointsAfter,
  keepFailure,
  keepHanded,
  newestCheckpoint,
  placeStates,
  type StoredCheckpoint,
} from './places.repository.js';

/** Where checkpoints lie that no one who administers the database can change. */
export interface Place {
  readonly name: string;
  /** Every checkpoint, or the newest one in a while. */
  readonly takes: 'all' | { readonly newestEveryMs: number };
  /** Hands them over, oldest first. May run twice for the same ones. Throws when the place does not take them. */
  hand(checkpoints: readonly StoredCheckpoint[]): Promise<void>;
}

const MOST_AT_ONCE = 500;
/** A place that failed is left alone for a while. */
const PAUSE_MS = 60_000;

/** Hands each place what it has not got. What goes wrong with one is written down and tried again; it holds up neither the others nor the sealing. */
export async function handOver(
  unitOfWork: UnitOfWork,
  places: readonly Place[],
  tried: Map<string, number>,
): Promise<void> {
  const states = await unitOfWork.system(placeStates);
  for (const place of places) {
    const state = states.find((one) => one.place === place.name);
    const { now, waiting } = await unitOfWork.system(async (tx) => ({
      now: tx.now.getTime(),
      waiting: await checkpointsFor(tx, place, state?.nr ?? 0),
    }));
    const newest = waiting.at(-1);
    if (!newest || now < (tried.get(place.name) ?? 0)) continue;
    if (isTooSoon(place, state?.handedAt ?? null, now)) continue;
    const failure = await place.hand(waiting).then(
      () => null,
      (error: unknown) => String(safeError(error).message),
    );
    if (failure === null) await unitOfWork.system((tx) => keepHanded(tx, place.name, newest));
    else {
      tried.set(place.name, now + PAUSE_MS);
      await unitOfWork.system((tx) => keepFailure(tx, place.name, failure));
    }
  }
}

type Tx = Parameters<Parameters<UnitOfWork['system']>[0]>[0];

async function checkpointsFor(tx: Tx, { takes }: Place, nr: number): Promise<StoredCheckpoint[]> {
  if (takes === 'all') return checkpointsAfter(tx, nr, MOST_AT_ONCE);
  const newest = await newestCheckpoint(tx);
  return newest && newest.nr > nr ? [newest] : [];
}

const isTooSoon = ({ takes }: Place, handedAt: Date | null, now: number): boolean =>
  takes !== 'all' && handedAt !== null && now - handedAt.getTime() < takes.newestEveryMs;
