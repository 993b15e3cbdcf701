import { clocksAfter, type CaseClocksChanged, type ClockKeeper } from '@tingsu/contracts';
import type { AsText } from '@tingsu/database';
import type { ClockFactEntity } from './read-model.entity.js';

/** One time limit of one case, its instants as text. */
export type ClockFact = AsText<Omit<ClockFactEntity, 'tenantId' | 'caseId'>>;

const KEEPER: ClockKeeper<ClockFact> = {
  started: ({ clockId, kind, impliedBy, startedAt, dueAt }) => ({
    clockId,
    kind,
    impliedBy,
    startedAt: isoOf(startedAt),
    dueAt: isoOf(dueAt),
    state: 'running',
    breachedAt: null,
    metAt: null,
    late: false,
  }),
  breachedAt: ({ breachedAt }) => breachedAt,
  changed: (
    clock,
    { dueAt, metAt, provisional: _provisional, explanation: _steps, ...change },
  ) => ({
    ...clock,
    ...change,
    ...(dueAt === undefined ? {} : { dueAt: isoOf(dueAt) }),
    ...(metAt === undefined ? {} : { metAt: isoOf(metAt) }),
  }),
};

/** The clocks after one command; a clock that is started again is counted from the start. */
export function clocksAfterChange(
  clocks: readonly ClockFact[],
  event: CaseClocksChanged['data'],
): readonly ClockFact[] {
  const before = Object.fromEntries(clocks.map((clock) => [clock.clockId, clock]));
  return Object.values(clocksAfter(before, event, KEEPER));
}

export function clocksAfterBreach(
  clocks: readonly ClockFact[],
  clockId: string,
  at: string,
): readonly ClockFact[] {
  return clocks.map((clock) =>
    clock.clockId === clockId && isOpen(clock)
      ? { ...clock, breachedAt: clock.breachedAt ?? at }
      : clock,
  );
}

/**
 * How a clock counts in the on-time rate. A window is a right of another party and no promise of the hospital; a clock that was
 * cancelled promised nothing in the end.
 */
export function punctuality(clock: ClockFact): 'met' | 'late' | 'open' | null {
  if (clock.impliedBy !== null || clock.kind === 'window') return null;
  if (clock.state === 'met') return clock.late ? 'late' : 'met';
  return isOpen(clock) && clock.breachedAt !== null ? 'open' : null;
}

const isOpen = (clock: ClockFact): boolean => clock.state === 'running' || clock.state === 'paused';

const isoOf = (instant: string): string => new Date(instant).toISOString();
