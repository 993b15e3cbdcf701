import {
  cursorOf,
  houseReach,
  InstantPlaceSchema,
  MS_PER_DAY,
  type Identity,
  type Improvement,
  type ImprovementDetail,
  type ImprovementFigures,
  type ImprovementQuery,
  type LoopCounts,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { accessOf } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { countStands, IN_REACH, IN_SCOPE, inPeriod, scopeOf } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { ImprovementLog, Improvements } from './improvement.entity.js';
import { mayCheck, mayDo, mayMove, seesImprovement } from './improvement-rules.js';
import { ENDED, openWords, stepCell, type Action } from './improvements.repository.js';

const PLACES = cursorOf(InstantPlaceSchema);
/** $6 the reader: his own actions are his wherever they are. */
const REACH = `(${IN_REACH} or owner = $6::uuid) and ${IN_SCOPE}`;
/** Which actions a list has. What ended is ordered by when. */
const ACTION_LISTS = {
  open: `state = 'open'`,
  overdue: `state = 'open' and order_at <= instant()`,
  check: `state = 'done'`,
  ended: `state in ('improved', 'not_improved', 'withdrawn') and ${inPeriod('order_at')}`,
  improved: `state = 'improved' and ${inPeriod('order_at')}`,
  closed: `state in ('not_improved', 'withdrawn') and ${inPeriod('order_at')}`,
} as const satisfies Record<ImprovementQuery['list'], string>;
const ENDED_LISTS: readonly ImprovementQuery['list'][] = ['ended', 'improved', 'closed'];
const ORDER = `and ($8::timestamptz is null or (order_at, action_id) > ($8::timestamptz, $9::uuid)) order by order_at, action_id limit $10`;
const LAST_FIRST = `and ($8::timestamptz is null or (order_at, action_id) < ($8::timestamptz, $9::uuid)) order by order_at desc, action_id desc limit $10`;

/** Actions within reach, and one's own. */
export async function listActions(
  tx: Transaction,
  who: Identity,
  { list, department, limit, cursor }: ImprovementQuery,
  keys: PersonalData,
  span: LoopSpan,
): Promise<Page<Improvement>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const order = ENDED_LISTS.includes(list) ? LAST_FIRST : ORDER;
  const rows = await Improvements.select(
    tx,
    `where ${REACH} and ${ACTION_LISTS[list]} and ($7::text is null or department = $7) ${order}`,
    [...scopeOf(who, span), who.personId, department ?? null, at, id, limit + 1],
  );
  const { items, nextCursor } = PLACES.page(rows, limit, ({ orderAt, actionId }) => [
    orderAt.toISOString(),
    actionId,
  ]);
  return { items: items.map((row) => viewOf(row, keys, tx.now)), nextCursor };
}

/** How many actions stand how. */
export const countActions = (
  tx: Transaction,
  who: Identity,
  span: LoopSpan,
): Promise<Partial<LoopCounts>> =>
  countStands(tx, `improvement_action where ${REACH}`, ACTION_LISTS, [
    ...scopeOf(who, span),
    who.personId,
  ]);

/** The actions of a case that the reader may see. */
export async function actionsOfCase(
  tx: Transaction,
  who: Identity,
  caseId: string,
  keys: PersonalData,
): Promise<Improvement[]> {
  const rows = await Improvements.select(
    tx,
    `where action_id in (select action_id from improvement_case where tenant_id = $1 and case_id = $2) order by opened_at`,
    [tenantOf(tx), caseId],
  );
  return rows.filter((row) => seesImprovement(who, row)).map((row) => viewOf(row, keys, tx.now));
}

export async function caseIdsOf(tx: Transaction, actionId: string): Promise<string[]> {
  const rows = await tx.query<{ caseId: string }>(
    'select case_id as "caseId" from improvement_case where tenant_id = $1 and action_id = $2',
    [tenantOf(tx), actionId],
  );
  return rows.map(({ caseId }) => caseId);
}

