import type { Transaction } from '@tingsu/database';
import { type DataKeys, masterEpochOf, type WrappedPlace } from '@tingsu/privacy';
import { RefusedSubmissions } from './refused-submission.entity.js';
import { cellOf } from './refused-submission.repository.js';

const Sealed = RefusedSubmissions.pick('id', 'body');
/** The next of those that wait for a person, by id. There are few of them, or the alarm has rung. */
const NEXT = `where state = 'open' and ($1::uuid is null or id > $1) order by id limit $2`;
const PAGE = 100;

/** Refused submissions that wait for a person: each carries a key that a master key wraps. */
export const refusedSubmissions = (keys: DataKeys): WrappedPlace => ({
  name: 'refused submissions',
  count: async (tx) => {
    const counts = new Map<number, number>();
    for await (const { body } of sealedOf(tx)) {
      const epoch = masterEpochOf(body);
      counts.set(epoch, (counts.get(epoch) ?? 0) + 1);
    }
    return counts;
  },
  rewrap: async (tx, most) => {
    let moved = 0;
    for await (const { id, body } of sealedOf(tx)) {
      const rewrapped = await keys.rewrappedForNoTenant(cellOf(id), body);
      if (!rewrapped) continue;
      await tx.query(
        `update refused_submission set body = $3 where id = $1 and state = 'open' and body = $2`,
        [id, body, rewrapped],
      );
      moved += 1;
      if (moved === most) break;
    }
    return moved;
  },
});

async function* sealedOf(tx: Transaction): AsyncGenerator<{ id: string; body: Buffer }> {
  for (let last: string | null = null; ;) {
    const rows: { readonly id: string; readonly body: Buffer | null }[] = await Sealed.select(
      tx,
      NEXT,
      [last, PAGE],
    );
    for (const { id, body } of rows) if (body) yield { id, body };
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? null;
  }
}
