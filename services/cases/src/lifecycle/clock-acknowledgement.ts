import { rolesOfStep, type Role } from '@tingsu/contracts';
import type { LadderStep } from '@tingsu/policy';
import type { CaseEventOf, RecordedEvent, StepKind } from './case-event.js';
import type { ActedStep, CaseState, ClockState } from './case-state.js';
import type { Changes } from './change.js';

type StepEvent = CaseEventOf<StepKind> & RecordedEvent;
type Clocks = CaseState['clocks'];

const ACTIONS = {
  clockReminded: 'remind',
  clockWarned: 'warn',
  clockBreached: 'breach',
  clockEscalated: 'escalate',
  clockReported: 'report',
} as const;

const stepActed = ({ clocks }: CaseState, event: StepEvent): Partial<CaseState> => ({
  clocks: withStep(clocks, event),
});

/** What steps of ladders, their acknowledgement and complaints of them do to the clocks of a case. */
export const STEP_CHANGES: Changes = {
  clockReminded: stepActed,
  clockWarned: stepActed,
  clockBreached: stepActed,
  clockEscalated: stepActed,
  clockReported: stepActed,
  lateNoticeComplained: ({ clocks }, { at, data }) => ({
    clocks: changed(clocks, data.clockId, () => ({ complainedOfAt: at })),
  }),
  clockAcknowledged: ({ clocks }, { at, actor, data }) => ({
    clocks: changed(clocks, data.clockId, (clock) => ({
      acted: clock.acted?.map((step) =>
        step.stepId === data.stepId
          ? { ...step, acknowledgedAt: at, acknowledgedBy: actor.id }
          : step,
      ),
    })),
  }),
};

function withStep(clocks: Clocks, event: StepEvent): Clocks {
  return changed(clocks, event.data.clockId, (clock) => ({
    ...(event.kind === 'clockBreached' ? { breachedAt: event.at } : {}),
    ...(event.data.stepId === undefined
      ? {}
      : { acted: [...(clock.acted ?? []), actedOf(event, event.data.stepId)] }),
  }));
}

function actedOf({ kind, at, data }: StepEvent, stepId: string): ActedStep {
  return {
    stepId,
    action: ACTIONS[kind],
    level: 'level' in data ? data.level : 0,
    notify: data.notify,
    at,
    acknowledgeBy: data.acknowledgeBy ?? null,
    acknowledgedAt: null,
    acknowledgedBy: null,
  };
}

function changed(
  clocks: Clocks,
  clockId: string,
  change: (clock: ClockState) => Partial<ClockState>,
): Clocks {
  const clock = clocks[clockId];
  return clock ? { ...clocks, [clockId]: { ...clock, ...change(clock) } } : clocks;
}

/** The deadline for acknowledging a step that fires at `at`; null when the step asks for none or has no recipients. */
export function acknowledgeByOf(
  { acknowledgeWithin }: LadderStep,
  notify: readonly string[],
  at: Date,
): string | null {
  if (acknowledgeWithin === null || acknowledgeWithin === undefined || notify.length === 0)
    return null;
  return new Date(at.getTime() + acknowledgeWithin).toISOString();
}

/**
 * When a step fires: at its own time, or as soon as the previous step has gone unacknowledged. What a ladder says of a due time
 * that has passed is never said before it.
 */
export function stepTime(clock: ClockState, step: LadderStep): string {
  const last = clock.acted?.at(-1);
  if (!last || !isOpen(last) || last.acknowledgeBy === null) return step.at;
  const early = step.action === 'remind' || step.action === 'warn';
  const wanted = early ? last.acknowledgeBy : latest(last.acknowledgeBy, clock.dueAt);
  return Date.parse(wanted) < Date.parse(step.at) ? wanted : step.at;
}

const latest = (one: string, other: string): string =>
  Date.parse(one) > Date.parse(other) ? one : other;

export const isOpen = (step: ActedStep): boolean =>
  step.acknowledgeBy !== null && step.acknowledgedAt === null;

/** A person with one of the step's roles who can see the case may acknowledge it. */
export function mayAcknowledge(step: Pick<ActedStep, 'notify'>, roles: readonly Role[]): boolean {
  const named = rolesOfStep(step.notify);
  return roles.some((role) => named.includes(role));
}
