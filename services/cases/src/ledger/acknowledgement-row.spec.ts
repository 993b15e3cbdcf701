import { describe, expect, it } from '@jest/globals';
import type { LadderStep } from '@tingsu/policy';
import { aCaseAfter, aContext } from '../lifecycle/case.fixture.js';
import type { ActedStep, CaseState, ClockState } from '../lifecycle/case-state.js';
import { mayAcknowledge, stepTime } from '../lifecycle/clock-acknowledgement.js';
import { clocksOf } from '../lifecycle/clock-evolution.js';
import { emptyChange } from '../lifecycle/clock-changes.js';
import type { Decision } from '../lifecycle/conclude.js';
import { fireSteps } from '../lifecycle/fire-step.js';
import { acknowledgementRowsOf } from './acknowledgement-row.js';
import { clockRowsOf } from './clock-row.js';

const AT = '2026-11-21T07:00:00.000+08:00';
const step = (
  stepId: string,
  action: LadderStep['action'],
  at: string,
  within: number | null = null,
): LadderStep => ({
  stepId,
  action,
  at,
  level: action === 'escalate' ? 1 : 0,
  notify: ['owner'],
  acknowledgeWithin: within,
});
const warning = step('warn1', 'warn', '2026-11-20T23:00:00.000Z', 3_600_000);
const opened = aCaseAfter('classify');
const clockOf = (state: CaseState): ClockState => state.clocks['contact24'] as ClockState;

/** The case after a warning that must be acknowledged within an hour. */
function warned(): Decision {
  const { generation } = clockOf(opened);
  const due = {
    clockId: 'contact24',
    generation,
    step: warning,
    at: warning.at,
    cause: 'time',
    latenessMs: 0,
  } as const;
  const fired = fireSteps(opened, [due], aContext(AT));
  if (!fired) throw new Error('nothing fired');
  return fired;
}

/** As an extension leaves it: the same clock with a later due time. */
function extended(before: CaseState): Decision {
  const { clockId, dueAt } = clockOf(before);
  const later = {
    clockId,
    previousDueAt: dueAt,
    dueAt: '2026-11-25T02:12:00.000Z',
    provisional: false,
    reason: 'recalculated',
  };
  const clocks = clocksOf(before.clocks, { ...emptyChange(before), moved: [later] });
  const ladder = [
    step('warn1', 'warn', '2026-11-24T23:00:00.000Z', 3_600_000),
    step('breach', 'breach', later.dueAt),
  ];
  return {
    before,
    state: { ...before, clocks },
    events: [],
    ladders: { contact24: ladder },
    texts: {},
  };
}

describe('what must be acknowledged', () => {
  it('is opened with the step and is due when its time is over', () => {
    expect(acknowledgementRowsOf(warned(), new Date(AT))).toMatchObject([
      {
        clockId: 'contact24',
        stepId: 'warn1',
        state: 'open',
        dueAt: '2026-11-21T00:00:00.000Z',
      },
    ]);
  });

  it('T-37: is no longer needed once the clock is extended, and the ladder begins anew', () => {
    const decision = extended(warned().state);
    expect(acknowledgementRowsOf(decision, new Date(AT))).toMatchObject([
      {
        clockId: 'contact24',
        stepId: 'warn1',
        state: 'not_needed',
        generation: clockOf(opened).generation,
      },
    ]);
    const [row] = clockRowsOf(decision, new Date(AT));
    expect(row).toMatchObject({
      generation: clockOf(opened).generation + 1,
      nextStep: 0,
      nextStepAt: '2026-11-24T23:00:00.000Z',
    });
  });
});

describe('the next step', () => {
  const acted = (change: Partial<ActedStep> = {}): ClockState => ({
    ...clockOf(warned().state),
    acted: [{ ...(clockOf(warned().state).acted?.[0] as ActedStep), ...change }],
  });

  it('comes when nobody acknowledged the one before, but never says before the due time that it has passed', () => {
    const clock = acted();
    expect(stepTime(clock, step('warn2', 'warn', '2026-11-21T01:00:00.000Z'))).toBe(
      '2026-11-21T00:00:00.000Z',
    );
    expect(stepTime(clock, step('breach', 'breach', clock.dueAt))).toBe(clock.dueAt);
    const late = acted({ action: 'breach', acknowledgeBy: '2026-11-21T06:12:00.000Z' });
    expect(stepTime(late, step('escalate1', 'escalate', '2026-11-22T02:12:00.000Z'))).toBe(
      '2026-11-21T06:12:00.000Z',
    );
  });

  it('comes at its own time when it was acknowledged, when nobody had to, and when it is nearer', () => {
    const next = step('escalate1', 'escalate', '2026-11-22T02:12:00.000Z');
    expect(stepTime(acted({ acknowledgedAt: AT }), next)).toBe(next.at);
    expect(stepTime(acted({ acknowledgeBy: null }), next)).toBe(next.at);
    expect(stepTime(acted({ acknowledgeBy: '2026-11-23T02:12:00.000Z' }), next)).toBe(next.at);
    expect(stepTime(clockOf(opened), next)).toBe(next.at);
  });

  it('may be acknowledged by the roles that it named, the head of the centre for a department without a head', () => {
    expect(mayAcknowledge({ notify: ['departmentHead'] }, ['department_head'])).toBe(true);
    expect(mayAcknowledge({ notify: ['departmentHead'] }, ['centre_head'])).toBe(true);
    expect(mayAcknowledge({ notify: ['centreHead'] }, ['leader'])).toBe(false);
    expect(mayAcknowledge({ notify: ['leader'] }, ['leader', 'auditor'])).toBe(true);
    expect(mayAcknowledge({ notify: ['owner'] }, ['auditor'])).toBe(false);
  });
});
