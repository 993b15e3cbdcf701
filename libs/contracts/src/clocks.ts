import type { CaseClocksChanged, ClockSnapshot } from './case-events/index.js';
import type { CLOCK_KINDS, LocalizedText } from './vocabulary.js';

type ClockKind = (typeof CLOCK_KINDS)[number];

/** Whether a clock still counts: both running and paused clocks are open. */
export type ClockRunState = 'running' | 'paused' | 'met' | 'cancelled';

/** Kinds that are never overdue: a window is a right of another party, a call-back comes after the case. */
export const KINDS_WITHOUT_BREACH = ['window', 'followup'] as const satisfies readonly ClockKind[];

/** What must be known about a clock to say whether it is overdue. */
export interface OverdueFacts {
  readonly kind: string;
  readonly state: ClockRunState;
  readonly breachedAt: string | null;
  readonly impliedBy: string | null;
}

/**
 * A promise that ran out and is still owed: the one meaning of "overdue" in lists, boards and figures. A clock implied by another says
 * the same twice, and a paused one waits for another party. The board's SQL is made of the same kinds and compared with this function
 * by a test.
 */
export function isOverdue({ kind, state, breachedAt, impliedBy }: OverdueFacts): boolean {
  return (
    state === 'running' &&
    breachedAt !== null &&
    impliedBy === null &&
    !KINDS_WITHOUT_BREACH.some((without) => without === kind)
  );
}

/** What one event changes about one clock that is already known. Instants are as the event has them. */
export interface ClockChange {
  readonly state?: ClockRunState;
  readonly dueAt?: string;
  readonly provisional?: boolean;
  readonly explanation?: readonly LocalizedText[];
  readonly impliedBy?: string | null;
  /** Null takes an earlier breach back. */
  readonly breachedAt?: null;
  readonly metAt?: string;
  readonly late?: boolean;
}

/** How a consumer keeps clocks; `Clock` is whatever it stores of one. */
export interface ClockKeeper<Clock> {
  /** A clock that starts, or starts again: `before` is what was known of it. */
  started(snapshot: ClockSnapshot, before: Clock | undefined): Clock;
  changed(clock: Clock, change: ClockChange): Clock;
  /** When the promise was broken. Left out by a consumer that does not keep breaches. */
  breachedAt?(clock: Clock): string | null;
  /** A new calendar would have moved the promise earlier; it keeps `dueAt`. Left out where that makes no difference. */
  held?(clock: Clock, dueAt: string, explanation: readonly LocalizedText[] | undefined): Clock;
}

/** The clocks of a case after one `case.clocksChanged`. Changes of clocks that the consumer does not know are ignored. */
export function clocksAfter<Clock>(
  before: Readonly<Record<string, Clock>>,
  event: CaseClocksChanged['data'],
  keeper: ClockKeeper<Clock>,
): Record<string, Clock> {
  const clocks: Record<string, Clock> = { ...before };
  const change = (clockId: string, next: (clock: Clock) => Clock): void => {
    const clock = clocks[clockId];
    if (clock) clocks[clockId] = next(clock);
  };
  const set = (clockId: string, fields: ClockChange): void =>
    change(clockId, (clock) => keeper.changed(clock, fields));

  for (const { clockId, dueAt, explanation } of event.kept ?? [])
    change(clockId, (clock) => keeper.held?.(clock, dueAt, explanation) ?? clock);
  for (const snapshot of event.started)
    clocks[snapshot.clockId] = keeper.started(snapshot, clocks[snapshot.clockId]);
  for (const { clockId, dueAt, provisional, explanation, impliedBy } of event.moved)
    change(clockId, (clock) =>
      keeper.changed(clock, {
        dueAt,
        provisional,
        ...(explanation ? { explanation } : {}),
        ...(impliedBy === undefined ? {} : { impliedBy }),
        ...(isAfterBreach(dueAt, keeper.breachedAt?.(clock) ?? null) ? { breachedAt: null } : {}),
      }),
    );
  for (const { clockId } of event.paused) set(clockId, { state: 'paused' });
  for (const { clockId, dueAt, provisional, explanation } of event.resumed)
    set(clockId, {
      state: 'running',
      dueAt,
      provisional,
      ...(explanation ? { explanation } : {}),
    });
  for (const { clockId, metAt, late } of event.met) set(clockId, { state: 'met', metAt, late });
  for (const { clockId } of event.cancelled) set(clockId, { state: 'cancelled' });
  return clocks;
}

/** A due time later than the breach replaces the promise that was broken. */
const isAfterBreach = (dueAt: string, breachedAt: string | null): boolean =>
  breachedAt !== null && Date.parse(dueAt) > Date.parse(breachedAt);
