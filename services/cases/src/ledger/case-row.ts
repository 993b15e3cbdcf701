import { isOverdue } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import { isEnded } from '../lifecycle/transitions.js';
import type { CaseEntity, CaseMemberEntity } from './case.entity.js';

/** The row that lists are read from. */
export type CaseRow = Given<Omit<CaseEntity, 'tenantId' | 'logHash' | 'updatedAt'>>;
/** What PostgreSQL calls the due time of a case that has none: it sorts last. */
export const NEVER = 'infinity';

type NextClock = NonNullable<CaseEntity['nextClock']>;

export function caseRowOf(state: CaseState): CaseRow {
  const next = nextClockOf(state);
  return {
    caseId: state.caseId,
    caseNo: state.caseNo,
    complaintId: state.complaintId,
    complaintNo: state.complaintNo,
    version: state.version,
    state: state.state,
    open: !isEnded(state.state),
    campus: state.campus,
    channel: state.channel,
    category: state.classification?.category ?? null,
    nature: state.classification?.nature ?? 'general',
    natureRules: state.classification?.natureRules ?? [],
    priority: state.classification?.priority ?? 'P3',
    department: state.department,
    leadDepartment: leadOf(state),
    departments: departmentsOf(state),
    assignee: state.assignee,
    receivedAt: state.receivedAt,
    dueKey: next?.dueAt ?? NEVER,
    nextClock: next,
    breached: isBreached(state),
    access: state.access,
    accessStale: state.access === null,
  };
}

/** The rows by which departments and stand-ins find the case. Who may not see it is kept out by the condition of the list. */
export function memberRowsOf(state: CaseState): Given<Omit<CaseMemberEntity, 'tenantId'>>[] {
  const { access, caseId, receivedAt } = state;
  const named = [...departmentsOf(state), leadOf(state)];
  const hidden = hiddenIn(state);
  const members = new Set([
    ...named,
    ...(access ? [access.lead, ...access.coUnits, ...access.supervising] : []),
    ...(access?.standIns.map(({ personId }) => personId) ?? []),
  ]);
  const open = !isEnded(state.state);
  const dueKey = nextClockOf(state)?.dueAt ?? NEVER;
  return [...members]
    .filter((member) => member !== null)
    .sort()
    .map((member) => ({
      caseId,
      member,
      listed: named.includes(member) && !hidden.includes(member),
      state: state.state,
      open,
      dueKey,
      receivedAt,
    }));
}

const leadOf = ({ assignment, classification }: CaseState): string | null =>
  assignment?.lead ?? classification?.leadDepartment ?? null;

type MemberRow = ReturnType<typeof memberRowsOf>[number];

/** Most commands bring no one in or out, and many leave the due time as it is. */
export function movedMembers(
  before: readonly MemberRow[],
  after: readonly MemberRow[],
): { readonly gone: readonly MemberRow[]; readonly put: readonly MemberRow[] } {
  const was = new Map(before.map((row) => [row.member, row]));
  const is = new Set(after.map(({ member }) => member));
  return {
    gone: before.filter(({ member }) => !is.has(member)),
    put: after.filter((row) => {
      const old = was.get(row.member);
      return old?.listed !== row.listed || old.state !== row.state || old.dueKey !== row.dueKey;
    }),
  };
}

/** What changes of the row of a case whose clocks only took steps. */
export function steppedCaseRowOf(before: CaseState | null, state: CaseState) {
  return {
    caseId: state.caseId,
    version: state.version,
    previousVersion: before?.version ?? 0,
    breached: isBreached(state),
    clocks: Object.fromEntries(
      Object.entries(state.clocks).filter(([clockId, clock]) => before?.clocks[clockId] !== clock),
    ),
  };
}

const isBreached = (state: CaseState): boolean =>
  !isEnded(state.state) && Object.values(state.clocks).some(isOverdue);

/** The promise that is due first. A window is a right of another party, and what another clock implies is not counted twice. */
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
function departmentsOf({ access }: Pick<CaseState, 'access'>): string[] {
  if (!access) return [];
  const all = new Set([access.lead, ...access.coUnits, ...access.supervising]);
  const hidden = hiddenIn({ access });
  return [...all].filter((code): code is string => code !== null && !hidden.includes(code)).sort();
}

/** A confidential clue is not listed under those whom it is about. */
const hiddenIn = ({ access }: Pick<CaseState, 'access'>): readonly string[] =>
  access?.confidential ? access.respondent.units : [];
