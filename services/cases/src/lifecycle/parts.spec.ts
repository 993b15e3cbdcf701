import { describe, expect, it } from '@jest/globals';
import { accessFactsOf } from '../access/facts-of-case.js';
import { dutyMembersOf } from '../ledger/duty-member.js';
import { aCaseAfter, aContext, HEAD, PACKAGE, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const FINANCE = 'main.finance';
const DUE = '2026-11-24T17:00:00+08:00';
const ask = (department = FINANCE, dueAt = DUE): Command => ({
  name: 'askPart',
  payload: { department, question: '收费依据是什么？', dueAt },
});
const sign: Command = { name: 'signForPart', payload: {} };
const giveBack: Command = { name: 'returnPart', payload: { reason: '不归我科' } };
const answer: Command = { name: 'submitPart', payload: { part: '依据见附件' } };

/** Commands of the centre or the lead, and of a department that assists where it is named. */
function decided(
  state: CaseState,
  command: Command,
  at = '2026-11-23T10:00:00+08:00',
  department?: string,
): Decision {
  const departments = department === undefined ? [] : [department];
  const context = aContext(at, 'department_head', HEAD);
  return decide(state, command, { ...context, departments });
}
const after = (...given: Parameters<typeof decided>): CaseState => decided(...given).state;
const finance = (state: CaseState, command: Command, at?: string): CaseState =>
  after(state, command, at, FINANCE);
const clockOf = (state: CaseState, id = 'part.1') => state.clocks[id];

describe('R-111: the part of a department that assists', () => {
  const asked = (): CaseState => after(aCaseAfter('signFor'), ask());

  it('has a clock of its own with the time that was set, and the steps of the policy', () => {
    const decision = decided(aCaseAfter('signFor'), ask());
    expect(clockOf(decision.state)).toMatchObject({
      state: 'running',
      dueAt: '2026-11-24T09:00:00.000Z',
      ownerDepartment: FINANCE,
    });
    expect(decision.ladders['part.1']?.map(({ action }) => action)).toContain('breach');
    expect(decision.texts).toEqual({ question: '收费依据是什么？' });
  });

  it('makes the department assist and see the case, but supervise nothing', () => {
    const facts = accessFactsOf(asked(), aContext());
    expect(facts.coUnits).toContain(FINANCE);
    expect(facts.supervising).not.toContain(FINANCE);
  });

  it('is signed for once and submitted, which meets the clock', () => {
    const signed = finance(asked(), sign);
    expect(signed.parts).toMatchObject([{ signedBy: HEAD }]);
    expect(refusal(() => finance(signed, sign))).toBe('part.signed');
    const answered = finance(signed, answer);
    expect(clockOf(answered)?.state).toBe('met');
    expect(refusal(() => finance(answered, answer))).toBe('part.none_owed');
  });

  it('is returned with a reason, which ends its clock, and can be asked again with a new one', () => {
    const returned = finance(asked(), giveBack);
    expect(clockOf(returned)?.state).toBe('cancelled');
    const again = after(returned, ask());
    expect(clockOf(again, 'part.2')?.state).toBe('running');
    expect(clockOf(again)?.state).toBe('cancelled');
  });

  it('is asked of several departments side by side, and each answers for itself', () => {
    const both = after(asked(), ask('main.medical'));
    expect(refusal(() => after(both, answer, undefined, 'main.outpatient'))).toBe('part.none_owed');
    const one = after(both, answer, undefined, 'main.medical');
    expect(dutyMembersOf(one)).toContain(`part:${FINANCE}`);
    expect(dutyMembersOf(one)).not.toContain('part:main.medical');
    const packaged = decided(one, { name: 'submitPackage', payload: PACKAGE });
    expect(packaged.events[0]?.data).toMatchObject({ missing: [FINANCE] });
  });

  it.each([
    ['the lead itself', ask('main.conduct'), 'part.lead'],
    ['a department that was asked', ask(), 'part.already_asked'],
    ['a department that does not exist', ask('main.nowhere'), 'department.unknown'],
    ['a time that is past', ask('main.medical', '2026-11-23T09:59:59+08:00'), 'part.due_past'],
  ])('is refused for %s', (_, command, code) => {
    expect(refusal(() => after(asked(), command))).toBe(code);
  });

  it('R-121: is asked of nobody about a clue in confidence', () => {
    const facts = { ...RUDENESS, confidentialFromRespondent: true };
    expect(refusal(() => after(aCaseAfter('signFor', facts), ask()))).toBe(
      'department.confidential',
    );
  });

  it('rests while the case is suspended, and is due as much later', () => {
    const rest: Command = { name: 'suspend', payload: { cause: 'police', reason: 'x' } };
    const resting = after(asked(), rest, '2026-11-24T10:00:00+08:00');
    expect(clockOf(resting)?.state).toBe('paused');
    const resumed = after(resting, { name: 'resume', payload: {} }, '2026-11-26T10:00:00+08:00');
    expect(clockOf(resumed)).toMatchObject({
      state: 'running',
      dueAt: '2026-11-26T09:00:00.000Z',
    });
  });

  it('is waited for no more once the opinion stands, or another department leads', () => {
    const opinion = after(finance(asked(), sign), { name: 'submitPackage', payload: PACKAGE });
    const drafted = decide(
      opinion,
      { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } },
      aContext('2026-11-23T11:00:00+08:00'),
    ).state;
    expect(clockOf(drafted)?.state).toBe('running');
    const stands = decide(
      drafted,
      { name: 'finalise', payload: {} },
      aContext('2026-11-23T11:01:00+08:00'),
    ).state;
    expect([clockOf(stands)?.state, stands.parts]).toEqual(['cancelled', []]);
    const returned = after(
      after(aCaseAfter('dispatch'), ask(), '2026-11-20T12:00:00+08:00'),
      {
        name: 'returnTicket',
        payload: { reason: 'x' },
      },
      '2026-11-20T13:00:00+08:00',
    );
    expect([clockOf(returned)?.state, returned.parts]).toEqual(['cancelled', []]);
  });
});
