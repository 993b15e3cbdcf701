import type { RowOf, Transaction } from '@tingsu/database';
import { caseEventOf, type RecordedEvent } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { fold } from '../lifecycle/evolve.js';
import { Cases, CaseSnapshots } from './case.entity.js';
import type { ChainedRow } from './chain.js';
import { factsOf } from './log-facts.repository.js';

export function recordedOf({ type, data, version, at, actor }: ChainedRow): RecordedEvent {
  return { ...caseEventOf(type, data), version, at, actor };
}

/** Cases as their logs say, by id; the same as their snapshots. */
export async function foldedCases(
  tx: Transaction,
  caseIds: readonly string[],
): Promise<Map<string, CaseState>> {
  if (caseIds.length === 0) return new Map();
  const logged = await factsOf(tx, caseIds);
  return new Map(
    [...logged].flatMap(([caseId, facts]) => {
      const state = fold(caseId, facts.map(recordedOf));
      return state ? [[caseId, state] as const] : [];
    }),
  );
}

const Kept = Cases.pick('caseId', 'logHash');
export type ThawedCase = RowOf<typeof Kept> & { readonly snapshot: CaseState };

/** Cases at rest have no snapshot: locks those of these cases, and writes their snapshots again. */
export async function thaw(tx: Transaction, caseIds: readonly string[]): Promise<ThawedCase[]> {
  const rows = await Kept.select(
    tx,
    'where case_id = any($1::uuid[]) order by case_id for update',
    [caseIds],
  );
  const states = await foldedCases(
    tx,
    rows.map(({ caseId }) => caseId),
  );
  const thawed = rows.flatMap((row) => {
    const snapshot = states.get(row.caseId);
    return snapshot ? [{ ...row, snapshot }] : [];
  });
  const New = CaseSnapshots.omit('tenantId');
  if (thawed.length > 0)
    await tx.query(
      `${New.insert({ tenantId: '$2::uuid' })} on conflict (tenant_id, case_id) do nothing`,
      [New.json(thawed.map(({ caseId, snapshot }) => ({ caseId, snapshot }))), tx.tenantId],
    );
  return thawed;
}
