import type { CaseClocksChanged } from '@tingsu/contracts';
import type { ClockState } from './case-state.js';

type Clocks = Readonly<Record<string, ClockState>>;
type ClockChange = CaseClocksChanged['data'];

/** The clocks after what one command did to them. */
export function clocksAfter(before: Clocks, change: ClockChange): Clocks {
  const clocks: Record<string, ClockState> = { ...before };
  const update = (clockId: string, next: Partial<ClockState>): void => {
    const clock = clocks[clockId];
    if (clock) clocks[clockId] = { ...clock, ...next, generation: clock.generation + 1 };
  };
  for (const clock of change.started) {
    const generation = (clocks[clock.clockId]?.generation ?? 0) + 1;
    clocks[clock.clockId] = { ...clock, state: 'running', originalDueAt: clock.dueAt, metAt: null, breachedAt: null, generation };
  }
  for (const { clockId, dueAt, provisional } of change.moved)
    update(clockId, { dueAt, provisional, ...notYetBreached(clocks[clockId], dueAt) });
  for (const { clockId } of change.paused) update(clockId, { state: 'paused' });
  for (const { clockId, dueAt, provisional } of change.resumed) update(clockId, { state: 'running', dueAt, provisional });
  for (const { clockId, metAt } of change.met) update(clockId, { state: 'met', metAt });
  for (const { clockId } of change.cancelled) update(clockId, { state: 'cancelled' });
  return clocks;
}

/** A later due time takes an earlier breach back: the promise is the new one. */
function notYetBreached(clock: ClockState | undefined, dueAt: string): Partial<ClockState> {
  return clock?.breachedAt && Date.parse(dueAt) > Date.parse(clock.breachedAt) ? { breachedAt: null } : {};
}
