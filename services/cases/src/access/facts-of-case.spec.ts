import { describe, expect, it } from '@jest/globals';
import { ACCESS_TABLE, accessTo, CASE_STATES, type RoleGrant } from '@tingsu/contracts';
import {
  aCaseAfter,
  aContext,
  aDirectory,
  HEAD,
  LEADER,
  OFFICER,
  RUDENESS,
} from '../lifecycle/case.fixture.js';
import { decide, type Command } from '../lifecycle/decide.js';
import { isLegal } from '../lifecycle/transitions.js';
import type { Directory } from '../lifecycle/units.js';
import { accessFactsOf } from './facts-of-case.js';

const DEPUTY = '01900000-0000-7000-8000-0000000000d1';
const OTHER = '01900000-0000-7000-8000-0000000000d2';
const CENTRE_HEAD = '01900000-0000-7000-8000-0000000000d2';

const person = (
  id: string,
  grants: RoleGrant[],
  more: object = {},
): Directory['staff'][number] => ({
  id,
  name: id,
  email: null,
  locale: 'zh-CN',
  active: true,
  grants,
  ...more,
});
const grant = (role: RoleGrant['role'], department: string | null = null): RoleGrant => ({
  role,
  campus: department === null ? null : 'main',
  department,
});
const directory = (deputy: string | null): Directory => ({
  ...aDirectory(),
  staff: [
    person(HEAD, [grant('department_head', 'main.conduct')], { deputy }),
    person(DEPUTY, [grant('department_receiver', 'main.conduct')]),
    person(CENTRE_HEAD, [grant('centre_head')]),
    person(LEADER, [grant('leader')]),
    person(OFFICER, [grant('centre_officer')]),
  ],
});
const naming = (persons: string[]): Command => ({
  name: 'nameRespondents',
  payload: { units: ['main.conduct'], persons },
});

describe('what access to a case depends on', () => {
  it('is published whenever it changes, and at opening with the case itself', () => {
    const dispatched = aCaseAfter('dispatch');
    expect(dispatched.access).toEqual(accessFactsOf(dispatched, aContext()));
    expect(dispatched.access).toMatchObject({ lead: 'main.conduct', coUnits: ['main.outpatient'] });
    expect(aCaseAfter('classify').access).toMatchObject({
      lead: null,
      supervising: [],
      respondent: { units: ['main.ward'] },
    });
  });

  it('R-077: names the department that owes a call-back, until the last one is recorded', () => {
    let state = aCaseAfter('close');
    expect(aCaseAfter('finalise').access?.callers).toBeUndefined();
    expect(state.access?.callers).toEqual([state.assignment?.lead]);
    for (const itemNo of [1, 2, 3]) {
      const payload = { planId: 'threeMonth', itemNo, result: 'satisfied' } as const;
      const made = aContext('2027-03-20T10:00:00+08:00', 'callback_agent', OTHER);
      state = decide(state, { name: 'recordFollowUp', payload }, made).state;
      expect(state.access?.callers).toEqual(itemNo < 3 ? [state.assignment?.lead] : undefined);
    }
  });

  it('S-10: a head complained of is replaced by his deputy', () => {
    const context = { ...aContext(), directory: directory(DEPUTY) };
    const { state, events } = decide(aCaseAfter('dispatch'), naming([HEAD]), context);
    expect(events.map(({ kind }) => kind)).toEqual(['respondentsNamed', 'accessChanged']);
    const access = { ...accessFactsOf(state, context), tenantId: HEAD };
    const tenantId = HEAD;
    const head = accessTo(
      { tenantId, personId: HEAD, grants: [grant('department_head', 'main.conduct')] },
      access,
    );
    const deputy = accessTo({ tenantId, personId: DEPUTY, grants: [] }, access);
    expect([head.bar, head.roles]).toEqual(['complained_of', []]);
    expect(deputy.roleFor('submitPackage')).toBe('department_head');
  });

  it('S-10: a deputy who may not act either is replaced by his own deputy', () => {
    const chain = directory(DEPUTY);
    const staff = chain.staff.map((one) => (one.id === DEPUTY ? { ...one, deputy: OTHER } : one));
    const other = { ...person(OTHER, [grant('department_receiver', 'main.conduct')]) };
    const context = { ...aContext(), directory: { ...chain, staff: [...staff, other] } };
    const { state } = decide(aCaseAfter('dispatch'), naming([HEAD, DEPUTY]), context);
    expect(state.access?.standIns).toContainEqual({
      role: 'department_head',
      relation: 'lead',
      department: 'main.conduct',
      personId: OTHER,
      insteadOf: HEAD,
    });
  });

  it('S-10: without a deputy the next level acts', () => {
    const context = { ...aContext(), directory: directory(null) };
    const { state } = decide(aCaseAfter('dispatch'), naming([HEAD]), context);
    expect(state.access?.standIns).toEqual([
      {
        role: 'department_head',
        relation: 'lead',
        department: 'main.conduct',
        personId: CENTRE_HEAD,
        insteadOf: HEAD,
      },
    ]);
  });

  it('reports that no one is left when the only leader is complained of', () => {
    const context = { ...aContext(), directory: directory(null) };
    const { state } = decide(aCaseAfter('dispatch'), naming([LEADER]), context);
    expect(state.access?.standIns).toContainEqual({
      role: 'leader',
      relation: 'area',
      department: null,
      personId: null,
      insteadOf: LEADER,
    });
  });

  it('S-01: no member of a unit complained of confidentially stands in or sees the case', () => {
    const facts = { ...RUDENESS, confidentialFromRespondent: true };
    const state = aCaseAfter('classify', facts, false, { department: 'main.medical' });
    expect(state.access).toMatchObject({
      confidential: true,
      respondent: { units: ['main.medical'] },
    });
  });
});

/** A case that was not accepted yet, or that ended without being accepted, is with no department. */
const WITHOUT_DEPARTMENT = [
  'received',
  'registered',
  'triage',
  'awaiting_info',
  'resolved_on_spot',
  'declined',
  'referred',
  'merged',
] as const;

describe('the rights of a department', () => {
  it('can all be used: each command is possible in some state in which a department has the case', () => {
    const states = CASE_STATES.filter((state) => !WITHOUT_DEPARTMENT.some((one) => one === state));
    const useless = ACCESS_TABLE.filter(({ relation }) => relation !== 'area').flatMap((row) =>
      row.commands
        .filter((command) => !states.some((state) => isLegal(command, state)))
        .map((command) => `${row.role} ${row.relation} ${command}`),
    );
    expect(useless).toEqual([]);
  });
});
