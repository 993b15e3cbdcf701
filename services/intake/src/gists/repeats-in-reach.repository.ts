import type { Gist, Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import { CaseCopies } from '../progress/case-copy.entity.js';

/** A number with more complaints than this is no person's: a hospital's own telephone, or one that an adapter sends for all. */
export const OF_ONE_PERSON = 200;

/** The telephone number of the complaint `c` that holds now, as `number.mark`. */
export const NUMBER_OF_COMPLAINT = `left join corrected_phone own on own.tenant_id = c.tenant_id and own.complaint_id = c.id
  cross join lateral (select case when own.complaint_id is null then c.phone_index else own.phone_index end as mark) as number`;
/** Complaints of the number that holds now: of those that came with it, and of those that staff corrected to it. */
export const OF_NUMBER = `(select e.id, e.registered_at from complaint e
      left join corrected_phone k on k.tenant_id = e.tenant_id and k.complaint_id = e.id
      where e.tenant_id = c.tenant_id and e.phone_index = number.mark and k.complaint_id is null limit ${OF_ONE_PERSON})
    union all (select e.id, e.registered_at from corrected_phone k join complaint e on e.tenant_id = k.tenant_id and e.id = k.complaint_id
      where k.tenant_id = c.tenant_id and k.phone_index = number.mark limit ${OF_ONE_PERSON})`;
/** Those before `c`, within so many days. */
export const within = (days: string): string =>
  `e.registered_at < c.registered_at and e.registered_at >= c.registered_at - make_interval(days => ${days})`;

const Earlier = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'namedUnits',
  'namedPersons',
);
const Copy = CaseCopies.pick('access');
type Row = RowOf<typeof Earlier> &
  RowOf<typeof Copy> & { readonly caseId: string | null; readonly laterId: string };
const EARLIER = `select c.id as "laterId", ${Earlier.as('b')}, ${Copy.as('k')}, k.case_id as "caseId"
  from complaint c ${NUMBER_OF_COMPLAINT}
  cross join lateral (select e.id from (${OF_NUMBER}) as e where ${within('$3')}) as found
  join complaint b on b.tenant_id = c.tenant_id and b.id = found.id and not b.anonymous
  left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = b.id
  where c.tenant_id = $1 and c.id = any($2::uuid[]) and not c.anonymous`;

type Repeat = Pick<Gist, 'nth' | 'resembles'>;
export const NO_REPEAT: Repeat = { nth: null, resembles: null };

/**
 * How often the same person complained, of what the reader may know anyway: complaints in whose person's name he may see in full. Somebody
 * who stays anonymous is not recognised by another complaint.
 */
export async function repeatsInReach(
  tx: Transaction,
  who: Identity,
  complaints: readonly { readonly id: string; readonly resembles: string | null }[],
  days: number,
): Promise<ReadonlyMap<string, Repeat>> {
  if (complaints.length === 0) return new Map();
  const ids = complaints.map(({ id }) => id);
  const rows = await tx.query<Row>(EARLIER, [tx.tenantId, ids, days]);
  const known = rows.filter(
    (row) => accessOnRecord(who, row, row)?.roleFor('identity.reveal') != null,
  );
  return new Map(
    complaints.map(({ id, resembles }) => {
      const before = known.filter(({ laterId }) => laterId === id);
      const same = before.some(({ complaintNo }) => complaintNo === resembles);
      return [id, { nth: 1 + before.length, resembles: same ? resembles : null }];
    }),
  );
}
