import { describe, expect, it } from '@jest/globals';
import { caseRowOf } from '../ledger/case-row.js';
import { aCaseAfter, aContext, HEAD } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const urge = (department?: string): Command => ({
  name: 'urge',
  payload: { demand: '今天给出说明', ...(department ? { department } : {}) },
});
const answer: Command = { name: 'answerUrge', payload: { answer: '下午交' } };
const does = (state: CaseState, command: Command, department = 'main.conduct'): CaseState =>
  decide(state, command, {
    ...aContext('2026-11-23T10:00:00+08:00', 'centre_officer', HEAD),
    departments: [department],
  }).state;

describe('urging a department', () => {
  const signed = (): CaseState => aCaseAfter('signFor');

  it('is counted, and each time is answered, the oldest first', () => {
    const twice = does(does(signed(), urge()), urge());
    expect(caseRowOf(twice).urged).toBe(2);
    const once = does(twice, answer);
    expect(once.departmentUrges?.map(({ answeredAt }) => answeredAt !== null)).toEqual([
      true,
      false,
    ]);
    expect(caseRowOf(does(once, answer)).urged).toBe(0);
    expect(refusal(() => does(does(once, answer), answer))).toBe('urge.none_open');
  });

  it('reaches whoever leads or owes a part, and is answered by that department alone', () => {
    expect(refusal(() => does(signed(), urge('main.finance')))).toBe('urge.owes_nothing');
    const asked = does(signed(), {
      name: 'askPart',
      payload: { department: 'main.finance', question: 'x', dueAt: '2026-11-24T10:00:00+08:00' },
    });
    const urged = does(asked, urge('main.finance'));
    expect(refusal(() => does(urged, answer))).toBe('urge.none_open');
    expect(caseRowOf(does(urged, answer, 'main.finance')).urged).toBe(0);
  });

  it('begins anew with another department', () => {
    const returned = does(does(aCaseAfter('dispatch'), urge()), {
      name: 'returnTicket',
      payload: { reason: 'x' },
    });
    expect(returned.departmentUrges).toEqual([]);
  });
});
