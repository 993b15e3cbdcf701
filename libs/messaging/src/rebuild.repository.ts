import type { Transaction } from '@tingsu/database';
import type { OutboxPlace } from './outbox.repository.js';

/** Where the rebuild stands in what one service published: files of its archive that are done, and the place in its outbox. */
export interface Progress extends OutboxPlace {
  readonly files: readonly string[];
}

/** Makes the tables of the new read model. False when an earlier rebuild left them: this one goes on with it. */
export async function beginRebuild(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ readonly begun: boolean }>('select begin_rebuild() as begun');
  return row?.begun === true;
}

/** Gives the new read model up. */
export async function dropRebuild(tx: Transaction): Promise<void> {
  await tx.query('select drop_rebuild()');
}

export async function progressOf(tx: Transaction, source: string): Promise<Progress> {
  const [row] = await tx.query<Progress>(
    'select files, at, position from progress where source = $1',
    [source],
  );
  return row ?? { files: [], at: '-infinity', position: '0' };
}

export async function saveProgress(
  tx: Transaction,
  source: string,
  { files, at, position }: Progress,
): Promise<void> {
  await tx.query(
    `insert into progress (source, files, at, position) values ($1, $2, $3, $4)
     on conflict (source) do update set files = excluded.files, at = excluded.at, position = excluded.position`,
    [source, files, at, position],
  );
}

/** A little before a place: transactions that were under way there may have added to what lies before it. */
export async function before(tx: Transaction, at: string, minutes: number): Promise<OutboxPlace> {
  const [row] = await tx.query<{ readonly at: string }>(
    `select ($1::timestamptz - make_interval(mins => $2))::text as at`,
    [at, minutes],
  );
  return { at: row?.at ?? at, position: '0' };
}

/** Waits for the batch at work, and shuts the consumer out until the end of the transaction. Readers go on. */
export async function shutConsumerOut(tx: Transaction): Promise<void> {
  await tx.query(`set local lock_timeout = '30s'`);
  await tx.query(`set local statement_timeout = '15min'`);
  await tx.query(`set local idle_in_transaction_session_timeout = '15min'`);
  await tx.query('select shut_consumer_out()');
}

/** Puts the new read model in the place of the old one, unless events are missing in it: then how many aggregates lack some. */
export async function finishRebuild(tx: Transaction, kinds: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ readonly missing: number }>(
    'select finish_rebuild($1)::float8 as missing',
    [kinds],
  );
  return row?.missing ?? 0;
}

/** Versions have no gaps, so the sum of the positions is the number of events applied. Of the new read model, on its own connections. */
export async function appliedEvents(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ readonly count: number }>(
    'select coalesce(sum(version), 0)::float8 as count from inbox_cursor',
  );
  return row?.count ?? 0;
}
