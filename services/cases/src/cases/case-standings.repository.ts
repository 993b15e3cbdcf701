import { type Actor, type CaseStanding, COMMANDS_FOR_MANY, type Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { isAskedOf } from '../deadlines/board-scope.js';
import { Acknowledgements } from '../deadlines/clock.entity.js';
import { Cases } from '../ledger/case.entity.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Reference } from '../policies/reference.repository.js';
import { accessOf, departmentsOf } from './case-access.js';
import { commandsFor } from './detail-view.js';

const Found = Cases.pick('caseId');
const BY_NUMBERS = `select ${Found.as('c')}, ${STATE_OF_CASE} from complaint_case c
  left join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id
  where c.tenant_id = $1 and c.case_no = any($2::text[])`;
type Row = RowOf<typeof Found> & (StoredState | { readonly snapshot: null });

const FOR_MANY: ReadonlySet<string> = new Set(COMMANDS_FOR_MANY);

/** How these cases stand, of those that the reader sees. */
export async function readStandings(
  tx: Transaction,
  who: Identity,
  caseNos: readonly string[],
  reference: Reference,
): Promise<CaseStanding[]> {
  const seen = (await statesOf(tx, caseNos)).flatMap((state) => {
    const access = accessOf(who, state);
    return access.roles.length > 0 ? [{ state, access }] : [];
  });
  const asked = await askedOf(
    tx,
    who,
    seen.map(({ state }) => state),
  );
  const actor: Actor = { type: 'person', id: who.personId, role: null };
  return seen.map(({ state, access }) => {
    const context = reference.contextFor(state, {
      ...{ at: tx.now, actor, roles: access.roles },
      departments: departmentsOf(who, state),
    });
    return {
      ...{ caseNo: state.caseNo, version: state.version, owner: state.owner ?? null },
      commands: commandsFor(access, state, context).filter(({ command }) => FOR_MANY.has(command)),
      asked: asked.get(state.caseId) ?? [],
    };
  });
}

async function statesOf(tx: Transaction, caseNos: readonly string[]): Promise<CaseState[]> {
  const rows = await tx.query<Row>(BY_NUMBERS, [tx.tenantId, caseNos]);
  const atRest = rows.flatMap(({ caseId, snapshot }) => (snapshot ? [] : [caseId]));
  const folded = await foldedCases(tx, atRest);
  return rows.flatMap((row) => (row.snapshot ? stateOf(row) : (folded.get(row.caseId) ?? [])));
}

const Asked = Acknowledgements.pick('caseId', 'clockId', 'stepId', 'notify');

async function askedOf(
  tx: Transaction,
  who: Identity,
  states: readonly CaseState[],
): Promise<ReadonlyMap<string, CaseStanding['asked']>> {
  const byId = new Map(states.map((state) => [state.caseId, state]));
  const rows = await Asked.select(
    tx,
    `where tenant_id = $1 and case_id = any($2::uuid[]) and state = 'open' order by due_at, clock_id, step_id`,
    [tx.tenantId, [...byId.keys()]],
  );
  const asked = new Map<string, CaseStanding['asked']>();
  for (const { caseId, clockId, stepId, notify } of rows) {
    const access = byId.get(caseId)?.access ?? null;
    if (!isAskedOf(who, { access, notify })) continue;
    asked.set(caseId, [...(asked.get(caseId) ?? []), { clockId, stepId }]);
  }
  return asked;
}
