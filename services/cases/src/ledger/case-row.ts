import { isOverdue } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import { dangersOf } from '@tingsu/policy';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import { unreadIn } from '../lifecycle/thread-state.js';
import { urgesOpenIn } from '../lifecycle/urging.js';
import { isEnded } from '../lifecycle/ended-states.js';
import type { CaseEntity } from './case.entity.js';

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
    caseKind: state.caseKind,
    category: state.classification?.category ?? null,
    nature: state.classification?.nature ?? 'general',
    natureRules: state.classification?.natureRules ?? [],
    priority: state.classification?.priority ?? 'P3',
    danger: isDangerous(state),
    urged: isEnded(state.state) ? 0 : urgesOpenIn(state),
    nextCallAt: state.nextCallAt ?? null,
    unread: unreadIn(state),
    department: state.department,
    leadDepartment: leadOf(state),
    owner: state.owner ?? null,
    assignee: state.assignee,
    receivedAt: state.receivedAt,
    dueKey: next?.dueAt ?? NEVER,
    nextClock: next,
    breached: isBreached(state),
    access: state.access,
    stepped: null,
    accessStale: state.access === null,
  };
}

/** The department that handles the case, or that triage proposed. */
export const leadOf = ({ assignment, classification }: CaseState): string | null =>
  assignment?.lead ?? classification?.leadDepartment ?? null;

export const isDangerous = ({ classification }: CaseState): boolean =>
  dangersOf(classification?.facts ?? {}).length > 0;

/** What changes of the row of a case whose clocks only took steps. */
export function steppedCaseRowOf(before: CaseState | null, state: CaseState) {
  return {
    caseId: state.caseId,
    version: state.version,
    previousVersion: before?.version ?? 0,
    breached: isBreached(state),
    stepped: Object.fromEntries(
      Object.entries(state.clocks).filter(([clockId, clock]) => before?.clocks[clockId] !== clock),
    ),
  };
}

export const isBreached = (state: CaseState): boolean =>
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
      }
    : null;
}

const rank = (clock: ClockState): number => (clock.state === 'running' ? 0 : 1);
