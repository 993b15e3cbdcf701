import { Injectable } from '@nestjs/common';
import {
  type AlikeQuery,
  type FoundBy,
  type Identity,
  ProblemError,
  searchablePhones,
} from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { findEntries, type Reading, readQuery } from '@tingsu/find';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import {
  ExternalOrderRepository,
  type OpenedAddition,
} from '../complaints/external-order.repository.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { PHONE_FIELD } from '../complaints/insert-complaints.repository.js';
import { StaffRegistrations } from '../complaints/staff-registration.entity.js';
import {
  recordMarkOf,
  StaffRegistrationRepository,
} from '../complaints/staff-registration.repository.js';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { clauseOf, type Earlier, nameAsCompared } from './alike.js';

/** Of one number or one name; a number with more complaints than this is no person's. */
const MOST = 200;

const Stored = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'namedUnits',
  'namedPersons',
  'receivedAt',
  'occurredAt',
  'content',
  'name',
  'phoneIndex',
  'secondPhoneIndex',
);
const Copy = CaseCopies.pick('state', 'access');
const Registered = StaffRegistrations.pick('recordMark');
type Row = RowOf<typeof Stored> &
  RowOf<typeof Copy> &
  RowOf<typeof Registered> & { readonly caseId: string | null };
const ROWS = `with wanted as (
    (select id from complaint where tenant_id = $1 and phone_index = any($2::bytea[]) limit ${MOST})
    union (select id from complaint where tenant_id = $1 and second_phone_index = any($2::bytea[]) limit ${MOST})
    union (select complaint_id from complaint_registration where tenant_id = $1 and record_mark = $3::bytea limit ${MOST})
    union select unnest($4::uuid[]))
  select ${Stored.as('c')}, ${Copy.as('k')}, ${Registered.as('r')}, k.case_id as "caseId"
  from wanted w join complaint c on c.tenant_id = $1 and c.id = w.id
  left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  left join complaint_registration r on r.tenant_id = c.tenant_id and r.complaint_id = c.id`;

/** Earlier complaints that share a phone number, a record number, a name or words with what is typed, as far as the reader reaches them. */
@Injectable()
export class AlikeRepository {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly registrations: StaffRegistrationRepository,
    private readonly orders: ExternalOrderRepository,
  ) {}

  async find(tx: Transaction, who: Identity, query: AlikeQuery): Promise<readonly Earlier[]> {
    const keys = await this.dataKeys.forTenant(tx);
    const phones = phoneMarks(keys, query.phone);
    const record = query.recordNo === undefined ? null : recordMarkOf(keys, query.recordNo);
    const found = await subjectsLike(tx, keys, query);
    const rows = await tx.query<Row>(ROWS, [tx.tenantId, phones, record, found]);
    const reached = rows.flatMap((row) => {
      const access = accessOnRecord(who, row, row);
      return access && access.roles.length > 0 ? [{ row, fields: access.fields }] : [];
    });
    const ids = reached.map(({ row }) => row.id);
    await this.dataKeys.toOpen(tx, ids);
    const entries = await this.registrations.ofComplaints(tx, ids);
    const additions = ids.length === 0 ? [] : await this.orders.opened(tx, ids);
    return reached.map(({ row, fields }) => {
      const { complaintNo, campus, receivedAt, occurredAt, state } = row;
      const open = (column: 'content' | 'name'): string | null =>
        keys.openOptional(complaintCell(row.id, column), row[column]);
      const patient = entries.get(row.id)?.said.patient?.name;
      const later = saidLater(additions.filter(({ complaintId }) => complaintId === row.id));
      return {
        ...{ complaintNo, campus, receivedAt, occurredAt, state, fields },
        samePhone: [
          ...[row.phoneIndex, row.secondPhoneIndex],
          ...later.phones.flatMap((phone) => phoneMarks(keys, phone)),
        ].some((mark) => isOneOf(mark, phones)),
        sameRecord:
          record !== null &&
          [row.recordMark, ...later.records.map((one) => recordMarkOf(keys, one))].some((mark) =>
            isOneOf(mark, [record]),
          ),
        names: [open('name'), patient ?? null, ...later.names].filter((name) => name !== null),
        content: open('content') ?? '',
      };
    });
  }
}

/** What was added to a complaint, or corrected of its people: a number that came later is in no column of its own. */
function saidLater(additions: readonly OpenedAddition[]) {
  const isSaid = (text: string | null | undefined) => typeof text === 'string';
  const words = additions.map((one) => one.words);
  return {
    phones: words.map(({ phone }) => phone).filter(isSaid),
    records: words.map(({ recordNo }) => recordNo).filter(isSaid),
    names: words.flatMap(({ name, patientName }) => [name, patientName]).filter(isSaid),
  };
}

const phoneMarks = (keys: PersonalData, phone: string | undefined): readonly Buffer[] =>
  phone === undefined
    ? []
    : searchablePhones(phone).map((number) => keys.blindIndex(PHONE_FIELD, number));

const isOneOf = (mark: Buffer | null, marks: readonly Buffer[]): boolean =>
  mark !== null && marks.some((one) => one.equals(mark));

/** Complaints that the index names for the name, the numbers and the longest clause. What is too short to search for finds nothing. */
async function subjectsLike(
  tx: Transaction,
  keys: PersonalData,
  { name, words, phone, recordNo }: AlikeQuery,
): Promise<string[]> {
  const clause = words === undefined ? null : clauseOf(words);
  const person = name === undefined ? null : nameAsCompared(name);
  const asked = [
    ...(person === null ? [] : [[person, 'name'] as const]),
    ...(clause === null ? [] : [[clause, 'words'] as const]),
    ...(phone === undefined ? [] : searchablePhones(phone).map((one) => [one, 'phone'] as const)),
    ...(recordNo === undefined ? [] : [[recordNo, 'number'] as const]),
  ];
  const subjects = new Set<string>();
  for (const [q, by] of asked) {
    const readings = readingsOf(q, by);
    const places = await findEntries(tx, keys, readings, { before: null, most: MOST });
    places.forEach(({ subject }) => subjects.add(subject));
  }
  return [...subjects];
}

function readingsOf(q: string, by: FoundBy): readonly Reading[] {
  try {
    return readQuery(q, [by]);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
