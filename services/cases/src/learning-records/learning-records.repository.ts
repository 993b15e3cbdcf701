import {
  cursorOf,
  mayInHouse,
  type Identity,
  type LearningKind,
  type LearningRecord,
  type LearningRecordQuery,
  type LoopCounts,
  type LoopStand,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { z } from 'zod';
import { Improvements } from '../improvements/improvement.entity.js';
import { countStands, IN_REACH, IN_SCOPE, scopeOf } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { LearningRecords } from './learning-record.entity.js';
import { casesNamed } from './meeting-packs.repository.js';

const MinutesSchema = z.object({
  from: z.string(),
  to: z.string(),
  caseNos: z.array(z.string()),
  causes: z.array(z.string()),
});
/** Records of before have no minutes. */
const WordsSchema = z.object({
  title: z.string(),
  text: z.string(),
  minutes: MinutesSchema.nullable().default(null),
});
const cell = (recordId: string, version: number) => ({
  ...{ table: 'learning_record', column: 'words', rowId: `${recordId}/${version}` },
});
export const sealRecord = (
  keys: PersonalData,
  recordId: string,
  version: number,
  words: z.infer<typeof WordsSchema>,
): Buffer => keys.seal(cell(recordId, version), JSON.stringify(words));

/** Days are read as text: they have no time zone. */
const Read = LearningRecords.omit('tenantId', 'plannedOn', 'heldOn', 'latest');
type Row = RowOf<typeof Read> & { readonly plannedOn: string; readonly heldOn: string | null };
const SELECT = `select ${Read.as()}, planned_on::text as "plannedOn", held_on::text as "heldOn" from learning_record`;

/** Writes the next version; false when somebody else was faster. */
export async function addRecord(
  tx: Transaction,
  row: RowOf<typeof LearningRecords>,
): Promise<boolean> {
  await tx.query('update learning_record set latest = false where record_id = $1 and latest', [
    row.recordId,
  ]);
  const rows = await tx.query(`${LearningRecords.insert()} on conflict do nothing returning 1`, [
    LearningRecords.json([row]),
  ]);
  return rows.length > 0;
}

export async function latestRecord(tx: Transaction, recordId: string): Promise<Row | null> {
  const [row] = await tx.query<Row>(`${SELECT} where record_id = $1 and latest for update`, [
    recordId,
  ]);
  return row ?? null;
}

const PLACES = cursorOf(z.tuple([z.iso.date(), z.guid()]));
const CAME_OF = (states: string) =>
  `exists (select 1 from improvement_action a where a.tenant_id = learning_record.tenant_id and a.origin_id = learning_record.record_id and a.state in (${states}))`;
const RUNNING = CAME_OF(`'open', 'done'`);
const HELPED = CAME_OF(`'improved'`);
const HELD = `held_on >= coalesce($9::date, '-infinity') and held_on <= coalesce($10::date, 'infinity')`;
/** Which records a list has. What came of one that was held is known when no action of it is left to do or to check. */
const RECORD_LISTS = {
  open: `held_on is null`,
  overdue: `held_on is null and planned_on < $8::date`,
  check: `held_on is not null and ${RUNNING}`,
  improved: `${HELD} and ${HELPED} and not ${RUNNING}`,
  closed: `${HELD} and not ${HELPED} and not ${RUNNING}`,
} as const satisfies Record<LoopStand, string>;
/** $6 the group, $7 the kind, $8 today, $9 and $10 the first and the last day. */
const REACH = `tenant_id = $6 and kind = $7 and latest and ${IN_REACH} and ${IN_SCOPE}
  and coalesce($9::date, '-infinity') <= coalesce($10::date, 'infinity') and $8::date is not null`;
const AFTER = `($11::date is null or (planned_on, record_id) < ($11::date, $12::uuid)) order by planned_on desc, record_id desc limit $13`;
const valuesOf = (tx: Transaction, who: Identity, kind: LearningKind, span: LoopSpan) => [
  ...scopeOf(who, span),
  ...[tenantOf(tx), kind, span.today, span.days.from, span.days.to],
];

/** How many inspections, trainings or meetings stand how. */
export const countRecords = (
  tx: Transaction,
  who: Identity,
  kind: LearningKind,
  span: LoopSpan,
): Promise<Partial<LoopCounts>> =>
  countStands(tx, `learning_record where ${REACH}`, RECORD_LISTS, valuesOf(tx, who, kind, span));

/** Those within reach, the newest first. */
export async function listRecords(
  tx: Transaction,
  who: Identity,
  { kind, list, limit, cursor }: LearningRecordQuery,
  keys: PersonalData,
  span: LoopSpan,
): Promise<Page<LearningRecord>> {
  const [day, id] = PLACES.read(cursor) ?? [null, null];
  const listed = list ? RECORD_LISTS[list] : 'true';
  const rows = await tx.query<Row>(`${SELECT} where ${REACH} and ${listed} and ${AFTER}`, [
    ...valuesOf(tx, who, kind, span),
    ...[day, id, limit + 1],
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ plannedOn, recordId }) => [
    plannedOn,
    recordId,
  ]);
  return { items: await whole(tx, who, items, keys), nextCursor };
}

/** The latest writing of a record that the reader may see; null where there is none. */
export async function oneRecord(
  tx: Transaction,
  who: Identity,
  recordId: string,
  keys: PersonalData,
): Promise<LearningRecord | null> {
  const [row] = await tx.query<Row>(`${SELECT} where record_id = $1 and latest`, [recordId]);
  if (!row || !mayInHouse(who, 'improvement.read', row)) return null;
  return (await whole(tx, who, [row], keys))[0] ?? null;
}

/** With the actions that came of them, and of their cases those that the reader may see. */
async function whole(
  tx: Transaction,
  who: Identity,
  rows: readonly Row[],
  keys: PersonalData,
): Promise<LearningRecord[]> {
  const actions = await Improvements.pick('actionId', 'originId').select(
    tx,
    'where tenant_id = $1 and origin_id = any($2::uuid[]) order by opened_at',
    [tenantOf(tx), rows.map(({ recordId }) => recordId)],
  );
  const records = rows.map((row) => recordOf(row, who, keys));
  const named = [...new Set(records.flatMap(({ minutes }) => minutes?.caseNos ?? []))];
  const seen = new Set((await casesNamed(tx, who, named)).map(({ caseNo }) => caseNo));
  return records.map((record) => ({
    ...record,
    minutes: record.minutes && {
      ...record.minutes,
      caseNos: record.minutes.caseNos.filter((caseNo) => seen.has(caseNo)),
    },
    actionIds: actions
      .filter(({ originId }) => originId === record.recordId)
      .map(({ actionId }) => actionId),
  }));
}

export function recordOf(row: Row, who: Identity, keys: PersonalData): LearningRecord {
  const { recordId, version, kind, campus, department, plannedOn, heldOn, writtenBy } = row;
  return {
    ...{ recordId, version, kind, campus, department, plannedOn, heldOn, writtenBy },
    ...WordsSchema.parse(JSON.parse(keys.open(cell(recordId, version), row.words))),
    people: [...row.people],
    writtenAt: row.writtenAt.toISOString(),
    actionIds: [],
    mayWrite: mayInHouse(who, 'improvement.open', row),
  };
}
