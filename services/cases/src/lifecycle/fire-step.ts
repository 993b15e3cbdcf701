import type { LadderStep } from '@tingsu/policy';
import { afterBreach } from './after-breach.js';
import type { CaseEvent, RecordedEvent } from './case-event.js';
import type { CaseState, ClockState } from './case-state.js';
import { acknowledgeByOf } from './clock-acknowledgement.js';
import { isLive } from './clock-changes.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { evolve } from './evolve.js';
import { remindedOf } from './meeting-clocks.js';
import { isNotTold } from './not-told.js';
import { noticeOfBreach } from './owed-notices.js';
import { meaningsOf } from './units.js';

/** A step of a clock that the database found due. */
export interface DueStep {
  readonly clockId: string;
  readonly generation: number;
  readonly step: LadderStep;
  /** When it was due: its own time, or the moment the previous step went unacknowledged. */
  readonly at: string;
  readonly cause: 'time' | 'unacknowledged';
  /** Milliseconds between then and now. */
  readonly latenessMs: number;
}

/**
 * What due steps do: a reminder, a warning, a breach, an escalation, a report each, in order, and what the system itself decides after a
 * breach. Null when the case has moved on meanwhile.
 */
export function fireSteps(
  state: CaseState,
  due: readonly DueStep[],
  context: DecisionContext,
): Decision | null {
  const events = due.flatMap((one) => {
    const clock = state.clocks[one.clockId];
    return clock && isLive(clock) && clock.generation === one.generation
      ? [stepEvent(state, clock, one, context)]
      : [];
  });
  if (events.length === 0) return null;
  const decided = [...remindedOf(state, events), ...decidedAfter(state, events, context)];
  // Steps change no clock; only what is decided, or a pause that has lasted long enough, does. Thousands fall due in one second.
  const settled =
    decided.length === 0 &&
    !events.some((event) => noticeOfBreach(event, context.policy)) &&
    !Object.values(state.clocks).some((clock) => clock.state === 'paused');
  const steps = settled ? recorded(state, events, context) : null;
  // A limit that passes while a notice is owed changes by what lists find the case: that is written like every other change.
  return steps && isNotTold(steps.state) === isNotTold(state)
    ? steps
    : conclude(state, { events: [...events, ...decided] }, context);
}

/** At most one decision: the first makes the others moot (T-08, T-19). */
function decidedAfter(
  state: CaseState,
  events: readonly CaseEvent[],
  context: DecisionContext,
): CaseEvent[] {
  for (const event of events) {
    const clock = event.kind === 'clockBreached' ? state.clocks[event.data.clockId] : undefined;
    const decided = clock ? afterBreach(state, clock, context) : [];
    if (decided.length > 0) return decided;
  }
  return [];
}

function recorded(
  before: CaseState,
  events: readonly CaseEvent[],
  { at, actor }: DecisionContext,
): Decision {
  const said: RecordedEvent[] = [];
  let state = before;
  for (const event of events) {
    const fact = { ...event, version: state.version + 1, at: at.toISOString(), actor };
    state = evolve(state, fact);
    said.push(fact);
  }
  return { before, events: said, state, ladders: {}, texts: {}, stepsOnly: true };
}

function stepEvent(
  state: CaseState,
  clock: ClockState,
  { step, at, cause, latenessMs }: DueStep,
  { at: now, policy }: DecisionContext,
): CaseEvent {
  // The clock that implies this one notifies people; duplicates would teach them to ignore notices.
  const notify = clock.impliedBy === null ? [...step.notify] : [];
  const means = meaningsOf(policy, [clock.owner, ...notify]);
  const data = {
    state: state.state,
    caseNo: state.caseNo,
    clockId: clock.clockId,
    label: clock.label,
    kind: clock.kind,
    owner: clock.owner,
    ownerDepartment: clock.ownerDepartment,
    campus: state.campus,
    dueAt: clock.dueAt,
    stepAt: at,
    latenessMs,
    notify,
    ...(means ? { means } : {}),
    stepId: step.stepId,
    generation: clock.generation,
    acknowledgeBy: acknowledgeByOf(step, notify, now),
    cause,
  };
  switch (step.action) {
    case 'remind':
      return { kind: 'clockReminded', data };
    case 'warn':
      return { kind: 'clockWarned', data };
    case 'breach':
      return { kind: 'clockBreached', data };
    case 'report':
      return { kind: 'clockReported', data };
    case 'escalate':
      return { kind: 'clockEscalated', data: { ...data, level: Math.max(1, step.level) } };
  }
}

const MINUTE = 60_000;

/**
 * The ladder of a clock that was over before anyone could know of it: an order that was handed over late, a due time that moved into
 * the past. It is broken at once, and the steps after the breach keep their distance from the moment in which it became known: who is
 * asked first has the time that the policy gives him, instead of all levels being called in the same minute. In whole minutes, so that
 * a breach that fired when it was due moves nothing.
 */
export function climbedFrom(ladder: readonly LadderStep[], known: string): readonly LadderStep[] {
  const breach = ladder.find(({ action }) => action === 'breach');
  if (!breach) return ladder;
  const late = Math.floor((Date.parse(known) - Date.parse(breach.at)) / MINUTE) * MINUTE;
  if (late <= 0) return ladder;
  return ladder.map((step) =>
    Date.parse(step.at) > Date.parse(breach.at)
      ? { ...step, at: new Date(Date.parse(step.at) + late).toISOString() }
      : step,
  );
}

/** Where a ladder begins at an instant: at the breach if that is past, else at the newest warning that is, else at what comes. */
export function firstStep(ladder: readonly LadderStep[], at: Date): number | null {
  const past = (step: LadderStep): boolean => Date.parse(step.at) <= at.getTime();
  const breach = ladder.findIndex((step) => step.action === 'breach');
  const breachStep = ladder[breach];
  if (breachStep && past(breachStep)) return breach;
  const notified = ladder.findLastIndex(
    (step) => (step.action === 'warn' || step.action === 'remind') && past(step),
  );
  if (notified >= 0) return notified;
  return ladder.length > 0 ? 0 : null;
}
