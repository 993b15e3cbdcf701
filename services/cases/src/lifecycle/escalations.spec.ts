import { describe, expect, it } from '@jest/globals';
import type { Role } from '@tingsu/contracts';
import { boundAlone } from './bound-alone.fixture.js';
import { aCaseAfter, aComplaint, aContext, HEAD, LEADER, OFFICER } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { openCase } from './open-case.js';
import { refusal } from './refusal.fixture.js';

const AT = '2026-11-23T10:00:00+08:00';
const as = (role: Role, id: string, more: Partial<DecisionContext> = {}): DecisionContext => ({
  ...aContext(AT, role, id),
  ...more,
});
const officer = as('centre_officer', OFFICER);
const leader = as('leader', LEADER);
const up = (matter: 'unresolved' | 'liability' | 'cannot_handle'): Command => ({
  name: 'escalate',
  payload: { matter, reason: '多次沟通无效' },
});
const takeUp: Command = { name: 'takeUpEscalation', payload: {} };
const rule: Command = { name: 'ruleEscalation', payload: { ruling: '由医务部承担' } };
const refused = (state: CaseState, command: Command, context: DecisionContext) =>
  refusal(() => decide(state, command, context));
const lastTo = (state: CaseState) => state.escalations?.at(-1)?.to;

describe('what is handed up by hand', () => {
  const nursing = boundAlone('nursing-register');
  const nurse = as('centre_officer', OFFICER, nursing);

  it('R-300, R-305: goes to the head of the department and the nursing department, then to the leaders, each in its time', () => {
    const from: CaseState = {
      ...aCaseAfter('signFor'),
      respondents: { units: [], persons: [] },
      department: null,
    };
    const once = decide(from, up('unresolved'), nurse);
    expect(once.texts).toEqual({ reason: '多次沟通无效' });
    expect(lastTo(once.state)).toMatchObject([
      { role: null, department: 'main.conduct' },
      // Under this policy the nursing department is the complaint centre.
      { role: 'centre_head', department: null },
    ]);
    expect(once.state.clocks['escalation.1']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-24T02:00:00.000Z',
    });
    const nursingHead = as('centre_head', HEAD, nursing);
    const taken = decide(once.state, takeUp, nursingHead).state;
    expect(taken.clocks['escalation.1']?.state).toBe('met');
    expect(refused(taken, takeUp, nursingHead)).toBe('escalation.taken');
    const twice = decide(taken, up('unresolved'), nurse).state;
    expect(lastTo(twice)).toMatchObject([{ role: 'leader' }]);
    const ruled = decide(twice, rule, as('leader', LEADER, nursing));
    expect(ruled.texts).toEqual({ ruling: '由医务部承担' });
    expect(ruled.state.escalations).toMatchObject([{ ruledAt: null }, { step: 'EP2' }]);
    expect(ruled.state.escalations?.[1]?.ruledAt).not.toBeNull();
  });

  it('R-137: goes to a leader for a ruling where it is unclear whose liability it is', () => {
    const { state } = decide(aCaseAfter('signFor'), up('liability'), officer);
    expect(lastTo(state)).toMatchObject([{ role: 'leader' }]);
    expect(refused(state, rule, officer)).toBe('escalation.none_open');
    expect(refused(state, rule, as('leader', OFFICER))).toBe('separation.requester');
    expect(decide(state, rule, leader).events[0]?.data).toMatchObject({ raisedBy: OFFICER });
  });

  it('R-283: goes to the own head from who cannot handle it', () => {
    const receiver = as('department_receiver', HEAD, { departments: ['main.conduct'] });
    const from = aCaseAfter('signFor');
    expect(lastTo(decide(from, up('cannot_handle'), receiver).state)).toMatchObject([
      { department: 'main.conduct' },
    ]);
    expect(lastTo(decide(from, up('cannot_handle'), officer).state)).toMatchObject([
      { role: 'centre_head' },
    ]);
  });

  it('R-369: is not decided by the department complained of, but by a leader', () => {
    const from = {
      ...aCaseAfter('signFor'),
      respondents: { units: ['main.conduct'], persons: [] },
    };
    const { state } = decide(from, up('unresolved'), nurse);
    expect(lastTo(state)).toMatchObject([{ role: 'leader' }, { role: 'centre_head' }]);
  });
});

