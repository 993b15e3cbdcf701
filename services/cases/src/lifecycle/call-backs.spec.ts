import { describe, expect, it } from '@jest/globals';
import type { Policy } from '@tingsu/policy';
import { aCaseAfter, aContext, CALLER, mainPath } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import { decide, type Command } from './decide.js';
import { caseRowOf } from '../ledger/case-row.js';
import { refusal } from './refusal.fixture.js';

type Recorded = Extract<Command, { name: 'recordFollowUp' }>['payload'];
type Plan = Policy['followUps'][number];

const closed = aCaseAfter('close');
const call = (change: Partial<Recorded>): Command => ({
  name: 'recordFollowUp',
  payload: { planId: 'threeMonth', itemNo: 1, result: 'satisfied', ...change },
});

/** Recorded by a callback agent, under the shipped policy with these changes. */
function record(
  change: Partial<Recorded>,
  {
    plan = {},
    maxRounds,
    state = closed,
  }: {
    plan?: Partial<Plan>;
    maxRounds?: number;
    state?: CaseState;
  } = {},
  at = '2026-12-18T10:00:00+08:00',
): Decision {
  const context = aContext(at, 'callback_agent', CALLER);
  const policy = {
    ...context.policy,
    maxRounds: maxRounds ?? context.policy.maxRounds,
    followUps: context.policy.followUps.map((one) => ({ ...one, ...plan })),
  };
  return decide(state, call(change), { ...context, policy });
}
const kindsOf = ({ events }: Decision) => events.map(({ kind }) => kind);
const doneIn = ({ events }: Decision) =>
  events.find(({ kind }) => kind === 'followUpDone')?.data ?? {};

describe('what a call-back finds', () => {
  it('R-018: is kept with score, medium and words to the questions of the plan', () => {
    const recorded = record({
      ...{ score: 5, medium: 'message', finding: 'praise', note: '谢谢护士长' },
      answers: { suggestions: '多开一个窗口' },
    });
    expect(doneIn(recorded)).toMatchObject({ score: 5, medium: 'message', finding: 'praise' });
    expect(recorded.state.followUps[0]).toMatchObject({ result: 'satisfied', finding: 'praise' });
    expect(recorded.state.state).toBe('closed');
    expect(recorded.texts).toEqual({ note: '谢谢护士长', suggestions: '多开一个窗口' });
  });

  it('goes together: nobody who was not reached has an opinion, and praise is of the satisfied', () => {
    const refused = (change: Partial<Recorded>) => refusal(() => record(change));
    expect(refused({ result: 'unreachable', score: 3 })).toBe('followup.nobody_answered');
    expect(refused({ result: 'unreachable', answers: { suggestions: 'x' } })).toBe(
      'followup.nobody_answered',
    );
    expect(refused({ result: 'dissatisfied', finding: 'praise' })).toBe('followup.contradicts');
    expect(refused({ finding: 'not_improved' })).toBe('followup.contradicts');
    expect(refused({ answers: { shoeSize: '42' } })).toBe('followup.question_unknown');
  });
});

describe('what the plan of the policy gives to the caller', () => {
  const plan: Partial<Plan> = {
    form: ['satisfaction', 'problemsFound'],
    mustAnswer: ['satisfaction', 'problemsFound'],
  };
  const refused = (change: Partial<Recorded>) => refusal(() => record(change, { plan }));

  it('R-079: wants its questions answered by whoever is reached, and the score where it asks for one', () => {
    const problemsFound = '窗口少';
    expect(refused({ score: 4 })).toBe('followup.answer_missing');
    expect(refused({ score: 4, answers: { problemsFound: ' ' } })).toBe('followup.answer_missing');
    expect(refused({ answers: { problemsFound } })).toBe('followup.answer_missing');
    expect(record({ score: 4, answers: { problemsFound } }, { plan }).texts).toEqual({
      problemsFound,
    });
    expect(kindsOf(record({ result: 'unreachable' }, { plan }))).toEqual(['followUpAttempted']);
  });
});

