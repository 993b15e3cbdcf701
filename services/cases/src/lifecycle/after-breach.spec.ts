import { describe, expect, it } from '@jest/globals';
import { afterBreach } from './after-breach.js';
import { ABUSE, aCaseAfter, aContext, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { fireSteps } from './fire-step.js';
import { refusal } from './refusal.fixture.js';

describe('what the system decides when a clock ran out', () => {
  const onExpiry = (clockId: string, value: 'waive' | 'decline') => {
    const context = aContext();
    const clocks = context.policy.clocks.map((clock) =>
      clock.rule.id === clockId ? { ...clock, rule: { ...clock.rule, onExpiry: value } } : clock,
    );
    return { ...context, policy: { ...context.policy, clocks } };
  };
  const clockOf = (state: CaseState, clockId: string) => {
    const clock = state.clocks[clockId];
    if (!clock) throw new Error(`The case has no clock ${clockId}`);
    return clock;
  };

  it('T-19, R-048: the department loses its statement where the policy says so, and the opinion is drafted without it', () => {
    const state = aCaseAfter('signFor');
    expect(afterBreach(state, clockOf(state, 'statement48'), aContext())).toEqual([]);
    const context = onExpiry('statement48', 'waive');
    const [waived] = afterBreach(state, clockOf(state, 'statement48'), context);
    expect(waived).toMatchObject({
      kind: 'statementWaived',
      data: { department: 'main.conduct', clockId: 'statement48' },
    });
    const draft: Command = { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } };
    expect(refusal(() => decide(state, draft, context))).toBe('package.missing');
    expect(decide({ ...state, statementWaived: true }, draft, context).state.state).toBe('opinion');
  });

  it('T-08: a supplement that never came ends the case, but never one that a second person must decide on', () => {
    const asked = (facts = RUDENESS) =>
      decide(
        aCaseAfter('classify', facts),
        { name: 'requestSupplement', payload: { missing: ['facts'] } },
        aContext(),
      ).state;
    const context = onExpiry('contact24', 'decline');
    const [declined] = afterBreach(asked(), clockOf(asked(), 'contact24'), context);
    expect(declined).toMatchObject({
      kind: 'declined',
      data: { reasonCode: 'SUPPLEMENT_OVERDUE', expiredClock: 'contact24' },
    });
    expect(afterBreach(asked(ABUSE), clockOf(asked(ABUSE), 'contact24'), context)).toEqual([]);
    expect(
      afterBreach(aCaseAfter('classify'), clockOf(aCaseAfter('classify'), 'contact24'), context),
    ).toEqual([]);
  });
});

describe('a supplement that never comes', () => {
  it('T-06, T-08: has a time of its own by the shipped policy, and when it is over the system declines the case', () => {
    const { state, ladders } = decide(
      aCaseAfter('classify'),
      { name: 'requestSupplement', payload: { missing: ['facts'] } },
      aContext('2026-11-20T12:00:00+08:00'),
    );
    const clock = state.clocks['supplementDue'];
    expect(clock).toMatchObject({ state: 'running', dueAt: '2026-11-30T09:00:00.000Z' });
    const step = ladders['supplementDue']?.find(({ action }) => action === 'breach');
    if (!clock || !step) throw new Error('The clock has no breach on its ladder');
    const due = {
      clockId: clock.clockId,
      generation: clock.generation,
      step,
      at: step.at,
      cause: 'time',
      latenessMs: 0,
    } as const;
    const fired = fireSteps(state, [due], aContext('2026-11-30T17:00:00+08:00'));
    expect(fired?.events.map(({ kind }) => kind)).toEqual([
      'clockBreached',
      'declined',
      'noticeOwed',
      'clocksChanged',
    ]);
    expect(fired?.state.state).toBe('declined');
    expect(
      Object.values(fired?.state.clocks ?? {}).filter(({ state: now }) => now === 'running'),
    ).toEqual([]);
  });
});
