import type { ClockSnapshot, Facts } from '@tingsu/contracts';
import {
  clocksFor,
  triage,
  type CalendarOfOwner,
  type ClockReading,
  type History,
} from '@tingsu/policy';
import type { CaseEventOf } from './case-event.js';
import type { CaseState, ClockState } from './case-state.js';
import { unitsOf, type DecisionContext } from './context.js';
import { escalationReadings } from './escalation-clocks.js';
import { taskReadings } from './inquiry-clocks.js';
import { holdReadings } from './hold-clocks.js';
import { expertFacts } from './expert-rules.js';
import { mediationFacts } from './mediation-rules.js';
import { meetingReadings } from './meeting-clocks.js';
import { reviewReadings } from './review-clocks.js';
import { partReadings } from './parts.js';
import { remedyReadings } from './remedy-clocks.js';
import { departmentFor } from './units.js';

type ClockContext = Pick<
  DecisionContext,
  'at' | 'policy' | 'calendar' | 'calendarOf' | 'timeZone' | 'directory'
>;
type Change = CaseEventOf<'clocksChanged'>['data'];

/** All clocks of the case as the policy sees them now, and those of what departments were asked for, with explanation and ladder. */
export function readClocks(state: CaseState, context: ClockContext): ClockReading[] {
  const ofPolicy = clocksFor(
    context.policy,
    context.calendar,
    historyOf(state, context),
    ownCalendars(state, context),
  );
  return [
    ...ofPolicy,
    ...partReadings(state, context),
    ...taskReadings(state, context),
    ...escalationReadings(state, context),
    ...reviewReadings(state, context),
    ...meetingReadings(state, context),
    ...remedyReadings(state, context),
    ...holdReadings(state, context),
  ];
}

/** Clocks of a department with a calendar of its own count on that one. */
export function ownCalendars(state: CaseState, context: ClockContext): CalendarOfOwner | undefined {
  const { calendarOf } = context;
  if (!calendarOf) return undefined;
  return (owner) => {
    const code = departmentFor(owner, unitsOf(state, context));
    return code === null ? undefined : calendarOf(code);
  };
}

/** What the policy's clocks depend on, as the case knows it. */
export function historyOf(
  state: CaseState,
  { at, policy, timeZone }: Pick<ClockContext, 'at' | 'policy' | 'timeZone'>,
): History {
  const known = {
    ...state.classification?.facts,
    ...deathFacts(state),
    ...mediationFacts(state),
    ...expertFacts(state),
  };
  // After a withdrawal that does not end the case no one is left to inform: the rules of anonymous cases hold (T-36).
  const facts = state.centreInitiated ? { ...known, anonymous: true } : known;
  return {
    facts,
    triage: state.reportableByHand
      ? { ...triage(policy, known), reportable: true }
      : triage(policy, known),
    milestones: state.milestones,
    timeZone,
    acceptance: 'undecided',
    ended: onSpot(state),
    extensions: state.extensions,
    agreedDates: state.agreedDates,
    externalDueAt: state.externalDueAt,
    held: heldTimes(state),
    asOf: at.toISOString(),
  };
}

/** What the time for an autopsy depends on (regulation 701, art. 26). */
const deathFacts = ({ death }: CaseState): Facts =>
  death ? { causeOfDeathDisputed: death.causeDisputed, bodyFrozen: death.frozen } : {};

/** Promises that a new calendar would have moved earlier; `recomputed` decides which. */
function heldTimes({ clocks }: CaseState): NonNullable<History['held']> {
  return Object.fromEntries(
    Object.values(clocks).flatMap(({ clockId, startedAt, heldTo }) =>
      heldTo ? [[clockId, { startedAt, dueAt: heldTo }]] : [],
    ),
  );
}

/** Resolving on the spot ends every promise but the report to the centre (T-04, R-230). */
function onSpot(state: CaseState): History['ended'] {
  const round = state.milestones.slice(
    state.milestones.findLastIndex(({ name }) => name === 'case.reopened') + 1,
  );
  const resolved = round.find(({ name }) => name === 'department.resolvedOnSpot');
  return resolved ? { at: resolved.at, reason: 'department.resolvedOnSpot' } : null;
}

/** What the new reading changes; null when nothing. Follow-up clocks are not read from the policy's clocks and stay. */
export function clockChanges(
  state: CaseState,
  readings: readonly ClockReading[],
  context: ClockContext,
): CaseEventOf<'clocksChanged'> | null {
  const at = context.at.toISOString();
  const change = emptyChange(state);
  for (const reading of readings) {
    const clock = state.clocks[reading.clockId];
    if (!clock || clock.state === 'cancelled' || isRenewed(clock, reading))
      appear(change, reading, clock, state, context);
    else if (clock.state !== 'met')
      proceed(change, reading, clock, at, causeOf(reading, state, context));
  }
  const read = new Set(readings.map(({ clockId }) => clockId));
  for (const clock of Object.values(state.clocks)) {
    if (isLive(clock) && clock.kind !== 'followup' && !read.has(clock.clockId))
      change.cancelled.push({ clockId: clock.clockId, reason: 'no_longer_applies' });
  }
  return isEmpty(change) ? null : { kind: 'clocksChanged', data: change };
}

