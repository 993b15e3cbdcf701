import {
  cursorOf,
  type AddressedResult,
  type AddressedResults as Listed,
  type Identity,
  type LoopCounts,
  type Reconsideration,
  type ResultNoticesQuery,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { isConfidential } from '../access/facts-of-case.js';
import { stateByNumber, timelineOf } from '../cases/case-detail.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { countStands, inPeriod, scopeOf } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { AddressedResults } from './addressed-result.entity.js';

const PLACES = cursorOf(z.tuple([z.iso.datetime(), z.guid(), z.number().int(), z.number().int()]));
const FIRST_PAGE = [null, null, null, null] as const;
const Row = AddressedResults.omit('tenantId');
type Addressed = RowOf<typeof Row>;

/** $1 the reader, $2 departments that he heads, $3 where he works, $4 campuses of his departments: results for him or his unit, circulars for all who work there. */
const FOR_READER = `(r.kind = 'result' and (r.person = $1::uuid or r.unit = any($2))
    or r.kind = 'circular' and (r.unit = any($3) or r.unit is null and r.campus = any($4)))`;
const LIST = `select ${Row.as('r')} from addressed_result r where ${FOR_READER}
    and ($6::timestamptz is null or (r.at, r.case_id, r.version, r.place) < ($6, $7::uuid, $8::integer, $9::integer))
  order by r.at desc, r.case_id desc, r.version desc, r.place desc limit $5`;
/** A circular for several units is one: its first addressee stands for it. Of departments, what is for them is theirs alone. */
const ISSUED = `r.kind = 'circular' and r.place = 0 and ($3::text[] is null or r.campus = any($3::text[]) or r.unit = any($4::text[]))
    and ($5::text is null or r.campus = $5) and ${inPeriod('r.at')}`;
const ISSUED_LIST = `select ${Row.as('r')} from addressed_result r where ${ISSUED}
    and ($7::timestamptz is null or (r.at, r.case_id, r.version, r.place) < ($7, $8::uuid, $9::integer, $10::integer))
  order by r.at desc, r.case_id desc, r.version desc, r.place desc limit $6`;
const ONE = `select ${Row.as('r')} from addressed_result r where r.item_id = $5 and ${FOR_READER} limit 1`;

/** Served results and circulars for the reader, the newest first. Who is complained of in confidence finds nothing. */
export async function listAddressed(
  tx: Transaction,
  who: Identity,
  { issued, cursor, limit }: ResultNoticesQuery,
  keys: DataKeys,
  span: LoopSpan,
): Promise<Listed> {
  const rows = await tx.query<Addressed>(issued ? ISSUED_LIST : LIST, [
    ...(issued ? scopeOf(who, span) : readerOf(who)),
    limit + 1,
    ...(PLACES.read(cursor) ?? FIRST_PAGE),
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ at, caseId, version, place }) => [
    ...([at.toISOString(), caseId] as const),
    ...([version, place] as const),
  ]);
  const shown: AddressedResult[] = [];
  for (const row of items) {
    const { state } = await stateByNumber(tx, row.caseNo);
    if (!isConfidential(state)) shown.push(await asRead(tx, row, state, keys));
  }
  return { items: shown, nextCursor };
}

/** How many circulars were issued within reach. */
export const countCirculars = (
  tx: Transaction,
  who: Identity,
  span: LoopSpan,
): Promise<Partial<LoopCounts>> =>
  countStands(tx, `addressed_result r where ${ISSUED}`, { closed: 'true' }, scopeOf(who, span));

/** A result that is for the reader; null where there is none. */
export async function addressedTo(
  tx: Transaction,
  who: Identity,
  itemId: string,
): Promise<Addressed | null> {
  const [row] = await tx.query<Addressed>(ONE, [...readerOf(who), itemId]);
  return row?.kind === 'result' ? row : null;
}

const readerOf = ({ personId, grants, worksIn = [] }: Identity): unknown[] => {
  const held = grants.flatMap(({ department }) => department ?? []);
  const workplaces = [...new Set([...held, ...worksIn])];
  const heads = grants
    .filter(({ role }) => role === 'department_head')
    .flatMap(({ department }) => department ?? []);
  const campuses = [
    ...workplaces.map((code) => code.split('.')[0] ?? code),
    ...grants.flatMap(({ campus }) => campus ?? []),
  ];
  return [personId, heads, workplaces, [...new Set(campuses)]];
};

async function asRead(
  tx: Transaction,
  row: Addressed,
  state: CaseState,
  keys: DataKeys,
): Promise<AddressedResult> {
  const timeline = await timelineOf(tx, state.caseId, keys);
  const notice = state.results?.find(({ noticeId }) => noticeId === row.itemId);
  const asked = state.reconsiderations?.findLast(({ noticeId }) => noticeId === row.itemId);
  const askUntil = notice?.askUntil ?? null;
  const again = asked === undefined || asked.withdrawnAt !== null;
  const inTime = askUntil !== null && tx.now.getTime() <= Date.parse(askUntil);
  const reasons =
    timeline.find(
      ({ type, data }) =>
        type === 'case.reconsiderationDecided.v1' &&
        data['reconsiderationId'] === asked?.reconsiderationId,
    )?.text['reasons'] ?? '';
  return {
    ...{ kind: row.kind, itemId: row.itemId, caseNo: row.caseNo },
    on: onOf(row),
    at: notice?.servedAt ?? row.at.toISOString(),
    text: timeline.find(({ version }) => version === row.version)?.text['text'] ?? '',
    askUntil,
    mayAsk: again && inTime && notice?.round === state.round,
    reconsideration: asked ? { ...known(asked), reasons } : null,
  };
}

const onOf = ({ unit, person }: Addressed): AddressedResult['on'] =>
  unit === null ? (person === null ? null : { person }) : { unit };

const known = ({
  reconsiderationId,
  askedAt,
  result,
  outcome,
  decidedAt,
  withdrawnAt,
  readAt,
}: Reconsideration) => ({
  ...{ reconsiderationId, askedAt, result, outcome, decidedAt, withdrawnAt },
  readAt: readAt ?? null,
});
