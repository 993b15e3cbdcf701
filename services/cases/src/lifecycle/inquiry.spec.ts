import { describe, expect, it } from '@jest/globals';
import type { Role, RoleGrant } from '@tingsu/contracts';
import {
  ABUSE,
  aCaseAfter,
  aContext,
  aDirectory,
  HEAD,
  LEADER,
  OFFICER,
  RUDENESS,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const AT = '2026-11-23T10:00:00+08:00';
const DUE = '2026-11-25T17:00:00+08:00';
const NURSE = '01900000-0000-7000-8000-0000000000a1';
const CLERK = '01900000-0000-7000-8000-0000000000a2';
const MANAGER = '01900000-0000-7000-8000-0000000000a3';

const member = (id: string, department: string) => ({
  ...{ id, name: id, email: null, locale: 'zh-CN' as const, active: true, worksIn: [department] },
  grants: [{ role: 'department_receiver', campus: 'main', department }] as RoleGrant[],
});
const directory = {
  ...aDirectory(),
  staff: [
    member(NURSE, 'main.ward'),
    member(CLERK, 'main.finance'),
    member(OFFICER, 'main.complaints'),
  ],
};
const as = (role: Role, id: string, more: Partial<DecisionContext> = {}): DecisionContext => ({
  ...aContext(AT, role, id),
  directory,
  ...more,
});
const officer = as('centre_officer', OFFICER);
const centreHead = as('centre_head', MANAGER);
const clerk = as('department_receiver', CLERK, { departments: ['main.finance'] });

type Plan = Extract<Command, { name: 'planTask' }>['payload'];
const plan = (more: Partial<Plan> = {}): Command => ({
  name: 'planTask',
  payload: { kind: 'records', what: '调取监控', dueAt: DUE, person: CLERK, ...more },
});
const planned = (more: Partial<Plan> = {}, from: CaseState = aCaseAfter('signFor')): CaseState =>
  decide(from, plan(more), officer).state;
const lastId = (state: CaseState): string => state.inquiry?.tasks.at(-1)?.taskId ?? '';
type Found = Omit<Extract<Command, { name: 'finishTask' }>['payload'], 'taskId'>;
const finish = (state: CaseState, found: Found = { result: '监控显示等候 50 分钟' }): Command => ({
  name: 'finishTask',
  payload: { taskId: lastId(state), ...found },
});
const refused = (state: CaseState, command: Command, context = officer) =>
  refusal(() => decide(state, command, context));
const WHERE = { happenedAt: '2026-11-23T09:00:00+08:00', place: '门诊二楼' };

describe('what is to be found out', () => {
  it('has an owner and a limit that is watched like any other, and ends with a result in words', () => {
    const { state, texts } = decide(aCaseAfter('signFor'), plan(), officer);
    expect(texts).toEqual({ what: '调取监控' });
    expect(state.clocks['task.1']).toMatchObject({
      state: 'running',
      owner: CLERK,
      dueAt: '2026-11-25T09:00:00.000Z',
    });
    expect(state.access).toMatchObject({ investigators: [CLERK] });
    const done = decide(state, finish(state), clerk);
    expect(done.state.inquiry?.tasks).toMatchObject([{ doneBy: CLERK, kind: 'records' }]);
    expect(done.state.clocks['task.1']?.state).toBe('met');
    expect(refused(done.state, finish(done.state))).toBe('task.none_open');
  });

  it('belongs to one person or one department of the directory, which then assists', () => {
    const none: Plan = { kind: 'desk', what: 'x', dueAt: DUE };
    const from = aCaseAfter('signFor');
    expect(refused(from, { name: 'planTask', payload: none })).toBe('task.who');
    expect(refused(from, plan({ department: 'main.finance' }))).toBe('task.who');
    expect(refused(from, plan({ person: LEADER }))).toBe('person.unknown');
    expect(refused(from, { name: 'planTask', payload: { ...none, department: 'x' } })).toBe(
      'department.unknown',
    );
    const { state } = decide(
      from,
      { name: 'planTask', payload: { ...none, department: 'main.finance' } },
      officer,
    );
    expect(state.access?.coUnits).toContain('main.finance');
    expect(state.access?.supervising).not.toContain('main.finance');
    const stranger = as('department_head', HEAD, { departments: ['main.medical'] });
    expect(refused(state, finish(state), stranger)).toBe('task.not_yours');
    expect(refused(from, plan({ dueAt: AT }))).toBe('task.due_past');
  });

  it('is given to somebody else, or dropped, with a reason', () => {
    const state = planned();
    const toFinance: Command = {
      name: 'reassignTask',
      payload: { taskId: lastId(state), department: 'main.finance', reason: '休假' },
    };
    const moved = decide(state, toFinance, officer).state;
    expect(moved.inquiry?.tasks).toMatchObject([{ person: null, department: 'main.finance' }]);
    expect(moved.access).not.toHaveProperty('investigators');
    expect(refused(moved, toFinance)).toBe('task.same');
    const drop: Command = {
      name: 'dropTask',
      payload: { taskId: lastId(state), reason: '录像已覆盖' },
    };
    const dropped = decide(moved, drop, officer).state;
    expect(dropped.clocks['task.1']?.state).toBe('cancelled');
    expect(dropped.access?.coUnits).not.toContain('main.finance');
  });

  it('R-350: on site has a time, a place and what was seen, and is the check that the policy waits for', () => {
    const state = planned({ kind: 'on_site' });
    expect(refused(state, finish(state))).toBe('task.happened_missing');
    const early = { ...WHERE, happenedAt: '2026-11-19T09:00:00+08:00', result: 'x' };
    expect(refused(state, finish(state, early))).toBe('task.happened_too_early');
    const late = { ...early, happenedAt: '2026-11-23T10:00:01+08:00' };
    expect(refused(state, finish(state, late))).toBe('task.happened_future');
    expect(refused(state, finish(state, { ...WHERE }))).toBe('task.result_missing');
    const done = decide(state, finish(state, { ...WHERE, result: '叫号屏故障' }), officer);
    expect(done.texts).toEqual({ result: '叫号屏故障', place: '门诊二楼' });
    expect(done.state.milestones.at(-1)).toEqual({
      name: 'onsite.checked',
      at: '2026-11-23T01:00:00.000Z',
    });
  });

  it('as an interview names who was asked and by whom, and whether the minutes were signed', () => {
    const state = planned({ kind: 'interview' });
    const minutes = { ...WHERE, result: '笔录' };
    expect(refused(state, finish(state, minutes))).toBe('task.whom_missing');
    expect(refused(state, finish(state, { ...minutes, witness: NURSE }))).toBe(
      'task.signed_missing',
    );
    const done = decide(
      state,
      finish(state, { ...minutes, witness: NURSE, signed: 'refused' }),
      officer,
    );
    expect(done.events[0]?.data).toMatchObject({
      ...{ witness: NURSE, interviewer: OFFICER, signed: 'refused' },
    });
  });

  it('is proven by a file as well as by words, each file once', () => {
    const state: CaseState = { ...planned(), inquiryProof: true };
    const again = decide(decide(state, finish(state, {}), clerk).state, plan(), officer).state;
    expect(refused(again, finish(again, {}), clerk)).toBe('task.result_missing');
  });
});

describe('R-369: who investigates', () => {
  it('is neither complained of nor kept away, whatever anybody decides', () => {
    const accused = {
      ...aCaseAfter('signFor'),
      respondents: { units: ['main.ward'], persons: [CLERK] },
    };
    expect(refused(accused, plan())).toBe('inquiry.respondent');
    const kept = { ...aCaseAfter('signFor'), excluded: [CLERK] };
    expect(refused(kept, plan())).toBe('inquiry.excluded');
    const rule: Command = {
      name: 'ruleInterest',
      payload: { person: CLERK, allowed: true, reason: 'x' },
    };
    expect(refused(kept, rule, centreHead)).toBe('inquiry.excluded');
  });

  it.each<[string, (state: CaseState) => CaseState, string]>([
    ['works in the department complained of', (state) => state, NURSE],
    ['handled it in an earlier round', (state) => ({ ...state, handledBefore: [CLERK] }), CLERK],
    [
      'declared a conflict',
      (state) =>
        decide(
          state,
          { name: 'declareInterest', payload: { conflict: true, reason: '亲属' } },
          clerk,
        ).state,
      CLERK,
    ],
  ])('needs a decision of the head of the centre where the person %s', (_, change, person) => {
    const state = change(aCaseAfter('signFor'));
    expect(refused(state, plan({ person }))).toBe('inquiry.conflict');
    const rule = (allowed: boolean): Command => ({
      name: 'ruleInterest',
      payload: { person, allowed, reason: '无他人可派' },
    });
    const no = decide(state, rule(false), centreHead).state;
    expect(refused(no, plan({ person }))).toBe('inquiry.conflict');
    const yes = decide(state, rule(true), centreHead).state;
    expect(planned({ person }, yes).access?.investigators).toEqual([person]);
  });

  it('stops where the conflict is found later, and says what it is', () => {
    const bare: Command = { name: 'declareInterest', payload: { conflict: true } };
    const state = planned();
    expect(refused(state, bare, clerk)).toBe('inquiry.reason_missing');
    const said: Command = {
      name: 'declareInterest',
      payload: { conflict: true, reason: '与被投诉人是夫妻' },
    };
    const declared = decide(state, said, clerk).state;
    expect(refused(declared, finish(declared), clerk)).toBe('inquiry.conflict');
    const own: Command = {
      name: 'ruleInterest',
      payload: { person: MANAGER, allowed: true, reason: 'x' },
    };
    expect(refused(declared, own, centreHead)).toBe('separation.requester');
  });

  it('is another one than who handled the round before: the reopening says who that was', () => {
    const again = decide(
      aCaseAfter('close'),
      { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } },
      officer,
    ).state;
    expect(again.handledBefore).toEqual([OFFICER, HEAD].sort());
    expect(refused(again, plan({ person: OFFICER }))).toBe('inquiry.conflict');
  });

  it('R-121: into a clue in confidence is named people only', () => {
    const secret = aCaseAfter('signFor', { ...RUDENESS, confidentialFromRespondent: true });
    const department: Command = {
      name: 'planTask',
      payload: { kind: 'records', what: 'x', dueAt: DUE, department: 'main.finance' },
    };
    expect(refused(secret, department)).toBe('department.confidential');
    expect(planned({}, secret).access?.investigators).toEqual([CLERK]);
    const ward: Command = {
      name: 'planTask',
      payload: { kind: 'records', what: 'x', dueAt: DUE, department: 'main.ward' },
    };
    const open = aCaseAfter('signFor', ABUSE);
    expect(refused(open, ward)).toBe('inquiry.conflict');
    expect(decide(open, ward, centreHead).state.access?.coUnits).toContain('main.ward');
  });
});
