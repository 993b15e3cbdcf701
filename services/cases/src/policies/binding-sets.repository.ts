import {
  cursorOf,
  ProblemError,
  type BindingRow,
  type BindingSet,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { z } from 'zod';
import { rowsOf } from './binding-rows.js';
import { BindingSets } from './binding-set.entity.js';
import { lastActivation } from './reference.repository.js';

const Stored = BindingSets.omit('tenantId');
const NUMBERS = cursorOf(z.int().positive());

/** The set that holds; of a group that has none yet, what its last activation says, as number 0. */
export async function lastBindingSet(tx: Transaction): Promise<Omit<BindingSet, 'publishedAt'>> {
  const [row] = await Stored.select(tx, 'order by number desc limit 1');
  if (row) return viewOf(row);
  const activation = await lastActivation(tx);
  const rows = rowsOf(activation?.bindings ?? []);
  return { number: 0, rows, draftId: null, author: null, approver: null };
}

/** Throws `bindings.unknown`. */
export async function readBindingSet(tx: Transaction, number: number): Promise<BindingSet> {
  const [row] = await Stored.select(tx, 'where number = $1', [number]);
  if (row) return viewOf(row);
  throw new ProblemError('bindings.unknown', `There is no set ${number}. Choose one of the list.`);
}

/** Newest first. */
export async function listBindingSets(
  tx: Transaction,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<BindingSet>> {
  const rows = await Stored.select(
    tx,
    'where ($1::integer is null or number < $1) order by number desc limit $2',
    [NUMBERS.read(cursor) ?? null, limit + 1],
  );
  return NUMBERS.page(rows.map(viewOf), limit, ({ number }) => number);
}

/** Call it under `lockPolicies`. */
export async function addBindingSet(
  tx: Transaction,
  set: {
    readonly rows: readonly BindingRow[];
    readonly draftId: string | null;
    readonly author: string | null;
    readonly approver: string | null;
  },
): Promise<void> {
  const { number } = await lastBindingSet(tx);
  await BindingSets.add(tx, [
    { ...set, tenantId: tenantOf(tx), number: number + 1, publishedAt: tx.now },
  ]);
}

const viewOf = ({ publishedAt, rows, ...set }: RowOf<typeof Stored>): BindingSet => ({
  ...set,
  rows: [...rows],
  publishedAt: publishedAt.toISOString(),
});
