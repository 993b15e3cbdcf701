import { describe, expect, it } from '@jest/globals';
import { nextStepOf, type CommandName } from '@tingsu/contracts';
import { askedEvidence } from './asked-evidence.js';
import {
  aCaseAfter,
  aContext,
  aDirectory,
  HEAD,
  LEADER,
  OFFICER,
  PACKAGE,
  ABUSE,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { refusalOf } from './guards.js';
import { issuesOf } from './issues.js';
import { refusal } from './refusal.fixture.js';

const AT = '2026-11-23T10:00:00+08:00';
const DUE = '2026-11-25T17:00:00+08:00';
const STRICT = { doneBeforeOpinion: true, declaredFirst: true };
const as = (
  role: 'centre_officer' | 'leader' | 'department_head',
  id: string,
  inquiry = STRICT,
  more: Partial<DecisionContext> = {},
): DecisionContext => {
  const plain = aContext(AT, role, id);
  return { ...plain, policy: { ...plain.policy, inquiry }, ...more };
};
const officer = as('centre_officer', OFFICER);
const draft: Command = { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } };
const declare = (conflict: boolean): Command => ({
  name: 'declareInterest',
  payload: { conflict, ...(conflict ? { reason: '亲属' } : {}) },
});
const plan = (issueId?: string): Command => ({
  name: 'planTask',
  payload: {
    ...{ kind: 'records', what: '调取监控', dueAt: DUE, department: 'main.finance' },
    ...(issueId === undefined ? {} : { issueId }),
  },
});
const run = (state: CaseState, command: Command, context = officer): CaseState =>
  decide(state, command, context).state;
const refused = (state: CaseState, command: Command, context = officer) =>
  refusal(() => decide(state, command, context));
const stated = () => aCaseAfter('submitPackage');
const finish = (state: CaseState): Command => ({
  name: 'finishTask',
  payload: { taskId: state.inquiry?.tasks.at(-1)?.taskId ?? '', result: 'x' },
});
const loose = as('centre_officer', OFFICER, { doneBeforeOpinion: false, declaredFirst: false });

describe('who investigates or decides, where the policy wants a declaration (R-369)', () => {
  it('has declared his interests before he says what was found, reports a task or approves', () => {
    expect(refused(stated(), draft)).toBe('inquiry.undeclared');
    expect(refused(stated(), draft, loose)).toBeUndefined();
    const task = run(stated(), plan());
    expect(refused(task, finish(task))).toBe('inquiry.undeclared');
    const declared = run(task, declare(false));
    expect(refused(declared, finish(declared))).toBeUndefined();
    // What one person declared says nothing of another.
    const head = as('department_head', HEAD, STRICT, { departments: ['main.finance'] });
    expect(refused(declared, finish(declared), head)).toBe('inquiry.undeclared');
    const approving = { ...aCaseAfter('submit', ABUSE, true), inquiry: declared.inquiry };
    expect(refusalOf('approve', approving as CaseState, as('leader', LEADER))?.code).toBe(
      'inquiry.undeclared',
    );
  });

  it('does not decide with a conflict, until the head of the centre lets him', () => {
    const torn = run(stated(), declare(true));
    expect(refused(torn, draft)).toBe('inquiry.conflict');
    const ruling: Command = {
      name: 'ruleInterest',
      payload: { person: OFFICER, allowed: true, reason: 'x' },
    };
    expect(refused(run(torn, ruling, as('leader', LEADER)), draft)).toBeUndefined();
  });

  it('is offered the declaration as the next step', () => {
    const offers = (['draftOpinion', 'declareInterest'] as CommandName[]).map((command) => {
      const code = refusalOf(command, stated(), officer)?.code ?? null;
      return { command, allowed: code === null, reasonCode: code };
    });
    const step = nextStepOf(
      {
        ...{ state: 'investigating', category: 'C01', topics: [], acceptance: null },
        ...{ followUps: [], extensionRequests: [], missingElements: [], commands: offers },
      } as unknown as Parameters<typeof nextStepOf>[0],
      new Date(AT),
    );
    expect(step).toEqual({ command: 'declareInterest', why: 'undeclared', mine: true });
  });
});

describe('what is to be found out before the opinion, where the policy wants it', () => {
  it('is reported or dropped before somebody says what was found', () => {
    const open = run(run(stated(), declare(false)), plan());
    expect(refused(open, draft)).toBe('inquiry.open');
    expect(refused(open, draft, loose)).toBeUndefined();
    const drop: Command = {
      name: 'dropTask',
      payload: { taskId: open.inquiry?.tasks[0]?.taskId ?? '', reason: 'x' },
    };
    expect(refused(run(open, drop), draft)).toBeUndefined();
    expect(refused(run(open, finish(open)), draft)).toBeUndefined();
  });

  it('may be about one issue: its finding waits for it, the others do not, and it goes with the issue', () => {
    const add: Command = { name: 'addIssue', payload: { words: '收费', topics: ['charges'] } };
    const two = run(run(stated(), declare(false)), add);
    const second = issuesOf(two).at(-1)?.issueId ?? '';
    expect(refused(two, plan('nothing'))).toBe('issue.unknown');
    const open = run(two, plan(second));
    expect(open.inquiry?.tasks).toMatchObject([{ issueId: second }]);
    const found = (issueId: string): Command => ({
      name: 'recordFinding',
      payload: {
        ...{ issueId, finding: 'not_upheld', cause: 'complainant', help: 'explained' },
        ...{ liableUnits: [], liablePersons: [], proposed: [] },
        ...{ facts: 'x', reasons: 'x' },
      },
    });
    expect(refused(open, found(second))).toBe('inquiry.open');
    expect(refused(open, found('first'))).toBeUndefined();
    const remove: Command = { name: 'removeIssue', payload: { issueId: second, reason: 'x' } };
    const { state, events } = decide(open, remove, officer);
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['issueRemoved', 'taskDropped']),
    );
    expect(state.inquiry?.tasks).toMatchObject([
      { issueId: second, droppedAt: expect.any(String) },
    ]);
    expect(state.clocks['task.1']?.state).toBe('cancelled');
    expect(refused(state, plan(second))).toBe('issue.removed');
  });
});

describe('a file that a step asks for', () => {
  const asking = {
    ...loose,
    policy: {
      ...loose.policy,
      evidence: [
        { id: 'a', step: 'submitPackage' as const, slot: 'statement' as const, required: true },
      ],
    },
  };
  const gone: Command = {
    name: 'stateUnavailable',
    payload: { slot: 'statement', saidBy: '信息科', reason: '录像已覆盖' },
  };
  it('cannot be had where somebody says why, and then does not hold the step back', () => {
    const submit: Command = { name: 'submitPackage', payload: PACKAGE };
    const state = aCaseAfter('signFor');
    const context = { ...asking, directory: aDirectory() };
    expect(refused(state, submit, context)).toBe('evidence.missing');
    const wrong: Command = { ...gone, payload: { ...gone.payload, slot: 'photo' } } as Command;
    expect(refused(state, wrong, context)).toBe('evidence.not_missing');
    const decision = decide(state, gone, context);
    expect(decision.texts).toEqual({ saidBy: '信息科', reason: '录像已覆盖' });
    expect(askedEvidence(decision.state, context.policy)).toMatchObject([
      { slot: 'statement', there: false, unavailableAt: expect.any(String) },
    ]);
    expect(refused(decision.state, submit, context)).toBeUndefined();
    expect(refused(decision.state, gone, context)).toBe('evidence.none_missing');
  });
});
