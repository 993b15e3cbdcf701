import { CaseClocksChanged } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { ChainedRow } from '../ledger/chain.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import { toldExplanations } from '../lifecycle/told-explanations.js';

/** How the due times of these cases were explained, by case and clock. */
export async function explanationsOf(
  tx: Transaction,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnType<typeof toldExplanations>>> {
  const logged = await factsOf(tx, [...new Set(caseIds)]);
  return new Map(
    [...logged].map(([caseId, facts]) => [caseId, toldExplanations(changesIn(facts))] as const),
  );
}

const changesIn = (facts: readonly ChainedRow[]) =>
  facts
    .filter(({ type }) => type === CaseClocksChanged.type)
    .map(({ data }) => data as CaseClocksChanged['data']);
