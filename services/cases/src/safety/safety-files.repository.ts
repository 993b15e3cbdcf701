import {
  cursorOf,
  InstantPlaceSchema,
  type Identity,
  type Page,
  type SafetyFile,
  type SafetyQuery,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { safetyReach } from './safety-access.js';
import { SafetyEntries, SafetyFiles } from './safety-file.entity.js';
import { viewOf } from './safety-view.js';
import type { Standing } from './standing.js';

export type SafetyRow = RowOf<typeof SafetyFiles>;
const PLACES = cursorOf(InstantPlaceSchema);
const REACH = `sort = $1 and ($2::text[] is null or campus = any($2::text[]) or secured_by && $3::text[]
  or department = any($4::text[]) or raised_by = $5 or $5 = any(people))`;

/** Those within reach, the newest first. */
export async function listFiles(
  tx: Transaction,
  who: Identity,
  { sort, list, limit, cursor }: SafetyQuery,
  keys: PersonalData,
): Promise<Page<SafetyFile>> {
  const { campuses, secured, floors, personId } = safetyReach(who, sort);
  if (who.personId === null) return { items: [], nextCursor: null };
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const [open, by] =
    list === 'open' ? ['ended_at is null', 'raised_at'] : ['ended_at is not null', 'ended_at'];
  const rows = await SafetyFiles.select(
    tx,
    `where ${open} and ${REACH} and ($6::timestamptz is null or (${by}, file_id) < ($6::timestamptz, $7::uuid))
     order by ${by} desc, file_id desc limit $8`,
    [sort, campuses, secured, floors, personId, at, id, limit + 1],
  );
  const page = PLACES.page(rows, limit, (row) => [
    ((list === 'open' ? row.raisedAt : row.endedAt) ?? row.raisedAt).toISOString(),
    row.fileId,
  ]);
  return { ...page, items: page.items.map((row) => viewOf(row, who, keys)) };
}

/** The steps of a case in danger, and nobody else changes them meanwhile. */
export async function lockPath(tx: Transaction, caseNo: string): Promise<SafetyRow | null> {
  const [row] = await SafetyFiles.select(
    tx,
    `where case_no = $1 and sort = 'path' order by raised_at limit 1 for update`,
    [caseNo],
  );
  return row ?? null;
}

/** What two people decided about who complained in a case, still on. */
export const lockHeld = (tx: Transaction, caseNo: string): Promise<SafetyRow[]> =>
  SafetyFiles.select(
    tx,
    `where case_no = $1 and sort in ('restriction', 'mark') and ended_at is null order by file_id limit 50 for update`,
    [caseNo],
  );

/** Departments that act on a file beside those that did. */
export async function secureBy(
  tx: Transaction,
  fileId: string,
  departments: readonly string[],
): Promise<void> {
  await tx.query(
    `update safety_file set secured_by = array(select distinct unnest(secured_by || $2::text[]) order by 1) where file_id = $1`,
    [fileId, departments],
  );
}

/** All that belongs to a case. */
export const filesOfCase = (tx: Transaction, caseNo: string): Promise<SafetyRow[]> =>
  SafetyFiles.select(tx, 'where case_no = $1 order by raised_at, file_id limit 50', [caseNo]);

/** Restrictions and marks of those who complained in these cases. */
export const restrictionsOf = (tx: Transaction, caseNos: readonly string[]): Promise<SafetyRow[]> =>
  SafetyFiles.select(
    tx,
    `where case_no = any($1::text[]) and sort in ('restriction', 'mark') and ended_at is null order by raised_at limit 200`,
    [caseNos],
  );

export async function findFile(tx: Transaction, fileId: string): Promise<SafetyRow | null> {
  const [row] = await SafetyFiles.select(tx, 'where file_id = $1', [fileId]);
  return row ?? null;
}

export async function lockFile(tx: Transaction, fileId: string): Promise<SafetyRow | null> {
  const [row] = await SafetyFiles.select(tx, 'where file_id = $1 for update', [fileId]);
  return row ?? null;
}

export const entriesOf = (tx: Transaction, fileId: string) =>
  SafetyEntries.select(tx, 'where file_id = $1 order by version', [fileId]);

/** Hospital groups with something that is due. */
export async function tenantsWithDue(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenantId: string }>(
    'select distinct tenant_id as "tenantId" from safety_file where due_at <= $1',
    [tx.now],
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** What is due, each for one caller only. */
export const lockDue = (tx: Transaction, limit: number): Promise<SafetyRow[]> =>
  SafetyFiles.select(
    tx,
    'where due_at <= $1 order by due_at, file_id limit $2 for update skip locked',
    [tx.now, limit],
  );

export interface NewEntry {
  readonly by: string | null;
  readonly act: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
}

/** False when there is a file with this id. */
export async function addFile(tx: Transaction, row: Omit<SafetyRow, 'tenantId'>): Promise<boolean> {
  const added = await tx.query(
    `${SafetyFiles.insert()} on conflict (tenant_id, file_id) do nothing returning 1`,
    [SafetyFiles.json([{ ...row, tenantId: tenantOf(tx) }])],
  );
  return added.length > 0;
}

/** Under the lock of the file. */
export async function changeFile(
  tx: Transaction,
  fileId: string,
  version: number,
  { state, department, people, caseNo, endedAt, due }: Standing,
  headline: Buffer | null,
): Promise<void> {
  await tx.query(
    `update safety_file set version = $2, state = $3::jsonb, department = $4, people = $5::uuid[], case_no = $6, ended_at = $7,
       due = $8, due_at = $9, headline = coalesce($10, headline) where file_id = $1`,
    [
      ...[fileId, version, JSON.stringify(state), department, people, caseNo, endedAt],
      ...[due?.what ?? null, due?.at ?? null, headline],
    ],
  );
}

export async function addEntry(
  tx: Transaction,
  fileId: string,
  version: number,
  { by, act, facts, words }: NewEntry,
  keys: PersonalData,
): Promise<void> {
  const text = Object.keys(words).length > 0 ? JSON.stringify(words) : null;
  await SafetyEntries.add(tx, [
    {
      ...{ tenantId: tenantOf(tx), fileId, version, at: tx.now, byId: by, act, facts },
      words: keys.sealOptional(wordsCell(fileId, version), text),
    },
  ]);
}

export const wordsCell = (fileId: string, version: number) => ({
  table: 'safety_entry',
  column: 'words',
  rowId: `${fileId}/${version}`,
});
