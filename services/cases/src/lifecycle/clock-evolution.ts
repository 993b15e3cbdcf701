import type { CaseClocksChanged } from '@tingsu/contracts';
import type { ClockState } from './case-state.js';

type Clocks = Readonly<Record<string, ClockState>>;
type ClockChange = CaseClocksChanged['data'];

/** The clocks after what one command did to them. */
export function clocksAfter(before: Clocks, change: ClockChange): Clocks {
  const clocks: Record<string, ClockState> = { ...before };
  const update = (clockId: string, next: Partial<ClockState>): void => {
    const clock = clocks[clockId];
    if (!clock) return;
    // What had to be acknowledged belongs to the time before: a clock that moved or ended asks anew or not at all.
    const { acted: _acted, ...kept } = clock;
    clocks[clockId] = { ...kept, ...next, generation: clock.generation + 1 };
  };
  for (const { clockId, dueAt, explanation } of change.kept ?? []) {
    const clock = clocks[clockId];
    if (clock)
      clocks[clockId] = { ...clock, heldTo: dueAt, ...(explanation ? { explanation } : {}) };
  }
  for (const clock of change.started) {
    const generation = (clocks[clock.clockId]?.generation ?? 0) + 1;
    clocks[clock.clockId] = {
      ...clock,
      state: 'running',
      originalDueAt: clock.dueAt,
      metAt: null,
      breachedAt: null,
      generation,
    };
  }
  for (const { clockId, dueAt, provisional, explanation, impliedBy } of change.moved)
    update(clockId, {
      dueAt,
      provisional,
      ...(explanation ? { explanation } : {}),
      ...(impliedBy === undefined ? {} : { impliedBy }),
      ...notYetBreached(clocks[clockId], dueAt),
    });
  for (const { clockId } of change.paused) update(clockId, { state: 'paused' });
  for (const { clockId, dueAt, provisional, explanation } of change.resumed)
    update(clockId, {
      state: 'running',
      dueAt,
      provisional,
      ...(explanation ? { explanation } : {}),
    });
  for (const { clockId, metAt } of change.met) update(clockId, { state: 'met', metAt });
  for (const { clockId } of change.cancelled) update(clockId, { state: 'cancelled' });
  return clocks;
}

/** A later due time takes an earlier breach back: the promise is the new one. */
function notYetBreached(clock: ClockState | undefined, dueAt: string): Partial<ClockState> {
  return clock?.breachedAt && Date.parse(dueAt) > Date.parse(clock.breachedAt)
    ? { breachedAt: null }
    : {};
}
