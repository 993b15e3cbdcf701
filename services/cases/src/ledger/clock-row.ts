import type { LadderStep } from '@tingsu/policy';
import type { ClockState } from '../lifecycle/case-state.js';
import { stepTime } from '../lifecycle/clock-acknowledgement.js';
import { isLive } from '../lifecycle/clock-changes.js';
import type { Decision } from '../lifecycle/conclude.js';
import { firstStep } from '../lifecycle/fire-step.js';

export interface ClockRow {
  readonly case_id: string;
  readonly clock_id: string;
  readonly kind: string;
  readonly state: string;
  readonly owner_department: string | null;
  readonly started_at: string;
  readonly due_at: string;
  readonly original_due_at: string;
  readonly met_at: string | null;
  readonly breached_at: string | null;
  readonly generation: number;
  readonly ladder: readonly LadderStep[];
  readonly next_step: number | null;
  readonly next_step_at: string | null;
  /** Kept earlier by another clock: not listed. */
  readonly implied: boolean;
}

/** Where a clock stands on its ladder after steps were taken. */
export interface Progress {
  readonly ladder: readonly LadderStep[];
  readonly next: number;
}

export interface Steps {
  /** By clock, of clocks whose steps just fired. */
  readonly progress?: ReadonlyMap<string, Progress>;
  /** Steps that have acted already, as `clockId|generation|stepId`; given when ladders may have changed under running clocks. */
  readonly fired?: ReadonlySet<string>;
}

/** The rows of all clocks that a decision touched. */
export function clockRowsOf(
  decision: Decision,
  at: Date,
  { progress, fired }: Steps = {},
): ClockRow[] {
  return Object.values(decision.state.clocks).flatMap((clock) => {
    const before = decision.before?.clocks[clock.clockId];
    const same = before?.generation === clock.generation;
    const reread =
      fired !== undefined && isLive(clock) && decision.ladders[clock.clockId] !== undefined;
    if (same && before === clock && !progress?.has(clock.clockId) && !reread) return [];
    return [
      rowOf(decision.state.caseId, clock, ladderOf(decision, clock, at, same, { progress, fired })),
    ];
  });
}

export type SteppedClockRow = Pick<
  ClockRow,
  'case_id' | 'clock_id' | 'breached_at' | 'next_step' | 'next_step_at'
>;

/** What changes of the rows of clocks that only took steps. */
export function steppedClockRowsOf(decision: Decision, at: Date, steps: Steps): SteppedClockRow[] {
  return clockRowsOf(decision, at, steps).map(
    ({ case_id, clock_id, breached_at, next_step, next_step_at }) => ({
      case_id,
      clock_id,
      breached_at,
      next_step,
      next_step_at,
    }),
  );
}

function ladderOf(
  decision: Decision,
  clock: ClockState,
  at: Date,
  same: boolean,
  { progress, fired }: Steps,
): Progress | null {
  if (!isLive(clock)) return null;
  const moved = progress?.get(clock.clockId);
  if (moved && same) return moved;
  const all = decision.ladders[clock.clockId] ?? [];
  const acted = new Set(same ? clock.acted?.map(({ stepId }) => stepId) : []);
  const ladder = same
    ? all.filter(({ stepId }) => !acted.has(stepId) && !fired?.has(stepKey(clock, stepId)))
    : all;
  return { ladder, next: firstStep(ladder, at) ?? 0 };
}

export const stepKey = (
  { clockId, generation }: Pick<ClockState, 'clockId' | 'generation'>,
  stepId: string,
): string => `${clockId}|${generation}|${stepId}`;

function rowOf(caseId: string, clock: ClockState, progress: Progress | null): ClockRow {
  const step = progress?.ladder[progress.next];
  return {
    case_id: caseId,
    clock_id: clock.clockId,
    kind: clock.kind,
    state: clock.state,
    owner_department: clock.ownerDepartment,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    original_due_at: clock.originalDueAt,
    met_at: clock.metAt,
    breached_at: clock.breachedAt,
    generation: clock.generation,
    ladder: progress?.ladder ?? [],
    next_step: step && progress ? progress.next : null,
    next_step_at: step ? stepTime(clock, step) : null,
    implied: clock.impliedBy !== null,
  };
}
