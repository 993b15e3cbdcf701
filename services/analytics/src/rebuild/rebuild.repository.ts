import type { Transaction } from '@tingsu/database';
import {
  CaseFacts,
  ClockFacts,
  ClockLabels,
  Organisations,
  Tallies,
} from '../projections/read-model.entity.js';

const READ_MODEL = [Tallies, ClockFacts, CaseFacts, ClockLabels, Organisations].map(
  ({ table }) => table,
);
const INBOX = ['inbox', 'inbox_cursor'];

/** Waits for the batch at work and shuts the next one out, so that no half of the old model survives. */
export async function emptyReadModel(tx: Transaction): Promise<void> {
  await tx.query(`set local lock_timeout = '15s'`);
  await tx.query(`truncate ${[...READ_MODEL, ...INBOX].join(', ')}`);
}

/** Events of these types in the outbox of a service. */
export const countEvents = (
  tx: Transaction,
  types: readonly string[],
  until: Date,
): Promise<number> =>
  count(
    tx,
    'select count(*)::int as count from outbox where type = any($1::text[]) and created_at < $2',
    [types, until],
  );

/** Versions have no gaps, so the sum of the cursors is the number of events applied. */
export const countApplied = (tx: Transaction, aggregates: readonly string[]): Promise<number> =>
  count(
    tx,
    'select coalesce(sum(version), 0)::int as count from inbox_cursor where aggregate_type = any($1::text[])',
    [aggregates],
  );

export const countCases = (tx: Transaction): Promise<number> =>
  count(tx, 'select count(*)::int as count from case_fact');

async function count(
  tx: Transaction,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql, parameters);
  return row?.count ?? 0;
}
