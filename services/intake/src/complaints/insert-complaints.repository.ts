import { searchablePhones } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { ENTRY_COLUMNS, entryColumns, insertEntry } from '@tingsu/find';
import { hashTrackingCode, type PersonalData } from '@tingsu/privacy';
import { COMPLAINT_TABLE, complaintCell } from './complaint-cell.js';
import { type ComplaintEntity, Complaints } from './complaint.entity.js';
import { saidByStaff, tokensOf } from './findable.provider.js';
import { openIdMark } from './open-id-mark.js';
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
export const PHONE_FIELD = 'phone';

/** Case makes no other address, as mail servers see it. */
export const emailIndexOf = (keys: PersonalData, email: string): Buffer =>
  keys.blindIndex('email', email.toLowerCase());

const NewRow = Complaints.omit('tenantId', 'registeredAt', 'resembles');

function rowOf(
  { id, complaintNo, admission }: NewComplaint,
  keys: PersonalData,
): RowOf<typeof NewRow> {
  const { channel, campus, department, caseKind, relation, anonymous, language } = admission;
  const { receivedAt, occurredAt, adapterId, externalRef, limits, warnings, identity, staff } =
    admission;
  const cell = (column: string) => complaintCell(id, column);
  const sealed = (column: string, clear: string | null) => keys.sealOptional(cell(column), clear);
  const [phoneIndex = null, secondPhoneIndex = null] = phoneIndexesOf(admission, keys);
  return {
    ...{ id, complaintNo, channel, campus, department, caseKind, relation, anonymous, language },
    ...{ receivedAt, occurredAt, adapterId, externalRef, limits, warnings },
    namedUnits: staff?.units ?? [],
    namedPersons: staff?.persons ?? [],
    content: keys.seal(cell('content'), admission.content),
    demand: sealed('demand', admission.demand),
    name: sealed('name', identity.name),
    phone: sealed('phone', identity.phone),
    email: sealed('email', identity.email),
    address: sealed('address', identity.address),
    openId: sealed('open_id', admission.openId),
    openIdMark: admission.openId === null ? null : openIdMark(keys, admission.openId),
    phoneIndex,
    secondPhoneIndex,
    emailIndex: identity.email === null ? null : emailIndexOf(keys, identity.email),
    contentMark: keys.blindIndex('content', admission.content),
    trackingHash: hashTrackingCode(keys.trackingCode(id)),
  };
}

/** The earliest complaint with the same words and phone number. */
const RESEMBLES = `(select e.id from ${COMPLAINT_TABLE} e where e.tenant_id = $2 and e.phone_index = r."phoneIndex"
    and e.content_mark = r."contentMark" and e.registered_at > $3 - ${ALIKE_WITHIN} order by e.registered_at, e.id limit 1)`;
const ROWS = NewRow.rows('$1', 'r', { resembles: 'uuid', ...ENTRY_COLUMNS });
/** With it each complaint can be found, and begins to wait for its case. */
const INSERT = `with stored as (insert into ${COMPLAINT_TABLE} (tenant_id, registered_at, ${NewRow.names}, resembles)
  select $2, $3::timestamptz, ${NewRow.of()}, coalesce(${RESEMBLES}, r.resembles)
  from ${ROWS}
  returning id, resembles), awaited as (
    insert into awaited_case (tenant_id, complaint_id, registered_at) select $2, id, $3::timestamptz from stored),
  findable as (${insertEntry(ROWS, 'r.id', '$3::timestamptz')})
  select id, resembles from stored`;

/** One statement for any number of complaints. */
export async function insertComplaints(
  tx: Transaction,
  keys: PersonalData,
  complaints: readonly NewComplaint[],
): Promise<readonly NewComplaint[]> {
  if (complaints.length === 0) return [];
  const rows = complaints.map((complaint) => ({
    ...rowOf(complaint, keys),
    resembles: complaint.resembles,
    ...entryColumns(keys, tokensOf(saidIn(complaint.admission))),
  }));
  const stored = await tx.query<Pick<ComplaintEntity, 'id' | 'resembles'>>(INSERT, [
    NewRow.json(rows),
    tx.tenantId,
    tx.now,
  ]);
  const resembles = new Map(stored.map((row) => [row.id, row.resembles]));
  return complaints.map((one) => ({ ...one, resembles: resembles.get(one.id) ?? null }));
}

function saidIn({ content, demand, identity: { name, phone }, externalRef, staff }: Admission) {
  const { texts, names, numbers } = saidByStaff(staff);
  return {
    texts: [content, demand, ...texts],
    names: [name, ...names],
    phone,
    numbers: [externalRef, ...numbers],
  };
}

/** By which a complaint is found by phone number, of the first two numbers; none for one with digits missing. */
function phoneIndexesOf({ identity }: Admission, keys: PersonalData): readonly Buffer[] {
  if (identity.phone === null) return [];
  return searchablePhones(identity.phone)
    .slice(0, 2)
    .map((number) => keys.blindIndex(PHONE_FIELD, number));
}
