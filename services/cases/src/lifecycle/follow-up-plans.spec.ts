import { describe, expect, it } from '@jest/globals';
import { boundAlone } from './bound-alone.fixture.js';
import { aCaseAfter, aContext, CALLER, LEADER, OFFICER, RUDENESS } from './case.fixture.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';
import type { Facts } from '@tingsu/contracts';

interface Row {
  readonly row: string;
  readonly says: string;
  readonly policy: string;
  readonly plan: string;
  readonly facts?: Facts;
  /** Days on which the calls are due, for a case that was closed on Monday 2026-08-31. */
  readonly due: readonly string[];
  readonly multiplier?: number;
  /** Not by who handled the case. */
  readonly separate?: boolean;
}

const ROWS: readonly Row[] = [
  {
    ...{ row: 'F-01', says: 'three calls in three months, month ends and weekends counted' },
    ...{ policy: 'group-default', plan: 'threeMonth' },
    ...{ due: ['2026-09-30', '2026-11-02', '2026-11-30'], multiplier: 2 },
  },
  {
    ...{ row: 'F-02', says: 'three working days after the handling: what the plan was worth' },
    ...{ policy: 'client-follow-up', plan: 'planRating', due: ['2026-09-03'] },
  },
  {
    ...{ row: 'F-03', says: 'a call on the same day, and another round where it did not succeed' },
    ...{ policy: 'timeliness', plan: 'sameDay', due: ['2026-08-31'] },
  },
  {
    ...{ row: 'F-04', says: 'a call where the complaint was an important one' },
    ...{ policy: 'pharmacy', plan: 'cbImportant', facts: { complex: true } },
    ...{ due: ['2026-09-03'] },
  },
  {
    ...{ row: 'F-05', says: 'a call after every case, by somebody who did not handle it' },
    ...{ policy: 'plastic-surgery', plan: 'cbAll', due: ['2026-09-07'] },
    separate: true,
  },
  {
    ...{
      row: 'F-06',
      says: 'R-067: a second look, and a second complaint where nothing is better',
    },
    ...{ policy: 'customer-service', plan: 'reCheck', due: ['2026-09-14'] },
    multiplier: 2,
  },
  {
    ...{ row: 'F-07', says: 'R-199: visits of a leader to whom is most dissatisfied' },
    ...{ policy: 'client-follow-up', plan: 'leaderVisit' },
    facts: { extremeDissatisfaction: true },
    ...{ due: ['2026-09-30', '2026-11-30', '2027-03-01'] },
  },
];

function under(id: string, at: string, actor: string): DecisionContext {
  const { policy, calendar } = boundAlone(id);
  return {
    ...aContext(at, 'leader', actor),
    ...{ policy, calendar, timeZone: policy.timeZone },
    roles: ['centre_officer', 'centre_head', 'callback_agent', 'department_head', 'leader'],
    departments: ['main.conduct'],
  };
}

describe('what follows a closed case by the plans of the shipped policies', () => {
  it.each(ROWS)('$row: $says', ({ policy, plan, facts = {}, due, multiplier, separate }) => {
    const answered = aCaseAfter('giveFinal', { ...RUDENESS, ...facts });
    const closing = under(policy, '2026-08-31T10:00:00+08:00', LEADER);
    const { state } = decide(answered, { name: 'close', payload: {} }, closing);
    const planned = state.followUps.filter(({ planId }) => planId === plan);
    expect(planned.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual(due);
    const first = planned[0];
    if (!first) throw new Error('Nothing was planned');
    expect(state.clocks[first.clockId]?.state).toBe('running');
    const asked = closing.policy.followUps.find(({ id }) => id === plan)?.mustAnswer ?? [];
    const call: Command = {
      name: 'recordFollowUp',
      payload: {
        planId: plan,
        itemNo: first.itemNo,
        result: 'dissatisfied',
        score: 1,
        answers: Object.fromEntries(asked.map((question) => [question, '没有改善'])),
      },
    };
    if (separate)
      expect(refusal(() => decide(state, call, under(policy, first.dueAt, OFFICER)))).toBe(
        'separation.handler',
      );
    const { events, state: after } = decide(state, call, under(policy, first.dueAt, CALLER));
    const rule = closing.policy.followUps.find(({ id }) => id === plan)?.onDissatisfied;
    if (rule?.action === 'new_complaint') {
      // a complaint with a number of its own; this case rests.
      expect(after.round).toBe(1);
      expect(events.find(({ kind }) => kind === 'followUpDone')?.data).toMatchObject({
        result: 'dissatisfied',
      });
      return;
    }
    // Who is not satisfied is worked for again at once.
    expect(events.map(({ kind }) => kind)).toContain('reopened');
    expect(after.round).toBe(2);
    expect(after.secondComplaint?.multiplier).toBe(multiplier);
  });
});