describe('who is not satisfied in a call-back', () => {
  it('T-35, R-067: becomes a second complaint where the policy says so, with what it multiplies, in the same decision', () => {
    const decision = record({ result: 'dissatisfied', finding: 'not_improved', score: 1 });
    expect(doneIn(decision)).toMatchObject({
      consequence: { action: 'second_complaint', multiplier: 2 },
    });
    expect(decision.state).toMatchObject({
      ...{ state: 'triage', round: 2, secondComplaint: { multiplier: 2 } },
    });
    expect(kindsOf(decision)).toEqual(
      expect.arrayContaining(['followUpDone', 'clocksChanged', 'reopened']),
    );
    expect(decision.events.map(({ version }) => version)).toEqual(
      decision.events.map((_, index) => closed.version + 1 + index),
    );
    const running = Object.values(decision.state.clocks).filter(({ state }) => state === 'running');
    expect(running.some(({ kind }) => kind === 'followup')).toBe(false);
    expect(running.length).toBeGreaterThan(0);
  });

  it('T-34, R-325: opens the next round where the policy says that, or says nothing', () => {
    for (const onDissatisfied of [{ action: 'reopen' as const }, undefined]) {
      const { state, events } = record({ result: 'dissatisfied' }, { plan: { onDissatisfied } });
      expect(state).toMatchObject({ state: 'triage', round: 2 });
      expect(state.secondComplaint).toBeUndefined();
      expect(events.find(({ kind }) => kind === 'reopened')?.data).toMatchObject({
        ground: 'failed_callback',
      });
    }
  });

  it('R-041: leaves the case closed where the policy wants a complaint with a number of its own', () => {
    const onDissatisfied = { action: 'new_complaint' as const };
    const decision = record({ result: 'dissatisfied' }, { plan: { onDissatisfied } });
    expect(doneIn(decision)).toMatchObject({
      ...{ consequence: { action: 'new_complaint' }, found: ['dissatisfied', 'taken_up'] },
    });
    expect(decision.state).toMatchObject({ state: 'closed', round: 1 });
    expect(kindsOf(decision)).not.toContain('reopened');
  });

  it('is told of other bodies when the policy has no further round', () => {
    const decision = record({ result: 'dissatisfied' }, { maxRounds: 1 });
    expect(doneIn(decision)).toMatchObject({ consequence: { action: 'last_round' } });
    expect(decision.state.state).toBe('closed');
    expect(kindsOf(decision)).not.toContain('reopened');
  });

  it('is called again from the first call on once the next round is closed', () => {
    const reopened = record({ result: 'dissatisfied' }).state;
    const again = mainPath()
      .slice(1)
      .reduce(
        (state, { command, role, actorId }) =>
          decide(state, command, aContext('2026-12-21T10:00:00+08:00', role, actorId)).state,
        reopened,
      );
    expect(again.followUps.map(({ itemNo, result }) => [itemNo, result])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    const { state } = record({ score: 4 }, { state: again }, '2027-01-05T10:00:00+08:00');
    expect(state.followUps[0]).toMatchObject({ result: 'satisfied', score: 4 });
  });
});

describe('a call that is logged', () => {
  const log = (payload: Extract<Command, { name: 'logCall' }>['payload']) =>
    decide(aCaseAfter('accept'), { name: 'logCall', payload }, aContext());

  it('keeps the end of the number and the note apart, and says when to try again', () => {
    const sha256 = 'A'.repeat(64);
    const { events, texts, state } = log({
      ...{ direction: 'out', outcome: 'no_answer', numberEnd: '1111', note: '占线，稍后再打' },
      ...{ nextTryAt: '2026-11-20T15:00:00+08:00', recording: { reference: 'rec/7', sha256 } },
    });
    expect(events[0]?.data).toEqual({
      ...{ state: 'accepted', direction: 'out', outcome: 'no_answer', durationSeconds: null },
      nextTryAt: '2026-11-20T15:00:00+08:00',
      recording: { reference: 'rec/7', sha256: 'a'.repeat(64) },
    });
    expect(texts).toEqual({ number: '***1111', note: '占线，稍后再打' });
    expect(state.nextCallAt).toBe('2026-11-20T15:00:00+08:00');
    expect(caseRowOf(state).nextCallAt).toBe(state.nextCallAt);
    const reached = decide(
      state,
      { name: 'logCall', payload: { direction: 'in', outcome: 'reached' } },
      aContext('2026-11-20T16:00:00+08:00'),
    );
    expect(reached.state.nextCallAt).toBeNull();
  });

  it('is not tried again in the past', () => {
    const payload = { direction: 'out', outcome: 'busy' } as const;
    expect(refusal(() => log({ ...payload, nextTryAt: '2026-11-20T10:59:00+08:00' }))).toBe(
      'call.next_try_past',
    );
  });
});
