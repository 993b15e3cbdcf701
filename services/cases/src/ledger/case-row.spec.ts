import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, ABUSE } from '../lifecycle/case.fixture.js';
import type { ClockState } from '../lifecycle/case-state.js';
import { caseRowOf, nextClockOf } from './case-row.js';

describe('the row of a case', () => {
  it('is due when its first promise is; windows and implied clocks do not count', () => {
    const state = aCaseAfter('dispatch');
    const next = nextClockOf(state);
    expect(next?.clockId).toBe('statement48');
    expect(state.clocks['return1']?.kind).toBe('window');
    expect(Date.parse(state.clocks['return1']?.dueAt ?? '')).toBeGreaterThan(0);
  });

  it('is closed when nobody works on it any more, but still has its call-backs due', () => {
    const row = caseRowOf(aCaseAfter('close'));
    expect(row).toMatchObject({ open: false, state: 'closed', nature: 'general' });
    expect(row.nextClock?.clockId).toMatch(/^followup\.threeMonth\.1/);
    expect(caseRowOf(aCaseAfter('classify', ABUSE, true)).nature).toBe('major');
  });

  it('is overdue only while the case is open and a breached promise of its own still runs', () => {
    const state = aCaseAfter('dispatch');
    const withClock = (change: object) => {
      const clock = {
        ...state.clocks['statement48'],
        breachedAt: '2026-11-20T10:00:00.000Z',
        ...change,
      } as ClockState;
      return caseRowOf({ ...state, clocks: { statement48: clock } }).breached;
    };
    expect(withClock({})).toBe(true);
    expect(withClock({ breachedAt: null })).toBe(false);
    expect(withClock({ state: 'paused' })).toBe(false);
    expect(withClock({ impliedBy: 'feedback3' })).toBe(false);
    expect(withClock({ kind: 'followup' })).toBe(false);
    expect(caseRowOf({ ...state, state: 'closed' }).breached).toBe(false);
  });
});
