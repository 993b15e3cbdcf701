import {
  cursorOf,
  ProblemError,
  type Page,
  type WhatIf,
  type WhatIfChange,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { z } from 'zod';
import type { Content } from '../policies/draft.js';
import type { PageQuery } from '../policies/drafts.repository.js';
import { shown, type Tallies } from './outcome.js';

export interface RunRow {
  readonly run_id: string;
  readonly draft_id: string;
  readonly against: WhatIf['against'];
  readonly content: Content;
  readonly kind: 'policy' | 'calendar';
  readonly state: WhatIf['state'];
  readonly done: number;
  readonly total: number;
  readonly changed: number;
  readonly tallies: Tallies;
  readonly reached_at: Date | null;
  readonly reached_id: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

const NUMBERS = cursorOf(z.int().min(0).max(999_999_999));
const COLUMNS = `r.run_id, r.draft_id, r.against, r.content, d.kind, r.state, r.done, r.total, r.changed, r.tallies, r.reached_at, r.reached_id,
  r.started_at, r.finished_at`;
const FROM =
  'from what_if_run r join policy_draft d on d.tenant_id = r.tenant_id and d.draft_id = r.draft_id';

/** Throws `trial.not_found`. */
export async function readRun(tx: Transaction, runId: string): Promise<WhatIf> {
  const [row] = await tx.query<RunRow>(`select ${COLUMNS} ${FROM} where r.run_id = $1`, [runId]);
  if (!row)
    throw new ProblemError(
      'trial.not_found',
      'There is no such run. Start it again from the draft.',
    );
  const { state, against, done, total, changed } = row;
  return {
    runId: row.run_id,
    draftId: row.draft_id,
    against,
    state,
    done,
    total,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    changed,
    ...shown(row.tallies),
  };
}

export async function listChanges(
  tx: Transaction,
  runId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<WhatIfChange>> {
  const after = NUMBERS.read(cursor) ?? 0;
  const rows = await tx.query<WhatIfChange & { number: number }>(
    'select number, subject, decisions, clocks from what_if_change where run_id = $1 and number > $2 order by number limit $3',
    [runId, after, limit + 1],
  );
  const { items, nextCursor } = NUMBERS.page(rows, limit, ({ number }) => number);
  return {
    items: items.map(({ subject, decisions, clocks }) => ({ subject, decisions, clocks })),
    nextCursor,
  };
}

/** The run for the next batch, held until the transaction ends; null when another worker has it or it is over. */
export async function claimRun(tx: Transaction, runId: string): Promise<RunRow | null> {
  const [row] = await tx.query<RunRow>(
    `select ${COLUMNS} ${FROM} where r.run_id = $1 and r.state in ('waiting', 'running') for update of r skip locked`,
    [runId],
  );
  return row ?? null;
}

export interface Progress {
  readonly done: number;
  readonly tallies: Tallies;
  readonly changes: readonly WhatIfChange[];
  readonly reached: { readonly at: Date; readonly id: string } | null;
  readonly finished: boolean;
}

export async function keepProgress(
  tx: Transaction,
  run: RunRow,
  progress: Progress,
): Promise<void> {
  const { done, tallies, changes, reached, finished } = progress;
  if (changes.length > 0)
    await tx.query(
      `insert into what_if_change (tenant_id, run_id, number, subject, decisions, clocks)
       select $1::uuid, $2::uuid, $3::integer + r.nr, r.item ->> 'subject', r.item -> 'decisions', r.item -> 'clocks'
       from jsonb_array_elements($4::jsonb) with ordinality as r (item, nr)`,
      [tx.tenantId, run.run_id, run.changed, JSON.stringify(changes)],
    );
  await tx.query(
    `update what_if_run set state = $2, done = done + $3, total = greatest(total, done + $3), changed = changed + $4, tallies = $5::jsonb,
       reached_at = coalesce($6::timestamptz, reached_at), reached_id = coalesce($7::uuid, reached_id), finished_at = $8 where run_id = $1`,
    [run.run_id, finished ? 'done' : 'running', done, changes.length, JSON.stringify(tallies), reached?.at ?? null, reached?.id ?? null, finished ? tx.now : null],
  ); // prettier-ignore
}
