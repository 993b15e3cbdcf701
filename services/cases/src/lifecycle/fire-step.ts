import type { LadderStep } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState, ClockState } from './case-state.js';
import { isLive } from './clock-changes.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';

/** A step of a clock that the database found due. */
export interface DueStep {
  readonly clockId: string;
  readonly generation: number;
  readonly step: LadderStep;
  /** Milliseconds between when it should have acted and now. */
  readonly latenessMs: number;
}

/** What due steps do: a warning, a breach, an escalation each, in order. Null when the case has moved on meanwhile. */
export function fireSteps(state: CaseState, due: readonly DueStep[], context: DecisionContext): Decision | null {
  const events = due.flatMap(({ clockId, generation, step, latenessMs }) => {
    const clock = state.clocks[clockId];
    return clock && isLive(clock) && clock.generation === generation ? [stepEvent(state, clock, step, latenessMs)] : [];
  });
  return events.length === 0 ? null : conclude(state, { events }, context);
}

function stepEvent(state: CaseState, clock: ClockState, step: LadderStep, latenessMs: number): CaseEvent {
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
    stepAt: step.at,
    latenessMs,
    // The clock that implies this one tells people; being told the same twice teaches them to look away.
    notify: clock.impliedBy === null ? [...step.notify] : [],
  };
  if (step.action === 'warn') return { kind: 'clockWarned', data };
  if (step.action === 'breach') return { kind: 'clockBreached', data };
  return { kind: 'clockEscalated', data: { ...data, level: Math.max(1, step.level) } };
}

/** Where a ladder begins at an instant: at the breach if that is past, else at the newest warning that is, else at what comes. */
export function firstStep(ladder: readonly LadderStep[], at: Date): number | null {
  const past = (step: LadderStep): boolean => Date.parse(step.at) <= at.getTime();
  const breach = ladder.findIndex((step) => step.action === 'breach');
  const breachStep = ladder[breach];
  if (breachStep && past(breachStep)) return breach;
  const warned = ladder.findLastIndex((step) => step.action === 'warn' && past(step));
  if (warned >= 0) return warned;
  return ladder.length > 0 ? 0 : null;
}
