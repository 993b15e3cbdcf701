import { describe, expect, it } from '@jest/globals';
import { dutyMembersOf } from '../ledger/duty-member.js';
import {
  aCaseAfter,
  aContext,
  aDirectory,
  CALLER,
  HEAD,
  OFFICER,
  PACKAGE,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const member = (id: string, department: string) => ({
  id,
  name: id,
  email: null,
  locale: 'zh-CN' as const,
  active: true,
  grants: [{ role: 'department_receiver' as const, campus: 'main', department }],
});
const directory = {
  ...aDirectory(),
  staff: [member(CALLER, 'main.conduct'), member(OFFICER, 'main.ward')],
};
const AT = '2026-11-23T10:00:00+08:00';
const byHead = (state: CaseState, command: Command): CaseState =>
  decide(state, command, { ...aContext(AT, 'department_head', HEAD), directory }).state;
const byReceiver = (state: CaseState, command: Command): CaseState =>
  decide(state, command, { ...aContext(AT, 'department_receiver', CALLER), directory }).state;
const give = (person: string, reason?: string): Command => ({
  name: 'delegate',
  payload: { person, ...(reason ? { reason } : {}) },
});
const submit: Command = { name: 'submitPackage', payload: PACKAGE };
const plan = (until: string, person?: string): Command => ({
  name: 'planWork',
  payload: { steps: [{ what: '核对\n收费', until, ...(person ? { person } : {}) }] },
});

describe('R-061: the work of a department', () => {
  const signed = (): CaseState => aCaseAfter('signFor');

  it('is handed to one of its people, who finds it and may then give the statement', () => {
    expect(refusal(() => byReceiver(signed(), submit))).toBe('handler.not_given');
    const given = byHead(signed(), give(CALLER));
    expect(given).toMatchObject({ assignee: CALLER, delegate: CALLER });
    expect(dutyMembersOf(given)).toContain(`handler:${CALLER}`);
    expect(byReceiver(given, submit).packageParts).toHaveLength(3);
    expect(refusal(() => byHead(given, give(CALLER)))).toBe('handler.same');
  });

  it('is not handed to another department, and changes hands only with a reason', () => {
    expect(refusal(() => byHead(signed(), give(OFFICER)))).toBe('handler.out_of_reach');
    const given = { ...byHead(signed(), give(CALLER)), delegate: HEAD };
    expect(refusal(() => byHead(given, give(CALLER)))).toBe('reason.required');
    expect(byHead(given, give(CALLER, '轮休')).delegate).toBe(CALLER);
  });
});

describe('what a department says of its work', () => {
  const signed = (): CaseState => aCaseAfter('signFor');
  const context = { ...aContext(AT, 'department_head', HEAD), directory };

  it('R-112, R-312: is a plan with who and until when, its words a line a step', () => {
    const { events, texts } = decide(signed(), plan('2026-11-23', CALLER), context);
    expect(events[0]?.data).toMatchObject({
      department: 'main.conduct',
      steps: [{ person: CALLER, until: '2026-11-23' }],
    });
    expect(texts).toEqual({ workPlan: '核对 收费' });
  });

  it.each([
    ['a day that is past', plan('2026-11-22'), 'plan.step_past'],
    ['a person whom nobody knows', plan('2026-12-01', HEAD), 'person.unknown'],
  ])('is refused with %s', (_, command, code) => {
    expect(refusal(() => decide(signed(), command, context))).toBe(code);
  });

  it('R-113: or the reason for which it cannot be done', () => {
    const command: Command = {
      name: 'stateInability',
      payload: { kind: 'for_now', reason: '停机' },
    };
    const { events, texts } = decide(signed(), command, context);
    expect(events[0]).toMatchObject({ kind: 'inabilityStated', data: { kind: 'for_now' } });
    expect(texts).toEqual({ reason: '停机' });
  });
});
