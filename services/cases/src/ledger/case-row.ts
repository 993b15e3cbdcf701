import { isOverdue, type AccessFacts } from '@tingsu/contracts';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import { isEnded } from '../lifecycle/transitions.js';

/** The columns that lists are read from. */
export interface CaseRow {
  readonly case_id: string;
  readonly case_no: string;
  readonly complaint_id: string;
  readonly complaint_no: string;
  readonly version: number;
  readonly state: string;
  readonly open: boolean;
  readonly campus: string;
  readonly channel: string;
  readonly category: string | null;
  readonly nature: string;
  readonly priority: string;
  readonly department: string | null;
  readonly lead_department: string | null;
  readonly departments: readonly string[];
  readonly assignee: string | null;
  readonly received_at: string;
  readonly next_due_at: string | null;
  readonly next_clock: NextClock | null;
  readonly breached: boolean;
  /** Whose facts of access these are, and whether they have to be derived again. */
  readonly access: AccessFacts | null;
  readonly access_stale: boolean;
  readonly snapshot: CaseState;
}

export interface NextClock {
  readonly clockId: string;
  readonly label: ClockState['label'];
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly paused: boolean;
  readonly explanation?: ClockState['explanation'];
}

export function caseRowOf(state: CaseState): CaseRow {
  const next = nextClockOf(state);
  return {
    case_id: state.caseId,
    case_no: state.caseNo,
    complaint_id: state.complaintId,
    complaint_no: state.complaintNo,
    version: state.version,
    state: state.state,
    open: !isEnded(state.state),
    campus: state.campus,
    channel: state.channel,
    category: state.classification?.category ?? null,
    nature: state.classification?.nature ?? 'general',
    priority: state.classification?.priority ?? 'P3',
    department: state.department,
    lead_department: state.assignment?.lead ?? state.classification?.leadDepartment ?? null,
    departments: departmentsOf(state),
    assignee: state.assignee,
    received_at: state.receivedAt,
    next_due_at: next?.dueAt ?? null,
    next_clock: next,
    breached: isBreached(state),
    access: state.access,
    access_stale: state.access === null,
    snapshot: state,
  };
}

/** What changes of the row of a case whose clocks only took steps. */
export function steppedCaseRowOf(before: CaseState | null, state: CaseState) {
  return {
    case_id: state.caseId,
    version: state.version,
    previous_version: before?.version ?? 0,
    breached: isBreached(state),
    clocks: Object.fromEntries(
      Object.entries(state.clocks).filter(([clockId, clock]) => before?.clocks[clockId] !== clock),
    ),
  };
}

const isBreached = (state: CaseState): boolean =>
  !isEnded(state.state) && Object.values(state.clocks).some(isOverdue);

/** The promise that is due first. Windows are somebody else's right, and what another clock implies is not counted twice. */
export function nextClockOf({ clocks }: CaseState): NextClock | null {
  const promises = Object.values(clocks).filter(
    (clock) => isLive(clock) && clock.kind !== 'window' && clock.impliedBy === null,
  );
  const [first] = promises.sort(
    (one, other) => rank(one) - rank(other) || Date.parse(one.dueAt) - Date.parse(other.dueAt),
  );
  return first
    ? {
        clockId: first.clockId,
        label: first.label,
        dueAt: first.dueAt,
        provisional: first.provisional,
        paused: first.state === 'paused',
        explanation: first.explanation,
      }
    : null;
}

const rank = (clock: ClockState): number => (clock.state === 'running' ? 0 : 1);

/** Departments with a part in the case, for the filter of lists: those that handle it and those that supervise it or answer for a clock. */
function departmentsOf({ access }: CaseState): string[] {
  if (!access) return [];
  const all = new Set([access.lead, ...access.coUnits, ...access.supervising]);
  // A confidential clue is not listed under those whom it is about.
  const hidden = access.confidential ? access.respondent.units : [];
  return [...all].filter((code): code is string => code !== null && !hidden.includes(code)).sort();
}
