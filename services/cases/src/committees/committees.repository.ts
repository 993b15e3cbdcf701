import {
  cursorOf,
  houseReach,
  type Committee,
  type CommitteeChange,
  type CommitteeQuery,
  type Identity,
  type Page,
  type SaveCommittee,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { z } from 'zod';
import { CommitteeChanges, Committees } from './committee.entity.js';
import { mayKeep } from './who-keeps.js';

const Shown = Committees.omit('tenantId');
type Row = RowOf<typeof Shown>;
const PLACES = cursorOf(z.tuple([z.string().max(30)]));

/** Committees of the campuses within reach, and those of the group. */
export async function listCommittees(
  tx: Transaction,
  who: Identity,
  { campus, limit, cursor }: CommitteeQuery,
): Promise<Page<Committee>> {
  const { campuses, departments } = houseReach(who, 'committee.read');
  const [last] = PLACES.read(cursor) ?? [null];
  const reaches = campuses === null || campuses.length > 0 || departments.length > 0;
  const rows = reaches
    ? await Shown.select(
        tx,
        `where ($1::text is null or campus is null or campus = $1) and ($2::text is null or code > $2) order by code limit $3`,
        [campus ?? null, last, limit + 1],
      )
    : [];
  return PLACES.page(
    rows.map((row) => viewOf(row, who)),
    limit,
    (one) => [one.code],
  );
}

/** All that may sit on a case of this campus. */
export async function committeesOn(tx: Transaction, campus: string): Promise<Committee[]> {
  const rows = await Shown.select(
    tx,
    'where active and (campus is null or campus = $1) order by code',
    [campus],
  );
  return rows.map((row) => ({ ...row, mayEdit: false }));
}

/** Locks it for a change; null when there is none. */
export async function lockCommittee(tx: Transaction, code: string): Promise<Row | null> {
  const [row] = await Shown.select(tx, 'where code = $1 for update', [code]);
  return row ?? null;
}

/** False when somebody made one with this code a moment ago. */
export async function writeCommittee(
  tx: Transaction,
  code: string,
  { version, ...committee }: SaveCommittee,
  changedBy: string,
): Promise<boolean> {
  const next = { ...committee, version: version + 1 };
  const rows = await tx.query(
    `${Committees.insert()} on conflict (tenant_id, code) do update set ${Committees.omit('tenantId', 'code').excluded}
       where committee.version = excluded.version - 1 returning 1`,
    [Committees.json([{ ...next, code, tenantId: tenantOf(tx) }])],
  );
  if (rows.length === 0) return false;
  await CommitteeChanges.add(tx, [
    {
      ...{ tenantId: tenantOf(tx), code, version: next.version, content: next },
      ...{ changedBy, changedAt: tx.now },
    },
  ]);
  return true;
}

/** What it was, newest first; a committee is changed a few times a year, and 100 changes are enough to show. */
export async function historyOf(tx: Transaction, code: string): Promise<CommitteeChange[]> {
  const rows = await CommitteeChanges.pick('content', 'changedBy', 'changedAt').select(
    tx,
    'where code = $1 order by version desc limit 100',
    [code],
  );
  return rows.map(({ content, changedBy, changedAt }) => ({
    ...content,
    changedBy,
    changedAt: changedAt.toISOString(),
  }));
}

export const viewOf = (row: Row, who: Identity): Committee => ({
  ...row,
  mayEdit: mayKeep(who, row.campus),
});
