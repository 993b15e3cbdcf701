import {
  cursorOf,
  houseReach,
  mayInHouse,
  type Identity,
  type LearningRecord,
  type LearningRecordQuery,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { z } from 'zod';
import { Improvements } from '../improvements/improvement.entity.js';
import { LearningRecords } from './learning-record.entity.js';

const WordsSchema = z.object({ title: z.string(), text: z.string() });
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
const LIST = `${SELECT} where tenant_id = $1 and kind = $2 and latest
  and ($3::text[] is null or campus = any($3::text[]) or department = any($4::text[]))
  and ($5::date is null or (planned_on, record_id) < ($5::date, $6::uuid)) order by planned_on desc, record_id desc limit $7`;

/** Those within reach, the newest first. */
export async function listRecords(
  tx: Transaction,
  who: Identity,
  { kind, limit, cursor }: LearningRecordQuery,
  keys: PersonalData,
): Promise<Page<LearningRecord>> {
  const { campuses, departments } = houseReach(who, 'improvement.read');
  const [day, id] = PLACES.read(cursor) ?? [null, null];
  const rows = await tx.query<Row>(LIST, [
    ...[tenantOf(tx), kind, campuses, departments, day, id, limit + 1],
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ plannedOn, recordId }) => [
    plannedOn,
    recordId,
  ]);
  const actions = await Improvements.pick('actionId', 'originId').select(
    tx,
    'where tenant_id = $1 and origin_id = any($2::uuid[]) order by opened_at',
    [tenantOf(tx), items.map(({ recordId }) => recordId)],
  );
  return {
    items: items.map((row) => ({
      ...recordOf(row, who, keys),
      actionIds: actions
        .filter(({ originId }) => originId === row.recordId)
        .map(({ actionId }) => actionId),
    })),
    nextCursor,
  };
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
