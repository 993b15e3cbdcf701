import { describe, expect, it } from '@jest/globals';
import type { LadderStep } from '@tingsu/policy';
import { aCaseAfter, aContext } from './case.fixture.js';
import { firstStep, fireSteps } from './fire-step.js';

const step = (stepId: string, action: LadderStep['action'], at: string, level = 0): LadderStep => ({
  stepId,
  action,
  at,
  level,
  notify: ['owner'],
  acknowledgeWithin: null,
});
const onTime = { at: '2026-11-21T02:12:00.000Z', cause: 'time', latenessMs: 0 } as const;
const LADDER = [
  step('warn1', 'warn', '2026-11-20T20:00:00.000Z'),
  step('warn2', 'warn', '2026-11-20T23:00:00.000Z'),
  step('breach', 'breach', '2026-11-21T02:12:00.000Z'),
  step('escalate1', 'escalate', '2026-11-22T02:12:00.000Z', 1),
];

describe('the first step of a ladder', () => {
  it.each([
    ['2026-11-20T12:00:00Z', 0, 'nothing is past yet'],
    ['2026-11-20T20:30:00Z', 0, 'the newest warning that is past is given at once'],
    ['2026-11-20T23:30:00Z', 1, 'an older warning is skipped'],
    ['2026-11-21T09:00:00Z', 2, 'what is overdue is breached, not warned of'],
    ['2026-11-25T09:00:00Z', 2, 'a breach is never skipped for its escalation'],
  ])('at %s is number %i: %s', (at, expected) => {
    expect(firstStep(LADDER, new Date(at))).toBe(expected);
  });

  it('is none without a ladder', () => {
    expect(firstStep([], new Date())).toBeNull();
  });
});

describe('a due step', () => {
  const state = aCaseAfter('classify');
  const generation = state.clocks['contact24']?.generation ?? 0;
  const at = '2026-11-21T10:12:01.500+08:00';

  it('breaches its clock and says how late it acted', () => {
    const fired = fireSteps(
      state,
      [
        {
          clockId: 'contact24',
          generation,
          step: LADDER[2] as LadderStep,
          ...onTime,
          latenessMs: 1500,
        },
      ],
      aContext(at),
    );
    expect(fired?.events[0]).toMatchObject({
      kind: 'clockBreached',
      data: { clockId: 'contact24', latenessMs: 1500, ownerDepartment: 'main.complaints' },
    });
    expect(fired?.state.clocks['contact24']?.breachedAt).toBe('2026-11-21T02:12:01.500Z');
    expect(fired?.state.clocks['contact24']?.state).toBe('running');
  });

  it('warns and escalates as facts of their own', () => {
    const kinds = [0, 3].map(
      (index) =>
        fireSteps(
          state,
          [{ clockId: 'contact24', generation, step: LADDER[index] as LadderStep, ...onTime }],
          aContext(at),
        )?.events[0]?.kind,
    );
    expect(kinds).toEqual(['clockWarned', 'clockEscalated']);
  });

  it('notifies no one about a clock implied by another: the notice of the other clock covers it', () => {
    const contact = state.clocks['contact24'];
    if (!contact) throw new Error('the case has no contact24');
    const implied = {
      ...state,
      clocks: { ...state.clocks, contact24: { ...contact, impliedBy: 'first24' } },
    };
    const due = [{ clockId: 'contact24', generation, step: LADDER[2] as LadderStep, ...onTime }];
    expect(fireSteps(implied, due, aContext(at))?.events[0]).toMatchObject({
      kind: 'clockBreached',
      data: { notify: [] },
    });
    expect(fireSteps(state, due, aContext(at))?.events[0]).toMatchObject({
      data: { notify: ['owner'] },
    });
  });

  it('does nothing for an older generation or a clock that has stopped', () => {
    const breach = LADDER[2] as LadderStep;
    expect(
      fireSteps(
        state,
        [{ clockId: 'contact24', generation: generation - 1, step: breach, ...onTime }],
        aContext(at),
      ),
    ).toBeNull();
    const met = aCaseAfter('dispatch');
    expect(
      fireSteps(
        met,
        [
          {
            clockId: 'contact24',
            generation: met.clocks['contact24']?.generation ?? 0,
            step: breach,
            ...onTime,
          },
        ],
        aContext(at),
      ),
    ).toBeNull();
  });
});
