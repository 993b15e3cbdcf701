import { describe, expect, it } from '@jest/globals';
import type { RoleGrant } from '@tingsu/contracts';
import { dutyMembersOf } from '../ledger/duty-member.js';
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

const grant = (role: RoleGrant['role'], campus: string | null = null): RoleGrant => ({
  role,
  campus,
  department: null,
});
const person = (id: string, ...grants: RoleGrant[]) => ({
  id,
  name: id,
  email: null,
  locale: 'zh-CN' as const,
  active: true,
  grants,
});
const context = () => {
  const given = aContext();
  const staff = [
    person(OFFICER, grant('centre_officer')),
    person(CALLER, grant('centre_officer')),
    person(HEAD, grant('centre_officer', 'east')),
    person(LEADER, grant('leader')),
  ];
  return { ...given, directory: { ...given.directory, staff } };
};
const assign = (to: string): Command => ({ name: 'assign', payload: { person: to } });
const takeOver: Command = { name: 'takeOver', payload: {} };
const after = (state: CaseState, command: Command): CaseState =>
  decide(state, command, context()).state;

describe('the owner of a case', () => {
  it('is whom the centre assigns, and stays it when a department gets the case and returns it', () => {
    const owned = after(aCaseAfter('accept'), assign(OFFICER));
    expect(owned.owner).toBe(OFFICER);
    const dispatched = after(owned, { name: 'dispatch', payload: {} });
    const back = after(dispatched, { name: 'returnTicket', payload: { reason: '非本科室' } });
    expect([dispatched.owner, back.owner]).toEqual([OFFICER, OFFICER]);
  });

  it('is only who may see the case and works in the centre', () => {
    const state = aCaseAfter('accept');
    for (const outside of [HEAD, LEADER, '01900000-0000-7000-8000-0000000000ff'])
      expect(refusal(() => after(state, assign(outside)))).toBe('owner.out_of_reach');
    const accused = after(state, {
      name: 'nameRespondents',
      payload: { units: [], persons: [CALLER] },
    });
    expect(refusal(() => after(accused, assign(CALLER)))).toBe('owner.out_of_reach');
  });

  it('is not given what is theirs', () => {
    const owned = after(aCaseAfter('accept'), takeOver);
    expect(refusal(() => after(owned, takeOver))).toBe('owner.same');
    expect(refusal(() => after(owned, assign(OFFICER)))).toBe('owner.same');
  });
});

describe('what is to be done in a case', () => {
  /** Without whom the case complains of, which is for finding it. */
  const dutiesOf = (state: CaseState): string[] =>
    dutyMembersOf(state).filter((member) => !member.startsWith('respondent:'));

  it('is to find an owner while it is open and has none', () => {
    expect(dutiesOf(aCaseAfter('opened'))).toEqual(['unowned']);
    expect(dutiesOf(aCaseAfter('close'))).toEqual([]);
    expect(dutiesOf(after(aCaseAfter('accept'), takeOver))).toEqual([`owner:${OFFICER}`]);
  });

  it('is owed by the leading department from signing until its statement is complete', () => {
    const owed = (last: 'dispatch' | 'signFor' | 'submitPackage') =>
      dutyMembersOf(aCaseAfter(last, RUDENESS)).filter((one) => one.startsWith('statement:'));
    expect(owed('dispatch')).toEqual([]);
    expect(owed('signFor')).toEqual(['statement:main.conduct']);
    expect(owed('submitPackage')).toEqual([]);
  });

  it('waits for those who approve', () => {
    const submitted = aCaseAfter('submit', ABUSE, true);
    const waitsFor = (state: typeof submitted) =>
      dutyMembersOf(state).filter((one) => one.startsWith('approval:'));
    expect(waitsFor(submitted)).toEqual(['approval:leader']);
    // Of an opinion from before there were levels the policy says who is enough.
    const { chain: _chain, ...before } = submitted;
    expect(waitsFor(before)).toEqual(['approval:leader', 'approval:centre_head']);
  });
});