describe('what the office checks and arranges', () => {
  it('R-333, R-381: is whether a complaint is true and whole, who it comes from, and that it repeats none', () => {
    const verify: Command = {
      name: 'verifyComplaint',
      payload: {
        ...{ finding: 'partly_true', identityChecked: true, repetitionChecked: true },
        ...{ how: '回拨电话，查登记簿', result: '等候 50 分钟属实' },
      },
    };
    const { state, texts } = decide(aCaseAfter('startTriage'), verify, officer);
    expect(state.verification).toMatchObject({ finding: 'partly_true', by: OFFICER });
    expect(texts).toEqual({ how: '回拨电话，查登记簿', result: '等候 50 分钟属实' });
  });

  it('R-058: goes with the dispatch as a note of what was found out before', () => {
    const dispatch: Command = {
      name: 'dispatch',
      payload: { lead: 'main.conduct', research: '已调取叫号记录' },
    };
    expect(decide(aCaseAfter('accept'), dispatch, officer).texts).toEqual({
      research: '已调取叫号记录',
    });
  });

  it('R-108: is signed for by a named person, and who is in charge decides which unit handles it', () => {
    const decideUnit = (department: string): Command => ({
      name: 'decideUnit',
      payload: { department },
    });
    const signed = aCaseAfter('signFor');
    expect(signed.assignment?.signedBy).toBe(HEAD);
    expect(refused(signed, decideUnit('main.conduct'), leader)).toBe('unit.same');
    const { state } = decide(signed, decideUnit('main.medical'), leader);
    expect(state).toMatchObject({
      state: 'investigating',
      assignment: { lead: 'main.medical', signedBy: HEAD },
      access: { lead: 'main.medical' },
    });
    expect(state.assignment?.assist).toContain('main.conduct');
  });

  it('R-189: is another place, another person or another time for a talk, each with its reason', () => {
    const calm: Command = {
      name: 'recordCalming',
      payload: { changed: ['place', 'person', 'place'], note: '改到接待室，由护士长接谈' },
    };
    expect(decide(aCaseAfter('startTriage'), calm, officer).events[0]?.data).toMatchObject({
      changed: ['place', 'person'],
    });
  });

  it('R-213: is asked of somebody outside by the department that deals with them, and answered in its time', () => {
    const ask = (more: object): Command => ({
      name: 'planTask',
      payload: {
        kind: 'outside',
        what: '设备检修记录',
        dueAt: '2026-11-25T17:00:00+08:00',
        ...more,
      },
    });
    const from = aCaseAfter('signFor');
    expect(refused(from, ask({ department: 'main.finance' }), officer)).toBe('task.party_missing');
    expect(refused(from, ask({ party: '设备供应商' }), officer)).toBe('task.who');
    const asked = decide(from, ask({ party: '设备供应商', department: 'main.finance' }), officer);
    expect(asked.texts).toEqual({ party: '设备供应商', what: '设备检修记录' });
    expect(asked.state.clocks['task.1']).toMatchObject({ ownerDepartment: 'main.finance' });
    const taskId = asked.state.inquiry?.tasks[0]?.taskId ?? '';
    const finance = as('department_head', HEAD, { departments: ['main.finance'] });
    const answer: Command = { name: 'finishTask', payload: { taskId, result: '供应商书面答复' } };
    expect(decide(asked.state, answer, finance).state.clocks['task.1']?.state).toBe('met');
  });

  it('R-309: comes to the quality supervisor where it is complained of in writing', () => {
    const bound = boundAlone('timeliness');
    const inWriting = (channel: 'letter' | 'hotline') => {
      const context = { ...officer, ...bound };
      const opened = openCase(
        aComplaint({ channel }),
        '01900000-0000-7000-8000-0000000000ca',
        context,
      ).state;
      const facts = { channel, category: 'C01', topics: ['attitude'] };
      const begun = decide(opened, { name: 'startTriage', payload: {} }, context).state;
      return decide(begun, { name: 'classify', payload: { facts } }, context).state.classification;
    };
    expect(inWriting('letter')).toMatchObject({ lead: '质量监督员', leadRule: 'TL1' });
    expect(inWriting('hotline')?.lead).toBe('总经办');
  });
});
