import type { Transaction, UnitOfWork } from '@tingsu/database';
import { hashOfSpan, inclusionSpans, type ReadNodes } from './merkle.js';
import { leavesOf, unpackKeys } from './page-keys.js';
import { newestCheckpoint } from './places.repository.js';
import { nodesAt, pagesAt, pagesWithKey, rowsAsSealed } from './proof.repository.js';
import { knownShapes } from './sealing.repository.js';
import { leafContent } from './sealed-log.js';

/** That a row is in the record of a service as it was sealed: enough for someone who has no access to it. */
export interface InclusionProof {
  /** What the leaf says: the log, a line end, and the row. */
  readonly content: string;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  /** From the leaf up, in base64. */
  readonly proof: readonly string[];
  /** The signed checkpoint of this size. */
  readonly checkpoint: string;
}

/**
 * Proves rows of a log, each by its key (values in the order of the primary key); null for one that is not sealed yet. All proofs lead to the
 * newest checkpoint.
 */
export function prove(
  unitOfWork: UnitOfWork,
  log: string,
  keys: readonly (readonly (string | number)[])[],
): Promise<readonly (InclusionProof | null)[]> {
  return unitOfWork.system(async (tx) => {
    const newest = await newestCheckpoint(tx);
    const shapes = (await knownShapes(tx)).filter((shape) => shape.log === log);
    const proofs: (InclusionProof | null)[] = [];
    for (const key of keys) {
      const place = newest && (await placeOf(tx, log, shapes, key));
      if (!newest || !place || place.index >= newest.size) {
        proofs.push(null);
        continue;
      }
      const read = readerOf(tx);
      const spans = inclusionSpans(place.index, newest.size);
      const hashes: Buffer[] = [];
      for (const span of spans) hashes.push(await hashOfSpan(span, read));
      proofs.push({
        content: leafContent(log, place.row),
        index: place.index,
        size: newest.size,
        proof: hashes.map((hash) => hash.toString('base64')),
        checkpoint: newest.note,
      });
    }
    return proofs;
  });
}

interface Place {
  readonly index: number;
  readonly row: string;
}

async function placeOf(
  tx: Transaction,
  log: string,
  shapes: Awaited<ReturnType<typeof knownShapes>>,
  key: readonly (string | number)[],
): Promise<Place | null> {
  for (const row of await rowsAsSealed(tx, log, shapes, key))
    for (const page of await pagesWithKey(tx, row)) {
      const nr = unpackKeys(page.keys).indexOf(row.key);
      if (nr >= 0) return { index: page.position + nr, row: row.text };
    }
  return null;
}

const readerOf =
  (tx: Transaction): ReadNodes =>
  async (height, from, count) => {
    if (height > 0) return nodesAt(tx, height, from, count);
    const pages = await pagesAt(tx, from, count);
    return pages.flatMap(({ position, leaves }) =>
      leavesOf(leaves).filter((_, nr) => position + nr >= from && position + nr < from + count),
    );
  };
