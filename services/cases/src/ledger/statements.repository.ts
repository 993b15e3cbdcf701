import { AddressedResults } from '../results/addressed-result.entity.js';
import { ReportableEvents } from '../reportable/reportable-event.entity.js';
import { RemedyEntries } from '../remedies/remedy-entry.entity.js';
import type { Columns } from '@tingsu/database';
import { Acknowledgements, Clocks } from '../deadlines/clock.entity.js';
import { CaseBars, CaseLog, CaseMembers, Cases, CaseSnapshots, CaseTexts } from './case.entity.js';

/** A statement about any number of rows in one round trip: $1 are the rows, $2 is the tenant, $3 the time where it is needed. */
export interface Statement<Row extends object> {
  readonly columns: Columns<Row, never>;
  readonly sql: string;
}

const TENANT = { tenantId: '$2::uuid' };
const WholeCase = Cases.omit('tenantId', 'updatedAt');
const Snapshot = CaseSnapshots.omit('tenantId');
const LogRow = CaseLog.omit('tenantId');
const TextRow = CaseTexts.omit('tenantId');
const ClockRow = Clocks.omit('tenantId', 'setAt', 'armedEpoch');
const AcknowledgementRow = Acknowledgements.omit('tenantId');

const CASE_AS_DECIDED_ON = `c.tenant_id = $2::uuid and c.case_id = r."caseId" and c.version = r."previousVersion"`;
const PREVIOUS = { previousVersion: 'integer' };

export const INSERT_CASES = {
  columns: WholeCase,
  sql: WholeCase.insert({ ...TENANT, updatedAt: '$3::timestamptz' }),
};

/** Guarded by the version that was decided on. */
export const UPDATE_CASES = {
  columns: WholeCase,
  sql: `update complaint_case c
    set ${WholeCase.omit('caseId', 'caseNo', 'complaintId', 'complaintNo', 'campus', 'channel', 'department', 'receivedAt').set()},
      updated_at = $3::timestamptz
    from ${WholeCase.rows('$1', 'r', PREVIOUS)}
    where ${CASE_AS_DECIDED_ON} returning c.case_id`,
};

/** What `stateOf` reads, of the row of a case `c` and the row of its snapshot `s`. */
export const STATE_OF_CASE = 'c.version, c.stepped, s.snapshot';

/**
 * Steps of clocks change little of a case: reading, changing and packing the whole snapshot would cost more than all the rest, and thousands
 * of steps fall due in the same second.
 */
const SteppedCase = Cases.pick('caseId', 'version', 'breached', 'logHash', 'stepped');
export const UPDATE_STEPPED_CASES = {
  columns: SteppedCase,
  sql: `update complaint_case c
    set ${SteppedCase.omit('caseId', 'stepped').set()}, stepped = coalesce(c.stepped, '{}') || r.stepped, updated_at = $3::timestamptz
    from ${SteppedCase.rows('$1', 'r', PREVIOUS)}
    where ${CASE_AS_DECIDED_ON} returning c.case_id`,
};

export const INSERT_SNAPSHOTS = { columns: Snapshot, sql: Snapshot.insert(TENANT) };

/** Of cases whose version was checked in this transaction. */
export const UPDATE_SNAPSHOTS = {
  columns: Snapshot,
  sql: `update case_snapshot s set ${Snapshot.omit('caseId').set()} from ${Snapshot.rows()}
    where s.tenant_id = $2::uuid and s.case_id = r."caseId"`,
};

const MemberKey = CaseMembers.pick('caseId', 'member');
export const DELETE_MEMBERS = {
  columns: MemberKey,
  sql: `delete from case_member m using ${MemberKey.rows()} where m.tenant_id = $2::uuid and ${MemberKey.match('m')}`,
};

const Member = CaseMembers.omit('tenantId');
export const UPSERT_MEMBERS = {
  columns: Member,
  sql: `${Member.insert(TENANT)} on conflict (tenant_id, case_id, member) do update
    set ${CaseMembers.pick('parts', 'stream', 'dueKey', 'category', 'nature', 'priority').excluded}`,
};

/** All members of cases of which a clock was broken, or the last broken one ended. */
const Turned = CaseMembers.pick('caseId', 'stream');
export const UPDATE_TURNED_MEMBERS = {
  columns: Turned,
  sql: `update case_member m set stream = r.stream from ${Turned.rows()}
    where m.tenant_id = $2::uuid and m.case_id = r."caseId"`,
};

const Bar = CaseBars.omit('tenantId');
export const INSERT_BARS = {
  columns: Bar,
  sql: `${Bar.insert(TENANT)} on conflict do nothing`,
};
export const DELETE_BARS = {
  columns: Bar,
  sql: `delete from case_bar b using ${Bar.rows()} where b.tenant_id = $2::uuid and ${Bar.match('b')}`,
};

export const INSERT_LOG = { columns: LogRow, sql: LogRow.insert(TENANT) };

/** A fact that is written again, as after a crash, is in the ledger already. */
const Entry = RemedyEntries.omit('tenantId');
export const INSERT_REMEDY_ENTRIES = {
  columns: Entry,
  sql: `${Entry.insert(TENANT)} on conflict do nothing`,
};

const Addressed = AddressedResults.omit('tenantId');
export const INSERT_ADDRESSED_RESULTS = {
  columns: Addressed,
  sql: `${Addressed.insert(TENANT)} on conflict do nothing`,
};

const Reportable = ReportableEvents.omit('tenantId');
export const UPSERT_REPORTABLE = {
  columns: Reportable,
  sql: `${Reportable.insert(TENANT)} on conflict (tenant_id, case_id) do update
    set ${Reportable.omit('caseId', 'caseNo', 'campus').excluded}`,
};

export const INSERT_TEXTS = { columns: TextRow, sql: TextRow.insert(TENANT) };

/** A row that changed is armed again. */
export const UPSERT_CLOCKS = {
  columns: ClockRow,
  sql: `${ClockRow.insert({ ...TENANT, setAt: '$3::timestamptz' })} order by r."caseId", r."clockId"
    on conflict (tenant_id, case_id, clock_id) do update
    set ${ClockRow.omit('caseId', 'clockId', 'kind').excluded}, armed_epoch = null,
      set_at = case when clock.generation = excluded.generation then clock.set_at else excluded.set_at end`,
};

const SteppedClock = Clocks.pick('caseId', 'clockId', 'breachedAt', 'nextStep', 'nextStepAt');
export const UPDATE_STEPPED_CLOCKS = {
  columns: SteppedClock,
  sql: `update clock c set ${SteppedClock.omit('caseId', 'clockId').set()}, armed_epoch = null
    from ${SteppedClock.rows()}
    where c.tenant_id = $2::uuid and ${SteppedClock.pick('caseId', 'clockId').match('c')}`,
};

/** What is closed stays closed. */
export const UPSERT_ACKNOWLEDGEMENTS = {
  columns: AcknowledgementRow,
  sql: `${AcknowledgementRow.insert(TENANT)} order by r."caseId", r."clockId", r."stepId"
    on conflict (tenant_id, case_id, clock_id, generation, step_id) do update
    set ${AcknowledgementRow.pick('state', 'closedAt', 'acknowledgedBy').excluded}
    where clock_acknowledgement.state = 'open'`,
};
