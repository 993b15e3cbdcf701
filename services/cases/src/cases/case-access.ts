import { ProblemError, type Identity } from '@tingsu/contracts';
import { maySee, placeOf } from '../access/access-table.js';
import { departmentsOf } from '../ledger/case-row.js';
import type { CaseState } from '../lifecycle/case-state.js';

export function seenBy(who: Identity, state: CaseState): boolean {
  return maySee(who.grants, placeOf(state, departmentsOf(state)));
}

/** Whoever may not see a case learns no more than whoever mistyped its number. */
export function notFound(caseNo: string): ProblemError {
  return new ProblemError('case.not_found', `There is no case ${caseNo} that you may see.`);
}
