import { MOST_COUNTED, type Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { isAskedOf, namesFor } from '../deadlines/board-scope.js';
import { Acknowledgements } from '../deadlines/clock.entity.js';
import { Cases } from '../ledger/case.entity.js';
import type { View } from './list-views.js';
import { watchedBy } from '../watching/case-watches.repository.js';
import type { ChosenCases } from './list-statement.repository.js';

const Asked = Acknowledgements.pick('caseId', 'notify');
const Reached = Cases.pick('access');
const ASKED = `select ${Asked.as('a')}, ${Reached.as('c')} from clock_acknowledgement a
  join complaint_case c on c.tenant_id = a.tenant_id and c.case_id = a.case_id
  where a.tenant_id = $1 and a.state = 'open' and a.notify && $2::text[]
  order by a.due_at, a.case_id, a.clock_id, a.step_id limit ${MOST_COUNTED + 1}`;

/** Cases with a step that waits for the reader or his unit to say that he knows, those that must first. */
async function casesAskedOf(tx: Transaction, who: Identity): Promise<readonly string[]> {
  const rows = await tx.query<RowOf<typeof Asked> & RowOf<typeof Reached>>(ASKED, [
    tx.tenantId,
    namesFor(who),
  ]);
  return [...new Set(rows.filter((row) => isAskedOf(who, row)).map(({ caseId }) => caseId))];
}

/** The cases of those of the views that have few and are found by a table of their own. */
export async function chosenFor(
  tx: Transaction,
  who: Identity,
  views: readonly View[],
): Promise<ChosenCases> {
  const { personId } = who;
  return {
    ...(views.includes('unacknowledged') ? { unacknowledged: await casesAskedOf(tx, who) } : {}),
    ...(views.includes('watched')
      ? { watched: personId === null ? [] : await watchedBy(tx, personId) }
      : {}),
  };
}

/** What is in both, where both are asked for. */
export function inBoth(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!one || !other) return one ?? other;
  const known = new Set(other);
  return one.filter((caseId) => known.has(caseId));
}
