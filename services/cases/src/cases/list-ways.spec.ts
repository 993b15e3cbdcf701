import { describe, expect, it } from '@jest/globals';
import type { RoleGrant } from '@tingsu/contracts';
import { PARTS } from '../ledger/case-member.js';
import { barsOn, waysInCampus, waysOf } from './list-ways.js';

const ME = '01900000-0000-7000-8000-00000000000a';
const withGrants = (...grants: RoleGrant[]) => ({ tenantId: ME, personId: ME, grants });
const officer = { role: 'centre_officer', campus: null, department: null } as const;
const ofEast = { ...officer, campus: 'east' };
const wardHead = { role: 'department_head', campus: 'main', department: 'main.ward' } as const;
const membersOf = (...grants: RoleGrant[]) =>
  waysOf(withGrants(...grants)).map(({ member }) => member);

describe('the ways of a reader into lists', () => {
  it('are the group alone for those who see all of it, whatever else they are', () => {
    expect(waysOf(withGrants(officer, wardHead))).toEqual([{ member: '*', parts: PARTS.area }]);
  });

  it('are the campus, the departments and what is given by name to those who see a part', () => {
    expect(membersOf(ofEast, wardHead)).toEqual(['campus:east', 'unit:main.ward', `person:${ME}`]);
  });

  it('are cases with call-backs only, for those who only call', () => {
    const [way] = waysOf(withGrants({ role: 'callback_agent', campus: null, department: null }));
    expect(way).toEqual({ member: '*', parts: PARTS.callBack });
  });

  it('lead to the campus that is asked for, and to no other', () => {
    expect(waysInCampus(waysOf(withGrants(officer)), 'main')).toEqual([
      { member: 'campus:main', parts: PARTS.area },
    ]);
    const ways = waysInCampus(waysOf(withGrants(ofEast, wardHead)), 'main');
    expect(ways.map(({ member }) => member)).toEqual(['unit:main.ward', `person:${ME}`]);
  });

  it('lead to whom cases complain of only where the reader is shown it, also as a stand-in', () => {
    const ways = (...grants: RoleGrant[]) => waysOf(withGrants(...grants), 'statement.read');
    const standIn = { member: `person:${ME}`, parts: PARTS.statement | PARTS.investigator };
    expect(ways(ofEast)).toEqual([{ member: 'campus:east', parts: PARTS.area }, standIn]);
    expect(ways(wardHead)).toEqual([{ member: 'unit:main.ward', parts: PARTS.lead }, standIn]);
    expect(ways({ ...wardHead, role: 'department_receiver' })).toEqual([standIn]);
    expect(ways({ ...officer, role: 'callback_agent' })).toEqual([standIn]);
  });

  it('are none for those who see no case', () => {
    expect(waysOf({ tenantId: ME, personId: null, grants: [officer] })).toEqual([]);
    expect(membersOf({ role: 'department_head', campus: 'main', department: null })).toEqual([
      `person:${ME}`,
    ]);
  });

  it('end where the reader is complained of, or works in a unit that is in confidence', () => {
    expect(barsOn({ ...withGrants(wardHead), worksIn: ['main.icu'] })).toEqual([
      `person:${ME}`,
      'unit:main.ward',
      'unit:main.icu',
    ]);
  });
});
