import { describe, expect, it } from '@jest/globals';
import { FIRST_ISSUE } from '@tingsu/contracts';
import {
  ABUSE,
  aCaseAfter,
  aContext,
  anOpenedCase,
  CALLER,
  mainPath,
  play,
  RUDENESS,
  stateOf,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const close = (reason?: string): Command => ({ name: 'close', payload: { reason } });
const inTriage = (change: Parameters<typeof anOpenedCase>[0]): CaseState =>
  stateOf(play(anOpenedCase(change), mainPath().slice(0, 2)));

describe('closing without an answer', () => {
  const unheard = { anonymous: true, contactable: false, relation: 'unknown' as const };

  it('R-016: is refused while the complainant can still be informed', () => {
    expect(refusal(() => decide(aCaseAfter('finalise'), close('x'), aContext()))).toBe(
      'feedback.missing',
    );
  });

  it('R-016: needs a reason and keeps why, for an anonymous complaint', () => {
    const due = aCaseAfter('finalise', RUDENESS, false, unheard);
    expect(due.state).toBe('feedback_due');
    expect(refusal(() => decide(due, close(), aContext()))).toBe('reason.required');
    const { state, events, texts } = decide(due, close('匿名，无法告知'), aContext());
    expect(state).toMatchObject({ state: 'closed', followUps: [] });
    expect(events[0]?.data).toMatchObject({ unanswered: 'anonymous' });
    expect(texts).toEqual({ reason: '匿名，无法告知' });
    expect(Object.values(state.clocks).filter((clock) => clock.state === 'running')).toEqual([]);
  });

  it('R-298: the handling of an anonymous complaint ends its feedback clock', () => {
    expect(aCaseAfter('finalise', RUDENESS, false, unheard).clocks['feedback3']?.state).toBe('met');
  });

  it('R-016: a complainant who left no contact', () => {
    const due = aCaseAfter('finalise', RUDENESS, false, { contactable: false });
    expect(decide(due, close('x'), aContext()).events[0]?.data).toMatchObject({
      unanswered: 'unreachable',
    });
  });

  it('a major case needs its leader here too (T-29)', () => {
    const due = aCaseAfter('approve', ABUSE, true, unheard);
    expect(refusal(() => decide(due, close('x'), aContext()))).toBe('leader.required');
  });
});

describe('complaints that the policy does not take', () => {
  it('R-219: of people who are not eligible are kept as feedback', () => {
    const state = inTriage({ relation: 'other' });
    expect(state.classification?.advice).toEqual({ advice: 'feedback' });
    expect(refusal(() => decide(state, { name: 'accept', payload: {} }, aContext()))).toBe(
      'acceptance.not_eligible',
    );
    expect(decide(state, close('x'), aContext()).events[0]?.data).toMatchObject({
      state: 'closed',
      unanswered: 'feedback_only',
    });
  });

  it('B8: a hazard that staff report may be accepted where no policy is bound for its kind, or kept', () => {
    const state = inTriage({ caseKind: 'internal', channel: 'staff_portal', relation: 'staff' });
    expect(state.classification?.advice).toEqual({ advice: 'other-policy' });
    expect(decide(state, { name: 'accept', payload: {} }, aContext()).state.state).toBe('accepted');
    expect(decide(state, close('x'), aContext()).state.state).toBe('closed');
  });

  it('waiting for a paper that cannot be asked for ends as unreachable', () => {
    const state = inTriage({ relation: 'family', contactable: false });
    expect(state.classification?.advice).toEqual({ advice: 'supplement', code: 'AUTHORISATION' });
    expect(decide(state, close('x'), aContext()).events[0]?.data).toMatchObject({
      unanswered: 'unreachable',
    });
  });

  it('an eligible complaint is not closed in triage', () => {
    expect(refusal(() => decide(aCaseAfter('classify'), close('x'), aContext()))).toBe(
      'feedback.missing',
    );
  });
});

describe('call-backs (R-018)', () => {
  const closed = aCaseAfter('close');
  const call = (itemNo: number, result: 'satisfied' | 'dissatisfied' | 'unreachable'): Command => ({
    name: 'recordFollowUp',
    payload: { planId: 'threeMonth', itemNo, result },
  });
  const run = (state: CaseState, at: string, command: Command): CaseState =>
    decide(state, command, aContext(at, 'callback_agent', CALLER)).state;

  it('end after three calls on different days that reached no one', () => {
    const first = run(closed, '2026-12-18T10:00:00+08:00', call(1, 'unreachable'));
    expect(first.followUps[0]).toMatchObject({ result: null });
    expect(refusal(() => run(first, '2026-12-18T20:00:00+08:00', call(1, 'unreachable')))).toBe(
      'followup.same_day',
    );
    const second = run(first, '2026-12-19T00:30:00+08:00', call(1, 'unreachable'));
    expect(second.clocks['followup.threeMonth.1']?.state).toBe('running');
    const third = run(second, '2026-12-20T10:00:00+08:00', call(1, 'unreachable'));
    expect(third.followUps[0]?.result).toBe('unreachable');
    expect(third.clocks['followup.threeMonth.1']?.state).toBe('met');
  });

  it('reach the complainant in the second call of the same day', () => {
    const tried = run(closed, '2026-12-18T10:00:00+08:00', call(1, 'unreachable'));
    expect(run(tried, '2026-12-18T20:00:00+08:00', call(1, 'satisfied')).followUps[0]?.result).toBe(
      'satisfied',
    );
  });

  it('B10: are made one after the other, the second not before the first was due', () => {
    expect(refusal(() => run(closed, '2026-11-21T10:00:00+08:00', call(2, 'satisfied')))).toBe(
      'followup.too_early',
    );
    const due = closed.followUps[0]?.dueAt ?? '';
    expect(run(closed, due, call(2, 'satisfied')).followUps[1]?.result).toBe('satisfied');
  });

  it('that find the complainant dissatisfied say so', () => {
    const { milestones } = run(closed, '2026-12-18T10:00:00+08:00', call(1, 'dissatisfied'));
    expect(milestones.map(({ name }) => name)).toContain('complainant.dissatisfied');
  });
});

describe('the causes', () => {
  const causes = (...codes: string[]): Command => ({
    name: 'recordCauses',
    payload: { causes: codes, note: '高峰只有一人' },
  });

  it('are recorded from the opinion on, and recorded again they are replaced', () => {
    const drafted = aCaseAfter('draftOpinion');
    const { state, events, texts } = decide(drafted, causes('staffing', 'process'), aContext());
    expect(events.map(({ kind }) => kind)).toEqual(['causesRecorded']);
    expect([state.causes, texts]).toEqual([['staffing', 'process'], { note: '高峰只有一人' }]);
    const again = decide(state, causes('attitude', 'attitude'), aContext());
    expect(again.state.causes).toEqual(['attitude']);
  });

  it('are recorded for one issue, beside those of the case', () => {
    const drafted = aCaseAfter('draftOpinion');
    const ofIssue = (issueId: string): Command => ({
      name: 'recordCauses',
      payload: { issueId, causes: ['equipment'] },
    });
    const { state } = decide(drafted, ofIssue(FIRST_ISSUE), aContext());
    expect([state.causes, state.issues?.[0]?.causes]).toEqual([undefined, ['equipment']]);
    const both = decide(state, causes('staffing'), aContext()).state;
    expect([both.causes, both.issues?.[0]?.causes]).toEqual([['staffing'], ['equipment']]);
    expect(refusal(() => decide(drafted, ofIssue('nine'), aContext()))).toBe('issue.unknown');
  });

  it('are those of the policy', () => {
    const drafted = aCaseAfter('draftOpinion');
    expect(refusal(() => decide(drafted, causes('weather'), aContext()))).toBe('cause.unknown');
  });
});
