import { clocksAfter, type CaseClocksChanged, type ClockKeeper } from '@tingsu/contracts';
import type { ClockState } from './case-state.js';

const KEEPER: ClockKeeper<ClockState> = {
  started: ({ explanation: _told, ...snapshot }, before) => ({
    ...snapshot,
    state: 'running',
    originalDueAt: snapshot.dueAt,
    metAt: null,
    breachedAt: null,
    generation: (before?.generation ?? 0) + 1,
  }),
  // What had to be acknowledged belongs to the due time before: a clock that moved or ended asks again or not at all.
  breachedAt: ({ breachedAt }) => breachedAt,
  changed: ({ acted: _acted, ...clock }, { late: _late, explanation: _told, ...change }) => ({
    ...clock,
    ...change,
    generation: clock.generation + 1,
  }),
  held: (clock, dueAt) => ({ ...clock, heldTo: dueAt }),
};

/** The clocks of a case after what one command did to them. */
export const clocksOf = (
  before: Readonly<Record<string, ClockState>>,
  event: CaseClocksChanged['data'],
): Record<string, ClockState> => clocksAfter(before, event, KEEPER);
