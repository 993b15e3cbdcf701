import type { CaseClocksChanged, ClockSnapshot } from '@tingsu/contracts';

/** One time limit of one case, as far as it is counted. */
export interface ClockFact {
  readonly clockId: string;
  readonly kind: string;
  /** The clock that makes the same promise, kept earlier; such a clock is not counted again. */
  readonly impliedBy: string | null;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly state: 'running' | 'paused' | 'met' | 'cancelled';
  readonly breachedAt: string | null;
  readonly metAt: string | null;
  readonly late: boolean;
}

type Change = CaseClocksChanged['data'];

/** The clocks after one command; a clock that is started again begins anew. */
export function clocksAfterChange(
  clocks: readonly ClockFact[],
  change: Change,
): readonly ClockFact[] {
  const after = new Map(clocks.map((clock) => [clock.clockId, clock]));
  const alter = (clockId: string, fields: Partial<ClockFact>) => {
    const clock = after.get(clockId);
    if (clock) after.set(clockId, { ...clock, ...fields });
  };
  for (const started of change.started) after.set(started.clockId, running(started));
  for (const { clockId, dueAt, impliedBy } of change.moved)
    alter(clockId, {
      dueAt: isoOf(dueAt),
      ...(impliedBy === undefined ? {} : { impliedBy }),
      ...breachTakenBack(after.get(clockId), dueAt),
    });
  for (const { clockId } of change.paused) alter(clockId, { state: 'paused' });
  for (const { clockId, dueAt } of change.resumed)
    alter(clockId, { state: 'running', dueAt: isoOf(dueAt) });
  for (const { clockId, metAt, late } of change.met)
    alter(clockId, { state: 'met', metAt: isoOf(metAt), late });
  for (const { clockId } of change.cancelled) alter(clockId, { state: 'cancelled' });
  return [...after.values()];
}

/** A later due time takes an earlier breach back: the promise is the new one. */
function breachTakenBack(clock: ClockFact | undefined, dueAt: string): Partial<ClockFact> {
  return clock?.breachedAt && Date.parse(dueAt) > Date.parse(clock.breachedAt)
    ? { breachedAt: null }
    : {};
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
 * What makes an open case overdue: a breached clock that still runs, is no second face of another clock, and is not
 * about a call-back after closing.
 */
export function isOverdue(clock: ClockFact): boolean {
  return (
    clock.state === 'running' &&
    clock.breachedAt !== null &&
    clock.impliedBy === null &&
    clock.kind !== 'followup'
  );
}

/**
 * How a clock counts in the on-time rate. A window is somebody's right and no promise of the hospital; a clock that was
 * cancelled promised nothing in the end.
 */
export function punctuality(clock: ClockFact): 'met' | 'late' | 'open' | null {
  if (clock.impliedBy !== null || clock.kind === 'window') return null;
  if (clock.state === 'met') return clock.late ? 'late' : 'met';
  return isOpen(clock) && clock.breachedAt !== null ? 'open' : null;
}

const isOpen = (clock: ClockFact): boolean => clock.state === 'running' || clock.state === 'paused';

function running(snapshot: ClockSnapshot): ClockFact {
  return {
    clockId: snapshot.clockId,
    kind: snapshot.kind,
    impliedBy: snapshot.impliedBy,
    startedAt: isoOf(snapshot.startedAt),
    dueAt: isoOf(snapshot.dueAt),
    state: 'running',
    breachedAt: null,
    metAt: null,
    late: false,
  };
}

const isoOf = (instant: string): string => new Date(instant).toISOString();
