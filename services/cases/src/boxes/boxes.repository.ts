import {
  cursorOf,
  houseReach,
  mayInHouse,
  type Box,
  type BoxQuery,
  type Identity,
  type Page,
  type SaveBox,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { z } from 'zod';
import { Boxes } from './box.entity.js';

const Shown = Boxes.omit('tenantId', 'changedBy', 'changedAt');
type Row = RowOf<typeof Shown>;
const PLACES = cursorOf(z.tuple([z.string().max(60), z.string().max(30)]));

/** Boxes within reach, campus by campus. */
export async function listBoxes(
  tx: Transaction,
  who: Identity,
  { campus, limit, cursor }: BoxQuery,
): Promise<Page<Box>> {
  const { campuses, departments } = houseReach(who, 'box.read');
  const [lastCampus, lastCode] = PLACES.read(cursor) ?? [null, null];
  const rows = await Shown.select(
    tx,
    `where ($1::text[] is null or campus = any($1::text[]) or keeper = any($2::text[])) and ($3::text is null or campus = $3)
       and ($4::text is null or (campus, code) > ($4, $5)) order by campus, code limit $6`,
    [campuses, departments, campus ?? null, lastCampus, lastCode, limit + 1],
  );
  return PLACES.page(
    rows.map((row) => viewOf(row, who)),
    limit,
    (one) => [one.campus, one.code],
  );
}

/** Locks it for a change; null when there is none. */
export async function lockBox(tx: Transaction, code: string): Promise<Row | null> {
  const [row] = await Shown.select(tx, 'where code = $1 for update', [code]);
  return row ?? null;
}

/** False when somebody made a box with this code a moment ago. */
export async function writeBox(
  tx: Transaction,
  code: string,
  { version, ...box }: SaveBox,
  changedBy: string | null,
): Promise<boolean> {
  const rows = await tx.query(
    `${Boxes.insert()} on conflict (tenant_id, code) do update set ${Boxes.omit('tenantId', 'code').excluded}
       where suggestion_box.version = excluded.version - 1 returning 1`,
    [
      Boxes.json([
        {
          ...box,
          code,
          changedBy,
          tenantId: tenantOf(tx),
          version: version + 1,
          changedAt: tx.now,
        },
      ]),
    ],
  );
  return rows.length > 0;
}

export const viewOf = (row: Row, who: Identity): Box => ({
  ...row,
  mayEdit: mayInHouse(who, 'box.edit', { campus: row.campus, department: row.keeper }),
});
