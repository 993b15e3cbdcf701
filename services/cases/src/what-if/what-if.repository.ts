import {
  cursorOf,
  ProblemError,
  type Page,
  type WhatIf,
  type WhatIfChange,
} from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Cases, type CaseSnapshotEntity } from '../ledger/case.entity.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import type { PolicyDraftEntity } from '../policies/draft.entity.js';
import type { PageQuery } from '../policies/drafts.repository.js';
import { NOTHING, shown, type Tallies } from './outcome.js';
import { WhatIfChanges, type WhatIfRunEntity, WhatIfRuns } from './what-if.entity.js';

const Run = WhatIfRuns.omit('tenantId', 'revision', 'startedBy');
/** A run, and whether its draft is of a policy or of a calendar. */
export type RunRow = RowOf<typeof Run> & Pick<PolicyDraftEntity, 'kind'>;

const NUMBERS = cursorOf(z.int().min(0).max(999_999_999));
const RUN = `select ${Run.as('r')}, d.kind from what_if_run r join policy_draft d using (tenant_id, draft_id)`;

/** Throws `trial.not_found`. */
export async function readRun(tx: Transaction, runId: string): Promise<WhatIf> {
  const [row] = await tx.query<RunRow>(`${RUN} where r.run_id = $1`, [runId]);
  if (!row)
    throw new ProblemError(
      'trial.not_found',
      'There is no such run. Start it again from the draft.',
    );
  const { runId: id, draftId, state, against, done, total, changed } = row;
  return {
    ...{ draftId, against, state, done, total, changed },
    runId: id,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    ...shown(row.tallies),
  };
}

export async function listChanges(
  tx: Transaction,
  runId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<WhatIfChange>> {
  const after = NUMBERS.read(cursor) ?? 0;
  const rows = await WhatIfChanges.pick('number', 'subject', 'decisions', 'clocks').select(
    tx,
    'where run_id = $1 and number > $2 order by number limit $3',
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
    `${RUN} where r.run_id = $1 and r.state in ('waiting', 'running') for update of r skip locked`,
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
  const rows = changes.map((change, index) => ({
    ...change,
    tenantId: tenantOf(tx),
    runId: run.runId,
    number: run.changed + index + 1,
  }));
  await WhatIfChanges.add(tx, rows);
  const state = finished ? 'done' : 'running';
  await tx.query(
    `update what_if_run set state = $2, done = done + $3, total = greatest(total, done + $3), changed = changed + $4, tallies = $5::jsonb,
       reached_at = coalesce($6::timestamptz, reached_at), reached_id = coalesce($7::uuid, reached_id), finished_at = $8 where run_id = $1`,
    [
      ...[run.runId, state, done, changes.length, JSON.stringify(tallies)],
      ...[reached?.at ?? null, reached?.id ?? null, finished ? tx.now : null],
    ],
  );
}

/** Ends what is under way with the given run, or with all runs of a draft. */
export async function failRuns(
  tx: Transaction,
  of: Partial<Pick<WhatIfRunEntity, 'runId' | 'draftId'>>,
): Promise<void> {
  await tx.query(
    `update what_if_run set state = 'failed', finished_at = $3
     where (run_id = $1 or draft_id = $2) and state in ('waiting', 'running')`,
    [of.runId ?? null, of.draftId ?? null, tx.now],
  );
}

const RunKey = WhatIfRuns.pick('tenantId', 'runId');

export const openRuns = (tx: Transaction): Promise<RowOf<typeof RunKey>[]> =>
  RunKey.select(tx, `where state in ('waiting', 'running') order by started_at`);

/** The run of the same draft, as it is now, against the same cases. */
export async function runUnderWay(
  tx: Transaction,
  { draftId, revision, against }: Pick<WhatIfRunEntity, 'draftId' | 'revision' | 'against'>,
): Promise<string | null> {
  const [row] = await WhatIfRuns.pick('runId').select(
    tx,
    `where draft_id = $1 and revision = $2 and against = $3::jsonb and state in ('waiting', 'running') limit 1`,
    [draftId, revision, JSON.stringify(against)],
  );
  return row?.runId ?? null;
}

type NewRun = Pick<
  WhatIfRunEntity,
  'draftId' | 'revision' | 'content' | 'against' | 'total' | 'startedBy'
>;

/** Returns the id of the run. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<string> {
  const runId = uuid();
  await WhatIfRuns.add(tx, [
    {
      ...run,
      ...{ tenantId: tenantOf(tx), runId, state: 'waiting', startedAt: tx.now },
      ...{ done: 0, changed: 0, tallies: NOTHING },
      ...{ reachedAt: null, reachedId: null, finishedAt: null },
    },
  ]);
  return runId;
}

/** Received from the first day ($1) to the end of the last ($2), in the time zone of the hospital ($3). */
const CASES_BETWEEN = `received_at >= ($1::date)::timestamp at time zone $3::text
  and received_at < (($2::date)::timestamp + interval '1 day') at time zone $3::text`;

export interface Between {
  readonly receivedFrom: string;
  readonly receivedTo: string;
}

export async function countCases(
  tx: Transaction,
  { receivedFrom, receivedTo }: Between,
  timeZone: string,
): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*)::int as total from complaint_case where ${CASES_BETWEEN}`,
    [receivedFrom, receivedTo, timeZone],
  );
  return row?.total ?? 0;
}

const Tried = Cases.pick('caseId', 'caseNo', 'receivedAt');
export type TriedCase = RowOf<typeof Tried> & Pick<CaseSnapshotEntity, 'snapshot'>;

/** The cases after those that the run has reached, the first received first; those at rest are folded from their log. */
export const nextCases = async (
  tx: Transaction,
  run: RunRow,
  { receivedFrom, receivedTo }: Between,
  timeZone: string,
  limit: number,
): Promise<TriedCase[]> => {
  const rows = await tx.query<RowOf<typeof Tried> & (StoredState | { readonly snapshot: null })>(
    `select ${Tried.as('c')}, ${STATE_OF_CASE} from complaint_case c
     left join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
     where ${CASES_BETWEEN} and ($4::timestamptz is null or (c.received_at, c.case_id) > ($4::timestamptz, $5::uuid))
     order by c.received_at, c.case_id limit $6`,
    [receivedFrom, receivedTo, timeZone, run.reachedAt, run.reachedId, limit],
  );
  const folded = await foldedCases(
    tx,
    rows.filter(({ snapshot }) => snapshot === null).map(({ caseId }) => caseId),
  );
  return rows.flatMap((row) => {
    const { caseId, caseNo, receivedAt } = row;
    const snapshot = row.snapshot ? stateOf(row) : folded.get(caseId);
    return snapshot ? [{ caseId, caseNo, receivedAt, snapshot }] : [];
  });
};
