import { describe, expect, it } from '@jest/globals';
import type { Role } from '@tingsu/contracts';
import {
  ABUSE,
  aCaseAfter,
  aContext,
  CALLER,
  HEAD,
  LEADER,
  OFFICER,
  RUDENESS,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const as = (role: Role, actorId: string) => aContext('2026-12-20T10:00:00+08:00', role, actorId);
const approve: Command = { name: 'approve', payload: {} };
const call: Command = {
  name: 'recordFollowUp',
  payload: { planId: 'threeMonth', itemNo: 1, result: 'satisfied' },
};

describe('duties that one person may not unite', () => {
  it('S-13: who drafted the opinion does not approve it, also as a leader', () => {
    const waiting = aCaseAfter('submit', ABUSE, true);
    expect(refusal(() => decide(waiting, approve, as('leader', OFFICER)))).toBe(
      'separation.drafter',
    );
    expect(decide(waiting, approve, as('leader', LEADER)).state.state).toBe('feedback_due');
  });

  it('S-13, R-026: who handled the case does not call back', () => {
    const closed = aCaseAfter('close');
    expect(closed.handlers).toEqual([OFFICER, HEAD]);
    for (const who of [OFFICER, HEAD])
      expect(refusal(() => decide(closed, call, as('callback_agent', who)))).toBe(
        'separation.handler',
      );
    const { state } = decide(closed, call, as('callback_agent', CALLER));
    expect(state.followUps[0]?.result).toBe('satisfied');
  });

  it('R-077: the head whom the policy lets call back does so although he handled the case', () => {
    const { state } = decide(aCaseAfter('close'), call, as('department_head', HEAD));
    expect(state.followUps[0]?.result).toBe('satisfied');
  });

  it('R-369: who is complained of decides nothing, whatever role he has', () => {
    const accused: CaseState = {
      ...aCaseAfter('classify'),
      respondents: { units: [], persons: [OFFICER] },
    };
    for (const role of ['centre_officer', 'leader'] as const)
      expect(
        refusal(() => decide(accused, { name: 'accept', payload: {} }, as(role, OFFICER))),
      ).toBe('separation.respondent');
  });
});

describe('T-39: one person alone makes nothing malicious or untrue', () => {
  const tick: Command = {
    name: 'classify',
    payload: { facts: { ...RUDENESS, confirmedMalicious: true } },
  };
  const confirm: Command = { name: 'markInvalid', payload: { grounds: '录像与陈述不符' } };
  const proposed = decide(aCaseAfter('startTriage'), tick, as('centre_officer', OFFICER)).state;

  it('S-13: a tick at triage only proposes', () => {
    expect(proposed.invalidity).toEqual({
      proposedBy: OFFICER,
      confirmed: false,
      kind: 'malicious',
    });
    expect(proposed.classification).toMatchObject({ nature: 'general', natureRules: [] });
    expect(proposed.classification?.facts).not.toHaveProperty('confirmedMalicious');
    expect(decide(proposed, tick, as('centre_head', HEAD)).state.invalidity?.confirmed).toBe(false);
  });

  it('a second person confirms; then nature, outcome and later gradings follow', () => {
    expect(refusal(() => decide(proposed, confirm, as('centre_head', OFFICER)))).toBe(
      'invalidity.second_person',
    );
    const { state } = decide(proposed, confirm, as('centre_head', HEAD));
    expect(state).toMatchObject({
      invalidity: { confirmed: true, kind: 'malicious' },
      outcome: 'not_upheld',
      classification: { nature: 'invalid', natureRules: ['malicious'] },
    });
    const regraded = decide(
      state,
      { name: 'classify', payload: { facts: RUDENESS } },
      as('centre_officer', OFFICER),
    );
    expect(regraded.state.classification?.nature).toBe('invalid');
  });

  it('another kind is a proposal of the other person, not a confirmation', () => {
    const untrue: Command = {
      name: 'markInvalid',
      payload: { grounds: '所述与录像不符', kind: 'untrue' },
    };
    const { state } = decide(proposed, untrue, as('centre_head', HEAD));
    expect(state.invalidity).toEqual({ proposedBy: HEAD, confirmed: false, kind: 'untrue' });
    expect(state.classification?.nature).toBe('general');
    expect(refusal(() => decide(state, confirm, as('centre_head', HEAD)))).toBe(
      'invalidity.second_person',
    );
  });

  it('R-279: an invalid complaint is not upheld', () => {
    const ready = aCaseAfter('submitPackage');
    const first = decide(
      ready,
      { name: 'classify', payload: { ...tick.payload, reason: '复核' } } as Command,
      as('centre_officer', OFFICER),
    ).state;
    const { state } = decide(first, confirm, as('centre_head', HEAD));
    const opinion = (outcome: 'upheld' | 'not_upheld'): Command => ({
      name: 'draftOpinion',
      payload: { outcome, opinion: '意见' },
    });
    expect(refusal(() => decide(state, opinion('upheld'), as('centre_officer', OFFICER)))).toBe(
      'invalidity.outcome',
    );
    expect(decide(state, opinion('not_upheld'), as('centre_officer', OFFICER)).state.state).toBe(
      'opinion',
    );
  });
});
