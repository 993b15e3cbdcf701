import type { Transaction } from '@tingsu/database';
import { hashTrackingCode, normalisePhone, type PersonalData } from '@tingsu/privacy';
import type { Admission } from './registration.js';

export interface NewComplaint {
  readonly id: string;
  readonly complaintNo: string;
  readonly admission: Admission;
  readonly correlationId: string | undefined;
  readonly receiptShown: boolean;
}

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
  ['phone_index', 'bytea', ({ admission }, keys) => phoneIndexOf(admission.identity.phone, keys)],
  ['tracking_hash', 'bytea', ({ id }, keys) => hashTrackingCode(keys.trackingCode(id))],
  ['limits', 'text', ({ admission }) => JSON.stringify(admission.limits)],
];

const NAMES = COLUMNS.map(([name]) => name);
const INSERT = `insert into ${COMPLAINT_TABLE} (tenant_id, registered_at, ${NAMES.join(', ')})
  select $1, $2, ${NAMES.map((name) => (name === 'limits' ? 'c.limits::json' : `c.${name}`)).join(', ')}
  from unnest(${COLUMNS.map(([, type], i) => `$${i + 3}::${type}[]`).join(', ')}) as c (${NAMES.join(', ')})`;

/** One statement for any number of complaints. */
export async function insertComplaints(
  tx: Transaction,
  keys: PersonalData,
  complaints: readonly NewComplaint[],
): Promise<void> {
  const values = COLUMNS.map(([, , value]) =>
    complaints.map((complaint) => value(complaint, keys)),
  );
  await tx.query(INSERT, [tx.tenantId, tx.now, ...values]);
}

/** By which a phone number is found; null when it was handed over with digits missing. */
export function phoneIndexOf(phone: string | null, keys: PersonalData): Buffer | null {
  const normalised = phone === null ? null : normalisePhone(phone);
  return normalised === null ? null : keys.blindIndex(PHONE_FIELD, normalised);
}