/** A promise that was kept and is now made again: the milestone that starts its clock came once more. */
const isRenewed = (clock: ClockState, reading: ClockReading): boolean =>
  clock.state === 'met' &&
  (reading.state === 'running' || reading.state === 'paused') &&
  Date.parse(reading.startedAt) > Date.parse(clock.startedAt);

export const isLive = (clock: ClockState): boolean =>
  clock.state === 'running' || clock.state === 'paused';

export function emptyChange(state: CaseState): Change {
  return {
    state: state.state,
    started: [],
    met: [],
    moved: [],
    paused: [],
    resumed: [],
    cancelled: [],
  };
}

function isEmpty({ started, met, moved, paused, resumed, cancelled }: Change): boolean {
  return [started, met, moved, paused, resumed, cancelled].every((list) => list.length === 0);
}

/** A clock that was not there, or was cancelled and is needed again. One that is already over is not begun. */
function appear(
  change: Change,
  reading: ClockReading,
  before: ClockState | undefined,
  state: CaseState,
  context: ClockContext,
): void {
  if (reading.state === 'cancelled' || (before && reading.state === 'met')) return;
  change.started.push(snapshotOf(reading, state, context));
  if (reading.state === 'met') change.met.push(metOf(reading));
  if (reading.state === 'paused')
    change.paused.push(pausedOf(reading, causeOf(reading, state, context)));
}

function proceed(
  change: Change,
  reading: ClockReading,
  clock: ClockState,
  at: string,
  cause: string,
): void {
  const { clockId, dueAt, provisional } = reading;
  const explanation = [...reading.explanation];
  if (reading.state === 'cancelled')
    return void change.cancelled.push({ clockId, reason: reading.cancelReason ?? 'ended' });
  const restarted = reading.startedAt !== clock.startedAt;
  // What kept the promise earlier is gone or later now (extended, another track): this clock speaks for itself again.
  const alone = clock.impliedBy !== null && reading.impliedBy === null && reading.state !== 'met';
  // While a pause is open every due time is provisional; that it is paused says so.
  const moved =
    dueAt !== clock.dueAt || (provisional !== clock.provisional && reading.state !== 'paused');
  if (reading.state === 'paused' && clock.state === 'running')
    change.paused.push(pausedOf(reading, cause));
  if (reading.state !== 'paused' && clock.state === 'paused')
    change.resumed.push({ clockId, at, dueAt, provisional, explanation });
  else if (moved || alone)
    change.moved.push({
      clockId,
      previousDueAt: clock.dueAt,
      dueAt,
      provisional,
      reason: restarted ? 'restarted' : moved ? 'recalculated' : 'no_longer_implied',
      explanation,
      ...(alone ? { impliedBy: null } : {}),
    });
  if (reading.state === 'met') change.met.push(metOf(reading));
}

function metOf({ clockId, metAt, dueAt }: ClockReading): Change['met'][number] {
  const over = Date.parse(metAt ?? dueAt) - Date.parse(dueAt);
  return {
    clockId,
    metAt: metAt ?? dueAt,
    late: over > 0,
    minutesOver: Math.max(0, Math.floor(over / 60_000)),
  };
}

function pausedOf(
  { clockId, pausedSince, startedAt }: ClockReading,
  reason: string,
): Change['paused'][number] {
  return { clockId, at: pausedSince ?? startedAt, reason };
}

/** The milestone that began the pause in which the clock is. */
function causeOf(
  { pausedSince }: ClockReading,
  { milestones }: CaseState,
  { policy }: ClockContext,
): string {
  const began = milestones.findLast(
    ({ name, at }) =>
      policy.pauses.some(({ on }) => on === name) &&
      Date.parse(at) <= Date.parse(pausedSince ?? at),
  );
  return began?.name ?? 'supplement.requested';
}

function snapshotOf(reading: ClockReading, state: CaseState, context: ClockContext): ClockSnapshot {
  return {
    clockId: reading.clockId,
    label: reading.label,
    kind: reading.kind,
    owner: reading.owner,
    ownerDepartment: departmentFor(reading.owner, unitsOf(state, context)),
    startedAt: reading.startedAt,
    dueAt: reading.dueAt,
    provisional: reading.provisional,
    impliedBy: reading.impliedBy,
    explanation: [...reading.explanation],
    ref: [...reading.ref],
  };
}
