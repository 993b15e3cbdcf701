import type { Given } from '@tingsu/database';
import type { LadderStep } from '@tingsu/policy';
import type { Progress } from '../ledger/clock-row.js';
import type { DueStep } from '../lifecycle/fire-step.js';
import type { ClockEntity, ClockFiringEntity } from './clock.entity.js';

/** A clock whose next step is due, as the database has it. */
export type DueClock = Pick<ClockEntity, 'caseId' | 'clockId' | 'generation' | 'setAt'> & {
  readonly ladder: readonly LadderStep[];
  readonly nextStep: number;
  readonly nextStepAt: Date;
};

/** A step that acted, as it is recorded. The database computes how late it was, from `lateFrom`, when it is written. */
export type Firing = Given<
  Pick<
    ClockFiringEntity,
    'caseId' | 'clockId' | 'generation' | 'stepId' | 'setAt' | 'action' | 'stepAt' | 'cause'
  >
> & { readonly lateFrom: string };

/** The steps of a clock whose time has come. The first may come before its own time, when the step before it went unacknowledged. */
export function dueSteps(clock: DueClock, at: Date): DueStep[] {
  return clock.ladder.slice(clock.nextStep).flatMap((step, index) => {
    const own = Date.parse(step.at);
    const acts = index === 0 ? Math.min(own, clock.nextStepAt.getTime()) : own;
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
  const lateFrom = Math.max(acts, clock.setAt.getTime());
  return {
    clockId: clock.clockId,
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
      clock.clockId,
      { ladder: clock.ladder, next: clock.nextStep + dueSteps(clock, at).length },
    ]),
  );
}

export function firingOf(
  { caseId, setAt }: Pick<DueClock, 'caseId' | 'setAt'>,
  { clockId, generation, step, at, cause, latenessMs }: DueStep,
  now: Date,
): Firing {
  return {
    caseId,
    clockId,
    generation,
    stepId: step.stepId,
    setAt,
    action: step.action,
    stepAt: at,
    lateFrom: new Date(now.getTime() - latenessMs).toISOString(),
    cause,
  };
}
