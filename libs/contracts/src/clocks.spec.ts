import { describe, expect, it } from '@jest/globals';
import type { ClockSnapshot } from './case-events/index.js';
import { clocksAfter, isOverdue, type ClockChange, type ClockKeeper } from './clocks.js';
import { CLOCK_KINDS } from './vocabulary.js';

interface Kept {
  readonly starts: number;
  readonly breachedAt: string | null;
  readonly changes: readonly ClockChange[];
  readonly heldTo?: string;
}
const keeper: ClockKeeper<Kept> = {
  started: (_, before) => ({ starts: (before?.starts ?? 0) + 1, breachedAt: null, changes: [] }),
  breachedAt: ({ breachedAt }) => breachedAt,
  changed: (clock, change) => ({ ...clock, changes: [...clock.changes, change] }),
  held: (clock, dueAt) => ({ ...clock, heldTo: dueAt }),
};
const nothing = {
  state: 'accepted' as const,
  started: [],
  met: [],
  moved: [],
  paused: [],
  resumed: [],
  cancelled: [],
};
const clock = (breachedAt: string | null = null): Kept => ({ starts: 1, breachedAt, changes: [] });
const moved = (dueAt: string) => ({
  ...nothing,
  moved: [
    { clockId: 'a', previousDueAt: dueAt, dueAt, provisional: false, reason: 'recalculated' },
  ],
});

describe('what is overdue', () => {
  it('is a running promise that was broken and that no other clock says earlier', () => {
    const broken = {
      state: 'running',
      breachedAt: '2026-11-25T09:00:00Z',
      impliedBy: null,
    } as const;
    expect(CLOCK_KINDS.filter((kind) => isOverdue({ ...broken, kind }))).toEqual([
      'target',
      'limit',
      'outer',
    ]);
    const limit = { ...broken, kind: 'limit' };
    expect(isOverdue({ ...limit, state: 'paused' })).toBe(false);
    expect(isOverdue({ ...limit, state: 'met' })).toBe(false);
    expect(isOverdue({ ...limit, breachedAt: null })).toBe(false);
    expect(isOverdue({ ...limit, impliedBy: 'outer15' })).toBe(false);
  });
});

describe('the clocks after an event', () => {
  it('start again with what was known of them', () => {
    const started = [{ clockId: 'a' } as ClockSnapshot];
    const once = clocksAfter({}, { ...nothing, started }, keeper);
    expect(clocksAfter(once, { ...nothing, started }, keeper)['a']?.starts).toBe(2);
  });

  it('apply every kind of change in the order in which the event lists them', () => {
    const at = '2026-11-25T09:00:00Z';
    const event = {
      ...moved(at),
      paused: [{ clockId: 'a', at, reason: 'case.suspended' }],
      resumed: [{ clockId: 'a', at, dueAt: at, provisional: false }],
      met: [{ clockId: 'a', metAt: at, late: true, minutesOver: 1 }],
    };
    expect(clocksAfter({ a: clock() }, event, keeper)['a']?.changes).toEqual([
      { dueAt: at, provisional: false },
      { state: 'paused' },
      { state: 'running', dueAt: at, provisional: false },
      { state: 'met', metAt: at, late: true },
    ]);
  });

  it('take a breach back when the new due time is later than it, and only then', () => {
    const before = { a: clock('2026-11-25T09:00:00Z') };
    const after = (dueAt: string) => clocksAfter(before, moved(dueAt), keeper)['a']?.changes[0];
    expect(after('2026-11-26T09:00:00Z')).toHaveProperty('breachedAt', null);
    expect(after('2026-11-25T09:00:00Z')).not.toHaveProperty('breachedAt');
  });

  it('keep a promise that a new calendar would have moved, and ignore clocks that are not kept', () => {
    const kept = [{ clockId: 'a', dueAt: '2026-11-25T09:00:00Z', wouldBe: '2026-11-24T09:00:00Z' }];
    const cancelled = [{ clockId: 'b', reason: 'no_longer_applies' }];
    const after = clocksAfter({ a: clock() }, { ...nothing, kept, cancelled }, keeper);
    expect(after).toEqual({ a: { ...clock(), heldTo: '2026-11-25T09:00:00Z' } });
  });
});
