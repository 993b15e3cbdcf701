import { describe, expect, it } from '@jest/globals';
import { nextLinkOf, type Role } from '@tingsu/contracts';
import { boundAlone } from './bound-alone.fixture.js';
import { ABUSE, aCaseAfter, aContext, aDirectory, HEAD, LEADER, OFFICER } from './case.fixture.js';
import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { evolve } from './evolve.js';
import { refusal } from './refusal.fixture.js';

const QUALITY = '01900000-0000-7000-8000-00000000000e';
const AT = '2026-11-23T10:00:00+08:00';

/** The shipped policy of a house, with a department for each unit that it names. */
function under(id: string, units: readonly string[] = []) {
  const { policy, calendar } = boundAlone(id);
  const own = { code: 'main.quality', campus: 'main', name: { zh: '质量', en: 'Quality' } };
  const directory = aDirectory();
  return (role: Role, actorId: string, departments: string[] = []): DecisionContext => ({
    ...aContext(AT, role, actorId),
    ...{ policy, calendar, departments },
    directory: {
      ...directory,
      departments: [
        ...directory.departments,
        { ...own, public: true, answersFor: [...units], headNurse: null },
      ],
    },
  });
}
const driving = under('driving-school');
const timely = under('timeliness', ['质量负责人']);
const drafted = aCaseAfter('draftOpinion', ABUSE);
const after = (state: CaseState, context: DecisionContext, ...commands: Command[]): CaseState =>
  commands.reduce((one, command) => decide(one, command, context).state, state);
const refused = (state: CaseState, command: Command, context: DecisionContext) =>
  refusal(() => decide(state, command, context));

const SUBMIT: Command = { name: 'submit', payload: {} };
const AGREE: Command = { name: 'approve', payload: { note: '同意' } };
const RETURN: Command = { name: 'reject', payload: { reason: '请写明退费依据' } };

describe('an opinion on its way through several levels', () => {
  it('R-032: the head of the office writes his view, then the leader decides, each with his time', () => {
    const officer = driving('centre_officer', OFFICER);
    const head = driving('centre_head', HEAD);
    const leader = driving('leader', LEADER);
    const asked = after(drafted, officer, SUBMIT);
    expect(asked.chain).toMatchObject({
      links: [
        { role: 'centre_head', view: true, rules: ['office-opinion'], decidedBy: null },
        { role: 'leader', rules: ['leader-opinion'] },
      ],
    });
    expect(refused(asked, AGREE, leader)).toBe('approval.not_next');
    expect(refused(asked, { name: 'approve', payload: {} }, head)).toBe('approval.view_missing');
    const viewed = after(asked, head, AGREE);
    expect(viewed).toMatchObject({ state: 'approval', milestones: asked.milestones });
    expect(nextLinkOf(viewed.chain)?.role).toBe('leader');
    const both = { ...head, roles: ['centre_head', 'leader'] as const };
    expect(refused(viewed, AGREE, both)).toBe('separation.approver');
    const stands = after(viewed, leader, AGREE);
    expect(stands).toMatchObject({
      state: 'feedback_due',
      chain: { links: [{ decidedBy: HEAD }, { decidedBy: LEADER }] },
    });
    expect(stands.milestones.at(-1)?.name).toBe('handling.completed');
  });

  it('R-314: the quality lead checks the plan for his department, then the manager decides', () => {
    const officer = timely('centre_officer', OFFICER);
    const lead = timely('department_head', QUALITY, ['main.quality']);
    const asked = after(drafted, officer, SUBMIT);
    expect(nextLinkOf(asked.chain)).toMatchObject({ by: '质量负责人', department: 'main.quality' });
    expect(asked.access?.approvers).toEqual(['main.quality']);
    expect(asked.access?.coUnits).toContain('main.quality');
    const other = timely('department_head', HEAD, ['main.ward']);
    expect(refused(asked, AGREE, other)).toBe('approval.not_next');
    const checked = after(asked, lead, AGREE);
    expect(checked.access?.approvers).toBeUndefined();
    expect(after(checked, timely('leader', LEADER), AGREE).state).toBe('feedback_due');
  });

  it('returned with a reason, goes back to who drafted it, is written anew, and starts at the first level again', () => {
    const officer = driving('centre_officer', OFFICER);
    const head = driving('centre_head', HEAD);
    const viewed = after(after(drafted, officer, SUBMIT), head, AGREE);
    const returned = decide(viewed, RETURN, driving('leader', LEADER));
    expect(returned.events[0]).toMatchObject({ data: { draftedBy: OFFICER, state: 'opinion' } });
    expect(returned.state.chain).toBeNull();
    const anew: Command = {
      name: 'draftOpinion',
      payload: { outcome: 'upheld', opinion: '按票据退费' },
    };
    const again = after(returned.state, officer, anew, SUBMIT);
    expect(nextLinkOf(again.chain)?.role).toBe('centre_head');
  });

  it('is decided by nobody who drafted it or is complained of, nor by the head of a unit complained of', () => {
    const byHead = after(drafted, driving('centre_head', HEAD), {
      name: 'draftOpinion',
      payload: { outcome: 'upheld', opinion: '投诉成立' },
    });
    const asked = after(byHead, driving('centre_officer', OFFICER), SUBMIT);
    expect(refused(asked, AGREE, driving('centre_head', HEAD))).toBe('separation.drafter');
    const named = { ...asked, respondents: { units: [], persons: [LEADER] } };
    expect(refused(named, AGREE, driving('leader', LEADER))).toBe('separation.respondent');
    const ofQuality = { ...drafted, respondents: { units: ['main.quality'], persons: [] } };
    const chain = after(ofQuality, timely('centre_officer', OFFICER), SUBMIT).chain;
    expect(chain?.links.map(({ role }) => role)).toEqual(['leader']);
  });

  it('follows what is to be paid: finance and a leader above an amount', () => {
    const officer = aContext(AT);
    const rules = [
      ...officer.policy.approvals,
      {
        ...{ id: 'finance', step: 'opinion', by: 'department_head', unit: '财务科主任', level: 1 },
        when: { fact: 'plannedAmount', op: 'ge', value: 5000 },
      },
    ] as typeof officer.policy.approvals;
    const context = { ...officer, policy: { ...officer.policy, approvals: rules } };
    const pay = (value: string): Command => ({
      name: 'startRemedies',
      payload: {
        ...{ remedy: 'refund', plan: '退费', dueOn: '2026-12-15' },
        amount: { value, currency: 'CNY' },
      },
    });
    const rolesFor = (value: string) =>
      after(drafted, context, pay(value), SUBMIT).chain?.links.map(
        ({ role, department }) => role ?? department,
      );
    expect(rolesFor('4999.99')).toEqual(['leader']);
    expect(rolesFor('5000')).toEqual(['main.finance', 'leader']);
  });

  it('of a case that was submitted before there were levels is decided by the one approver, and its log still folds', () => {
    const before = after(drafted, aContext(AT), SUBMIT);
    const { chain: _chain, ...old } = before;
    expect(after(old, aContext(AT, 'leader', LEADER), AGREE)).toMatchObject({
      state: 'feedback_due',
    });
    const event: RecordedEvent = {
      kind: 'approvalRequested',
      data: { state: 'approval', level: 'leader' },
      at: AT,
      version: drafted.version + 1,
      actor: { type: 'person', id: OFFICER, role: 'centre_officer' },
    };
    expect(evolve(drafted, event)).toMatchObject({ state: 'approval' });
  });
});
