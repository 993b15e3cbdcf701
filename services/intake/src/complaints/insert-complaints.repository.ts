import { searchablePhones } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { hashTrackingCode, type PersonalData } from '@tingsu/privacy';
import type { Admission } from './registration.js';

export interface NewComplaint {
  readonly id: string;
  readonly complaintNo: string;
  readonly admission: Admission;
  readonly correlationId: string | undefined;
  readonly receiptShown: boolean;
  /** An earlier complaint with the same words and phone number: before the insert one of the same batch. */
  readonly resembles: string | null;
}

/** For so long an equal complaint counts as perhaps the same. */
const ALIKE_WITHIN = "interval '90 days'";
export const COMPLAINT_TABLE = 'complaint';
export const PHONE_FIELD = 'phone';

type Value = string | boolean | Date | Buffer | null;
type Column = readonly [
  name: string,
  type: string,
  value: (complaint: NewComplaint, keys: PersonalData) => Value,
];

const sealed =
  (column: string, field: (admission: Admission) => string | null): Column[2] =>
  ({ id, admission }, keys) =>
    keys.sealOptional({ table: COMPLAINT_TABLE, column, rowId: id }, field(admission));

const COLUMNS: readonly Column[] = [
  ['id', 'uuid', ({ id }) => id],
  ['complaint_no', 'text', ({ complaintNo }) => complaintNo],
  ['channel', 'text', ({ admission }) => admission.channel],
  ['campus', 'text', ({ admission }) => admission.campus],
  ['department', 'text', ({ admission }) => admission.department],
  ['case_kind', 'text', ({ admission }) => admission.caseKind],
  ['relation', 'text', ({ admission }) => admission.relation],
  ['anonymous', 'boolean', ({ admission }) => admission.anonymous],
  ['language', 'text', ({ admission }) => admission.language],
  ['received_at', 'timestamptz', ({ admission }) => admission.receivedAt],
  ['occurred_at', 'timestamptz', ({ admission }) => admission.occurredAt],
  ['adapter_id', 'uuid', ({ admission }) => admission.adapterId],
  ['external_ref', 'text', ({ admission }) => admission.externalRef],
  ['content', 'bytea', sealed('content', (admission) => admission.content)],
  ['demand', 'bytea', sealed('demand', (admission) => admission.demand)],
  ['name', 'bytea', sealed('name', ({ identity }) => identity.name)],
  ['phone', 'bytea', sealed('phone', ({ identity }) => identity.phone)],
  ['email', 'bytea', sealed('email', ({ identity }) => identity.email)],
  ['address', 'bytea', sealed('address', ({ identity }) => identity.address)],
  ['phone_index', 'bytea', ({ admission }, keys) => phoneIndexesOf(admission, keys)[0] ?? null],
  [
    'second_phone_index',
    'bytea',
    ({ admission }, keys) => phoneIndexesOf(admission, keys)[1] ?? null,
  ],
  ['content_mark', 'bytea', ({ admission }, keys) => keys.blindIndex('content', admission.content)],
  ['tracking_hash', 'bytea', ({ id }, keys) => hashTrackingCode(keys.trackingCode(id))],
  ['limits', 'json', ({ admission }) => JSON.stringify(admission.limits)],
  ['warnings', 'json', ({ admission }) => JSON.stringify(admission.warnings)],
];

const NAMES = COLUMNS.map(([name]) => name);
/** The earliest complaint with the same words and phone number. */
const RESEMBLES = `(select e.id from ${COMPLAINT_TABLE} e where e.tenant_id = $1 and e.phone_index = c.phone_index
    and e.content_mark = c.content_mark and e.registered_at > $2 - ${ALIKE_WITHIN} order by e.registered_at, e.id limit 1)`;
/** With it each complaint begins to wait for its case. */
const INSERT = `with stored as (insert into ${COMPLAINT_TABLE} (tenant_id, registered_at, ${NAMES.join(', ')}, resembles)
  select $1, $2::timestamptz, ${NAMES.map((name) => `c.${name}`).join(', ')}, coalesce(${RESEMBLES}, c.resembles)
  from unnest(${[...COLUMNS.map(([, type]) => type), 'uuid'].map((type, i) => `$${i + 3}::${type}[]`).join(', ')}) as c (${NAMES.join(', ')}, resembles)
  returning id, resembles), awaited as (
    insert into awaited_case (tenant_id, complaint_id, registered_at) select $1, id, $2::timestamptz from stored)
  select id, resembles from stored`;

/** One statement for any number of complaints. */
export async function insertComplaints(
  tx: Transaction,
  keys: PersonalData,
  complaints: readonly NewComplaint[],
): Promise<readonly NewComplaint[]> {
  if (complaints.length === 0) return [];
  const values = COLUMNS.map(([, , value]) =>
    complaints.map((complaint) => value(complaint, keys)),
  );
  const rows = await tx.query<Pick<NewComplaint, 'id' | 'resembles'>>(INSERT, [
    tx.tenantId,
    tx.now,
    ...values,
    complaints.map((complaint) => complaint.resembles),
  ]);
  const resembles = new Map(rows.map((row) => [row.id, row.resembles]));
  return complaints.map((one) => ({ ...one, resembles: resembles.get(one.id) ?? null }));
}

/** By which a complaint is found by phone number, of the first two numbers; none for one with digits missing. */
function phoneIndexesOf({ identity }: Admission, keys: PersonalData): readonly Buffer[] {
  if (identity.phone === null) return [];
  return searchablePhones(identity.phone)
    .slice(0, 2)
    .map((number) => keys.blindIndex(PHONE_FIELD, number));
}