const Told = Cases.pick('caseNo', 'access');
const Steps = ImprovementLog.pick('version', 'at', 'step', 'actor', 'words');

export async function detailOf(
  tx: Transaction,
  who: Identity,
  action: Action,
  keys: PersonalData,
): Promise<ImprovementDetail> {
  const { actionId } = action;
  const steps = await Steps.select(tx, 'where action_id = $1 order by version', [actionId]);
  const cases = await Told.select(
    tx,
    'where tenant_id = $1 and case_id = any($2::uuid[]) order by case_no',
    [tenantOf(tx), await caseIdsOf(tx, actionId)],
  );
  const [next] = await Improvements.pick('actionId').select(
    tx,
    'where tenant_id = $1 and follows = $2',
    [tenantOf(tx), actionId],
  );
  return {
    ...viewOf(action, keys, tx.now),
    what: openWords(keys, action).what,
    caseNos: cases.filter((row) => accessOf(who, row).roles.length > 0).map(({ caseNo }) => caseNo),
    problemId: action.origin === 'problem' ? action.originId : null,
    follows: action.follows,
    followedBy: next?.actionId ?? null,
    evidence: await evidenceOf(tx, action),
    history: steps.map((row) => stepOf(row, actionId, keys)),
    ...{
      mayDo: mayDo(who, action),
      mayMove: mayMove(who, action),
      mayCheck: mayCheck(who, action),
    },
  };
}

const stepOf = (
  { version, at, step, actor, words }: RowOf<typeof Steps>,
  actionId: string,
  keys: PersonalData,
) => ({
  ...{ at: at.toISOString(), step, actor },
  words: keys.openOptional(stepCell(actionId, version), words),
});

const COUNT = `select count(*) filter (where received_at < $4)::int as before, count(*) filter (where received_at >= $5)::int as after
  from complaint_case where tenant_id = $1 and campus = $6 and lead_department = $2 and category = $3
    and (received_at between $7 and $4 or received_at between $5 and $8)`;

/** Complaints about the same matter: as many days before the action was opened as have passed since it was done. */
async function evidenceOf(
  tx: Transaction,
  { category, department, campus, openedAt, doneAt }: Action,
): Promise<ImprovementDetail['evidence']> {
  if (category === null || doneAt === null) return null;
  const since = Math.max(1, Math.floor((tx.now.getTime() - doneAt.getTime()) / MS_PER_DAY));
  const start = new Date(openedAt.getTime() - since * MS_PER_DAY);
  const [row] = await tx.query<{ before: number; after: number }>(COUNT, [
    ...[tenantOf(tx), department, category, openedAt, doneAt, campus, start, tx.now],
  ]);
  return { days: since, before: row?.before ?? 0, after: row?.after ?? 0 };
}

const FIGURES = `select campus, department, count(*) filter (where state = 'open')::int as open,
    count(*) filter (where state = 'open' and due_at <= instant())::int as overdue, count(*) filter (where state = 'done')::int as check,
    count(*) filter (where state = 'improved')::int as improved, count(*) filter (where state = 'not_improved')::int as "notImproved"
  from improvement_action where ($1::text[] is null or campus = any($1::text[]) or department = any($2::text[]))
  group by campus, department order by campus, department`;

/** How each department stands: there are as many rows as departments. */
export async function figuresOf(tx: Transaction, who: Identity): Promise<ImprovementFigures> {
  const { campuses, departments } = houseReach(who, 'improvement.read');
  return { rows: await tx.query(FIGURES, [campuses, departments]) };
}

function viewOf(row: Action, keys: PersonalData, now: Date): Improvement {
  const { actionId, state, campus, department, owner, origin, category, round } = row;
  return {
    ...{ actionId, state, campus, department, owner, origin, category, round },
    causes: [...row.causes],
    overdue: !ENDED.includes(state) && row.orderAt <= now,
    title: openWords(keys, row).title,
    openedAt: row.openedAt.toISOString(),
    openedBy: row.openedBy,
    dueAt: row.dueAt.toISOString(),
    checkDueAt: row.checkDueAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
