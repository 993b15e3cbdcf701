import type { LadderStep } from '@tingsu/policy';
import type { Progress } from '../ledger/clock-row.js';
import type { DueStep } from '../lifecycle/fire-step.js';

/** A clock whose next step is due, as the database has it. */
export interface DueClock {
  readonly case_id: string;
  readonly clock_id: string;
  readonly generation: number;
  readonly set_at: Date;
  readonly ladder: readonly LadderStep[];
  readonly next_step: number;
  readonly next_step_at: Date;
}

/** A step that acted, as it is recorded. How late it was is told by the database when it is written. */
export interface Firing {
  readonly case_id: string;
  readonly clock_id: string;
  readonly generation: number;
  readonly step_id: string;
  readonly action: string;
  readonly step_at: string;
  readonly late_from: string;
  readonly cause: string;
}

/** The steps of a clock whose time has come. The first may come before its own, when nobody acknowledged the step before it. */
export function dueSteps(clock: DueClock, at: Date): DueStep[] {
  return clock.ladder.slice(clock.next_step).flatMap((step, index) => {
    const own = Date.parse(step.at);
    const acts = index === 0 ? Math.min(own, clock.next_step_at.getTime()) : own;
    return acts > at.getTime()
      ? []
      : [dueStep(clock, step, acts, acts < own ? 'unacknowledged' : 'time', at)];
  });
}

/** A step that was past when its clock became known is not late from its own instant, but from then on. */
function dueStep(
  clock: DueClock,
  step: LadderStep,
  acts: number,
  cause: DueStep['cause'],
  at: Date,
): DueStep {
  const lateFrom = Math.max(acts, clock.set_at.getTime());
  return {
    clockId: clock.clock_id,
    generation: clock.generation,
    step,
    at: new Date(acts).toISOString(),
    cause,
    latenessMs: Math.max(0, at.getTime() - lateFrom),
  };
}

/** Where each clock stands once its due steps have acted. */
export function progressOf(clocks: readonly DueClock[], at: Date): Map<string, Progress> {
  return new Map(
    clocks.map((clock) => [
      clock.clock_id,
      { ladder: clock.ladder, next: clock.next_step + dueSteps(clock, at).length },
    ]),
  );
}

export function firingOf(
  caseId: string,
  { clockId, generation, step, at, cause, latenessMs }: DueStep,
  now: Date,
): Firing {
  return {
    case_id: caseId,
    clock_id: clockId,
    generation,
    step_id: step.stepId,
    action: step.action,
    step_at: at,
    late_from: new Date(now.getTime() - latenessMs).toISOString(),
    cause,
  };
}
