import {
  cursorOf,
  type CallBack,
  type CallBackQuery,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import { reachCondition, reachParameters } from '../access/reach-sql.js';
import { accessOf } from '../cases/case-access.js';
import { Clocks } from '../deadlines/clock.entity.js';
import { stateOf, type StoredState } from '../ledger/state-of-case.js';
import { STATE_OF_CASE } from '../ledger/statements.repository.js';
import type { Reference } from '../policies/reference.repository.js';
import { callBackOf } from './call-back-item.js';

const PLACES = cursorOf(z.tuple([z.iso.datetime(), z.guid(), z.string().min(1).max(80)]));
const FIRST_PAGE = [null, null, null] as const;

const OfClock = Clocks.pick('caseId', 'clockId', 'dueAt');
type Row = RowOf<typeof OfClock> & StoredState;

/** The call before it on the same plan has not fallen due: its own time has not come. */
const TOO_EARLY = `exists (select from clock p where p.tenant_id = k.tenant_id and p.case_id = k.case_id
  and p.clock_id = regexp_replace(k.clock_id, '[0-9]+$', '') || (substring(k.clock_id from '[0-9]+$')::integer - 1)
  and p.due_at > instant())`;

/** $1 to $10 the reach, $11 campus, $12 whether the time has come, $13 limit, $14 to $16 the last row of the page before. */
const LIST = `select ${OfClock.as('k')}, ${STATE_OF_CASE}
  from clock k join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    join case_snapshot s on s.tenant_id = k.tenant_id and s.case_id = k.case_id
  where k.kind = 'followup' and k.state = 'running' and ${reachCondition('c', 1)}
    and ($11::text is null or c.campus = $11) and ${TOO_EARLY} <> $12
    and ($14::timestamptz is null or (k.due_at, k.case_id, k.clock_id) > ($14, $15::uuid, $16::text))
  order by k.due_at, k.case_id, k.clock_id limit $13`;

/** Call-backs that are owed, the longest overdue first. */
export async function listCallBacks(
  tx: Transaction,
  who: Identity,
  { scope, campus, cursor, limit }: CallBackQuery,
  reference: Reference,
): Promise<Page<CallBack>> {
  const rows = await tx.query<Row>(LIST, [
    ...reachParameters(who, 'case.read'),
    campus ?? null,
    scope === 'now',
    limit + 1,
    ...(PLACES.read(cursor) ?? FIRST_PAGE),
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ dueAt, caseId, clockId }) => [
    dueAt.toISOString(),
    caseId,
    clockId,
  ]);
  return { items: items.flatMap((row) => itemOf(tx, who, row, reference)), nextCursor };
}

function itemOf(tx: Transaction, who: Identity, row: Row, reference: Reference): CallBack[] {
  const state = stateOf(row);
  const access = accessOf(who, state);
  const actor = { type: 'person', id: who.personId, role: null } as const;
  const context = reference.contextFor(state, { at: tx.now, actor, roles: access.roles });
  const item = callBackOf(state, row.clockId, access, context);
  return item ? [item] : [];
}
