import { describe, expect, it } from '@jest/globals';
import { boundAlone } from './bound-alone.fixture.js';
import { aContext, aCaseAfter } from './case.fixture.js';
import type { CaseState, ClockState } from './case-state.js';
import { decide } from './decide.js';
import { complainedOf } from './late-notice.js';
import { refusalOf } from './guards.js';

const { policy, calendar } = boundAlone('customer-service');
const HOUSE = { ...aContext('2026-11-25T09:00:00+08:00', 'department_head'), policy, calendar };
const BY_CONDUCT = { ...HOUSE, departments: ['main.conduct'] };

const clock: ClockState = {
  ...{ clockId: 'tell1', label: { zh: '反馈', en: 'Feedback' }, kind: 'limit', owner: '客服部' },
  ...{ ownerDepartment: null, startedAt: '2026-11-23T01:00:00.000Z', ref: [], generation: 1 },
  ...{ dueAt: '2026-11-24T16:00:00.000Z', originalDueAt: '2026-11-24T16:00:00.000Z' },
  ...{ provisional: false, impliedBy: null, state: 'running', metAt: null },
  breachedAt: '2026-11-24T16:00:00.000Z',
} as ClockState;
const withClock = (change: Partial<ClockState> = {}): CaseState => ({
  ...aCaseAfter('submitPackage'),
  clocks: { tell1: { ...clock, ...change } },
});
const complain = (state: CaseState) =>
  decide(state, { name: 'complainOfLateNotice', payload: { clockId: 'tell1' } }, BY_CONDUCT);

describe('a clock by which the complainant is told', () => {
  it('may be complained of once it is broken, also when he was told at last, and no second time', () => {
    expect(complainedOf(clock, policy)).toBe('客服部');
    expect(complainedOf({ ...clock, state: 'met', metAt: clock.breachedAt }, policy)).toBe(
      '客服部',
    );
    expect(complainedOf({ ...clock, breachedAt: null }, policy)).toBeNull();
    expect(complainedOf({ ...clock, clockId: 'department1' }, policy)).toBeNull();
    const { state } = complain(withClock());
    expect(state.clocks['tell1']?.complainedOfAt).toBe(HOUSE.at.toISOString());
    expect(refusalOf('complainOfLateNotice', state, BY_CONDUCT)?.code).toBe('notice.none_late');
    expect(() => complain(state)).toThrow();
  });

  it('is complained of by a department other than the one that had to tell him', () => {
    const own = HOUSE.directory.departments[0];
    const directory = {
      ...HOUSE.directory,
      departments: [{ ...own, code: 'main.service', answersFor: ['客服部'] }],
    } as typeof HOUSE.directory;
    const refusal = (departments: readonly string[]) =>
      refusalOf('complainOfLateNotice', withClock(), { ...HOUSE, directory, departments })?.code;
    expect(refusal(['main.service'])).toBe('complaint.of_itself');
    expect(refusal([])).toBe('complaint.of_itself');
    expect(refusal(['main.service', 'main.conduct'])).toBeUndefined();
  });
});
