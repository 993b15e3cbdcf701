import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import type { StaffEntry } from './staff-registration.js';
import { StaffRegistrations } from './staff-registration.entity.js';

const TABLE = 'complaint_registration';

/** A complaint that is about to be stored, with what staff said of it. */
export interface Entered {
  readonly complaintId: string;
  readonly staff: StaffEntry;
}

const NewRow = StaffRegistrations.omit('tenantId');
const Kept = StaffRegistrations.pick(
  'complaintId',
  'registeredBy',
  'role',
  'firstResponder',
  'body',
);
const INSERT = `${NewRow.insert({ tenantId: '$2::uuid' })} order by r."callMark", r."complaintId"
  on conflict (tenant_id, call_mark) do nothing returning complaint_id as "complaintId"`;
const OF_CALL = `select c.complaint_no as "complaintNo" from complaint_registration r
  join complaint c on c.tenant_id = r.tenant_id and c.id = r.complaint_id
  where r.tenant_id = $1 and r.call_mark = $2`;

/** What staff said who registered complaints. */
@Injectable()
export class StaffRegistrationRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /**
   * Stores what staff said, and returns the complaints whose call has one already. Waits for a transaction that is about to register the
   * same call.
   */
  async add(
    tx: Transaction,
    keys: PersonalData,
    entered: readonly Entered[],
  ): Promise<ReadonlySet<string>> {
    if (entered.length === 0) return new Set();
    await this.dataKeys.toSeal(
      tx,
      entered.map(({ complaintId }) => complaintId),
      true,
    );
    const rows = entered.map((one) => rowOf(one, keys));
    const stored = await tx.query<{ complaintId: string }>(INSERT, [
      NewRow.json(rows),
      tenantOf(tx),
    ]);
    const taken = new Set(stored.map(({ complaintId }) => complaintId));
    return new Set(entered.map(({ complaintId }) => complaintId).filter((id) => !taken.has(id)));
  }

  /** The number of the complaint that was registered for a call. */
  async numberOfCall(tx: Transaction, keys: PersonalData, callId: string): Promise<string | null> {
    const [row] = await tx.query<{ complaintNo: string }>(OF_CALL, [
      tx.tenantId,
      callMarkOf(keys, callId),
    ]);
    return row?.complaintNo ?? null;
  }

  /** Opened, by complaint; only for a reader whose right was checked, and for the index. */
  async ofComplaints(
    tx: Transaction,
    complaintIds: readonly string[],
  ): Promise<ReadonlyMap<string, StaffEntry>> {
    if (complaintIds.length === 0) return new Map();
    const rows = await Kept.select(tx, 'where tenant_id = $1 and complaint_id = any($2::uuid[])', [
      tx.tenantId,
      complaintIds,
    ]);
    const keys = await this.dataKeys.toOpen(tx, complaintIds);
    return new Map(rows.map((row) => [row.complaintId, openedFrom(row, keys)]));
  }

  /** Opened; only for a reader whose right was checked. Null for a complaint that staff did not register. */
  async ofComplaint(tx: Transaction, complaintId: string): Promise<StaffEntry | null> {
    return (await this.ofComplaints(tx, [complaintId])).get(complaintId) ?? null;
  }
}

type Body = Pick<StaffEntry, 'units' | 'persons' | 'handedOver' | 'said'>;

function rowOf({ complaintId, staff }: Entered, keys: PersonalData): RowOf<typeof NewRow> {
  const { by: registeredBy, role, firstResponder, units, persons, handedOver, said } = staff;
  const { callId, patient } = said;
  const body: Body = { units, persons, handedOver, said };
  return {
    ...{ complaintId, registeredBy, role, firstResponder },
    callMark: callId === undefined ? null : callMarkOf(keys, callId),
    recordMark: patient?.recordNo === undefined ? null : recordMarkOf(keys, patient.recordNo),
    body: keys.seal(cellOf(complaintId), JSON.stringify(body)),
  };
}

function openedFrom(
  { complaintId, registeredBy: by, role, firstResponder, body }: RowOf<typeof Kept>,
  keys: PersonalData,
): StaffEntry {
  const said = keys.openJson(cellOf(complaintId), body, ERASED) as Body;
  return { by, role, firstResponder, ...said };
}

const callMarkOf = (keys: PersonalData, callId: string): Buffer => keys.blindIndex('call', callId);

/** Equal for a record number however it is written: width, case, blanks and dashes do not matter. */
export const recordMarkOf = (keys: PersonalData, recordNo: string): Buffer =>
  keys.blindIndex('recordNo', recordNo.normalize('NFKC').toUpperCase().replace(/[\s-]/g, ''));

const cellOf = (rowId: string) => ({ table: TABLE, column: 'body', rowId, subject: rowId });

const ERASED: Body = { units: [], persons: [], handedOver: null, said: {} };
