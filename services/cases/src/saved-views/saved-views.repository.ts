import { MOST_SAVED_VIEWS, type Identity, type SavedView, type SaveView } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import { SavedViewTable } from './saved-view.entity.js';
import { campusesOf, mayShare } from './who-shares.js';

const Shown = SavedViewTable.pick('viewId', 'personId', 'shared', 'campus', 'name', 'query');
type Row = RowOf<typeof Shown>;

/** One's own, then the shared ones of the campuses where one works; there are few of each. */
export async function listSavedViews(
  tx: Transaction,
  who: Identity,
  personId: string,
): Promise<SavedView[]> {
  const rows = await Shown.select(
    tx,
    `where (not shared and person_id = $1)
        or (shared and (campus is null or $2::text[] is null or campus = any($2::text[])))
      order by shared, campus nulls first, name`,
    [personId, campusesOf(who)],
  );
  return rows.map((row) => viewOf(row, who));
}

/** Locked until the transaction ends; null when there is none. */
export async function lockSavedView(tx: Transaction, viewId: string): Promise<Row | null> {
  const [row] = await Shown.select(tx, 'where view_id = $1 for update', [viewId]);
  return row ?? null;
}

/** Which of the views beside it stand against saving this one: one of the same name, or as many as there can be. */
export async function standsAgainst(
  tx: Transaction,
  viewId: string,
  personId: string,
  { name, shared }: SaveView,
): Promise<'name_taken' | 'full' | null> {
  const beside = await SavedViewTable.pick('viewId', 'name').select(
    tx,
    `where view_id <> $1 and shared = $2 and case when $2 then campus is not distinct from $3 else person_id = $4 end`,
    [viewId, shared !== null, shared?.campus ?? null, personId],
  );
  if (beside.some((one) => one.name === name)) return 'name_taken';
  return beside.length >= MOST_SAVED_VIEWS ? 'full' : null;
}

const WRITE = `${SavedViewTable.insert()} on conflict (tenant_id, view_id) do update
  set ${SavedViewTable.omit('tenantId', 'viewId').excluded}`;

export async function writeSavedView(
  tx: Transaction,
  viewId: string,
  personId: string,
  { name, shared, query }: SaveView,
): Promise<void> {
  await tx.query(WRITE, [
    SavedViewTable.json([
      {
        ...{ viewId, personId, name, query: query as Row['query'] },
        tenantId: tenantOf(tx),
        shared: shared !== null,
        campus: shared?.campus ?? null,
        changedAt: tx.now,
      },
    ]),
  ]);
}

export async function removeSavedView(tx: Transaction, viewId: string): Promise<void> {
  await tx.query('delete from saved_view where view_id = $1', [viewId]);
}

const sharedOf = ({ shared, campus }: Pick<Row, 'shared' | 'campus'>): SavedView['shared'] =>
  shared ? { campus } : null;

/** Whether the person may change the view or take it away. */
export function mayEdit(who: Identity, row: Pick<Row, 'personId' | 'shared' | 'campus'>): boolean {
  const shared = sharedOf(row);
  return shared ? mayShare(who, shared) : row.personId === who.personId;
}

const viewOf = (row: Row, who: Identity): SavedView => ({
  ...{ id: row.viewId, name: row.name, query: row.query },
  shared: sharedOf(row),
  mayEdit: mayEdit(who, row),
});
