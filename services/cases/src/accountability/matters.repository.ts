import {
  cursorOf,
  InstantPlaceSchema,
  ProblemError,
  type Identity,
  type MatterQuery,
  type MatterRow,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type Given, type RowOf, type Transaction } from '@tingsu/database';
import type { CaseState } from '../lifecycle/case-state.js';
import type { MatterReach } from './matter-rights.js';
import {
  MatterEntries,
  MatterPersons,
  Matters,
  type MatterEntity,
  type MatterEntryEntity,
} from './matter.entity.js';

export type StoredMatter = RowOf<typeof Matters>;
type Entry = Given<Omit<MatterEntryEntity, 'tenantId'>>;

const Listed = Matters.pick(
  ...(['matterId', 'version', 'caseNo', 'campus', 'department', 'state', 'degree'] as const),
  ...(['persons', 'madeAt'] as const),
);
const PLACES = cursorOf(InstantPlaceSchema);
const PAGE = `and ($1::text is null or state = $1) and ($2::text is null or case_no = $2)
  and ($3::timestamptz is null or (made_at, matter_id) < ($3, $4::uuid))
  order by made_at desc, matter_id desc limit $5`;
/** Who is concerned reads it as that only, whatever else he may read. */
const WITHIN = `select ${Listed.as()} from accountability_matter
  where ($6::text[] is null or campus = any($6) or department = any($7)) and not persons @> array[$8::uuid] ${PAGE}`;
const MINE = `select ${Listed.as('m')} from accountability_person p
  join accountability_matter m on m.tenant_id = p.tenant_id and m.matter_id = p.matter_id
  where p.person_id = $6 and cardinality(m.decided_by) >= 2
    and ($1::text is null or m.state = $1) and ($2::text is null or m.case_no = $2)
    and ($3::timestamptz is null or (p.made_at, p.matter_id) < ($3, $4::uuid))
  order by p.made_at desc, p.matter_id desc limit $5`;

export async function listMatters(
  tx: Transaction,
  { personId }: Identity,
  { view, state, caseNo, cursor, limit }: MatterQuery,
  { campuses, departments }: MatterReach,
): Promise<Page<MatterRow>> {
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const page = [state ?? null, caseNo ?? null, at, id, limit + 1];
  const rows = await (view === 'mine'
    ? tx.query<RowOf<typeof Listed>>(MINE, [...page, personId])
    : tx.query<RowOf<typeof Listed>>(WITHIN, [...page, campuses, departments, personId]));
  return PLACES.page(rows.map(rowOf), limit, ({ madeAt, matterId }) => [madeAt, matterId]);
}

const rowOf = ({ persons, madeAt, ...row }: RowOf<typeof Listed>): MatterRow => ({
  ...row,
  persons: [...persons],
  madeAt: madeAt.toISOString(),
});

/** Locked for a change where somebody acts on it. Throws `accountability.not_found`. */
export async function readMatter(
  tx: Transaction,
  matterId: string,
  lock = false,
): Promise<StoredMatter> {
  const [row] = await Matters.select(tx, `where matter_id = $1${lock ? ' for update' : ''}`, [
    matterId,
  ]);
  if (row) return row;
  throw matterNotFound();
}

export const matterNotFound = (): ProblemError =>
  new ProblemError('accountability.not_found', 'There is no such matter that you may see.');

export async function entriesOf(
  tx: Transaction,
  matterId: string,
): Promise<RowOf<typeof MatterEntries>[]> {
  return MatterEntries.select(tx, 'where matter_id = $1 order by version', [matterId]);
}

/** The matter as it stands now, and the row of its history that says why. */
export async function writeMatter(
  tx: Transaction,
  matter: Omit<MatterEntity, 'tenantId'>,
  entry: Pick<Entry, 'kind' | 'by' | 'words'>,
): Promise<void> {
  const { matterId, version, lines } = matter;
  const tenantId = tenantOf(tx);
  await tx.query(
    `${Matters.insert()} on conflict (tenant_id, matter_id) do update set ${Matters.omit('tenantId', 'matterId').excluded}`,
    [Matters.json([{ ...matter, tenantId }])],
  );
  await tx.query(`${MatterPersons.insert()} on conflict do nothing`, [
    MatterPersons.json(
      matter.persons.map((personId) => ({ tenantId, personId, matterId, madeAt: matter.madeAt })),
    ),
  ]);
  await MatterEntries.add(tx, [{ ...entry, tenantId, matterId, version, at: tx.now, lines }]);
}

/** Complaints about the same issue: of the same category, about the same person or department, and not found invalid. */
const REPEATS = `select count(*)::integer as count from complaint_case
  where campus = $1 and category = $2 and nature <> 'invalid' and received_at >= ($3::date)::timestamp at time zone $4
    and received_at <= $5::timestamptz
    and case when $6::text is null then access->'respondent'->'units' ? $7::text else access->'respondent'->'persons' ? $6 end`;

/** How often the issue was complained of within the time of the policy, this case included. */
export async function countRepeats(
  tx: Transaction,
  { campus, classification, receivedAt }: CaseState,
  from: string,
  timeZone: string,
  about: { readonly personId: string | null; readonly department: string },
): Promise<number> {
  const category = classification?.category ?? null;
  if (category === null) return 1;
  const [row] = await tx.query<{ count: number }>(REPEATS, [
    ...[campus, category, from, timeZone, receivedAt, about.personId, about.department],
  ]);
  return Math.max(1, row?.count ?? 1);
}
