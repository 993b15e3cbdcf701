import { CaseClocksChanged } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseLog } from '../ledger/case.entity.js';
import { toldExplanations } from '../lifecycle/told-explanations.js';

const Change = CaseLog.pick('caseId', 'data');

/** How the due times of these cases were explained, by case and clock. */
export async function explanationsOf(
  tx: Transaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnType<typeof toldExplanations>>> {
  const rows = await Change.select(
    tx,
    'where case_id = any($1::uuid[]) and type = $2 order by case_id, version',
    [[...new Set(caseIds)], CaseClocksChanged.type],
  );
  const changes = new Map<string, CaseClocksChanged['data'][]>();
  for (const { caseId, data } of rows)
    changes.set(caseId, [...(changes.get(caseId) ?? []), data as CaseClocksChanged['data']]);
  return new Map([...changes].map(([caseId, own]) => [caseId, toldExplanations(own)] as const));
}
