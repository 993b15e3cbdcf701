import type { LadderStep } from '@tingsu/policy';
import type { Given } from '@tingsu/database';
import type { ClockEntity } from '../deadlines/clock.entity.js';
import type { LadderReference } from '../deadlines/ladder-shape.js';
import type { ClockState } from '../lifecycle/case-state.js';
import { stepTime } from '../lifecycle/clock-acknowledgement.js';
import { isLive } from '../lifecycle/clock-changes.js';
import type { Decision } from '../lifecycle/conclude.js';
import { climbedFrom, firstStep } from '../lifecycle/fire-step.js';

export type ClockRow = Given<
  Omit<ClockEntity, 'tenantId' | 'setAt' | 'armedEpoch' | keyof LadderReference>
> & { readonly ladder: readonly LadderStep[] };

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
  const broken = same
    ? (clock.acted?.find(({ action }) => action === 'breach')?.at ?? clock.breachedAt)
    : null;
  const all = climbedFrom(decision.ladders[clock.clockId] ?? [], broken ?? at.toISOString());
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
    caseId,
    clockId: clock.clockId,
    kind: clock.kind,
    state: clock.state,
    ownerDepartment: clock.ownerDepartment,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    originalDueAt: clock.originalDueAt,
    metAt: clock.metAt,
    breachedAt: clock.breachedAt,
    generation: clock.generation,
    ladder: progress?.ladder ?? [],
    nextStep: step && progress ? progress.next : null,
    nextStepAt: step ? stepTime(clock, step) : null,
    implied: clock.impliedBy !== null,
  };
}
