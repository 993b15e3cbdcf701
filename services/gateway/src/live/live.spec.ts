import { describe, expect, it } from '@jest/globals';
import type { RoleGrant } from '@tingsu/contracts';
import { CasePlaces } from './case-places.js';
import { hintFor, mayKnowOf, type CasePlace } from './hint.js';

const grant = (
  role: RoleGrant['role'],
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});
const eastPharmacy: CasePlace = {
  caseNo: 'C-2026-000001',
  campus: 'east',
  departments: ['east.pharmacy', 'main.pharmacy'],
};
const time = '2026-11-20T10:00:00+08:00';
const caseEvent = (type: string, data: unknown = {}) => ({
  type,
  time,
  aggregatetype: 'case' as const,
  aggregateid: 'c1',
  data,
});
const person = (...grants: RoleGrant[]) => ({ personId: 'p1', grants });

describe('who may know that a case changed', () => {
  const rows: [string, RoleGrant[], boolean][] = [
    ['the officer of the group', [grant('centre_officer')], true],
    ['the officer of the campus', [grant('centre_officer', 'east')], true],
    ['the officer of another campus', [grant('centre_officer', 'north')], false],
    [
      'the head of a department of the case on another campus',
      [grant('department_head', 'main', 'main.pharmacy')],
      true,
    ],
    [
      'the head of another department of the campus',
      [grant('department_head', 'east', 'east.orthopaedics')],
      false,
    ],
    ['the administrator', [grant('tenant_admin'), grant('operator')], false],
    ['somebody without grants', [], false],
  ];
  it.each(rows)('%s', (_who, grants, expected) => {
    expect(mayKnowOf(grants, eastPharmacy)).toBe(expected);
  });
});

describe('a hint', () => {
  it('names the case to those who may see it, and nothing to others', () => {
    const hint = hintFor(caseEvent('case.accepted.v1'), eastPharmacy, person(grant('leader')));
    expect(hint).toEqual({
      type: 'case.accepted.v1',
      caseNo: 'C-2026-000001',
      campus: 'east',
      at: time,
    });
    expect(
      hintFor(caseEvent('case.accepted.v1'), eastPharmacy, person(grant('leader', 'north'))),
    ).toBeNull();
  });

  it('says of an unknown case only that some case changed', () => {
    expect(hintFor(caseEvent('case.accepted.v1'), null, person(grant('leader', 'north')))).toEqual({
      type: 'case.changed', caseNo: null, campus: null, at: time,
    }); // prettier-ignore
    expect(hintFor(caseEvent('case.accepted.v1'), null, person(grant('operator')))).toBeNull();
  });

  it('of a notice reaches its recipient only', () => {
    const notice = {
      type: 'notice.sent.v1',
      time,
      aggregatetype: 'notice' as const,
      data: { recipientId: 'p1' },
    };
    expect(hintFor(notice, null, person())?.type).toBe('notice.sent.v1');
    expect(hintFor(notice, null, { personId: 'p2', grants: [] })).toBeNull();
  });
});

describe('the places of cases', () => {
  it('are learned from opening, grading, dispatch and clocks', () => {
    const places = new CasePlaces();
    expect(places.placeOf(caseEvent('case.accepted.v1'))).toBeNull();
    places.placeOf(
      caseEvent('case.opened.v1', { caseNo: 'C-1', campus: 'east', department: 'east.pharmacy' }),
    );
    places.placeOf(
      caseEvent('case.classified.v1', {
        leadDepartment: 'main.pharmacy',
        assistDepartments: ['main.nursing'],
      }),
    );
    places.placeOf(caseEvent('case.clockWarned.v1', { ownerDepartment: 'main.conduct' }));
    expect(places.placeOf(caseEvent('case.accepted.v1'))).toEqual({
      caseNo: 'C-1', campus: 'east', departments: ['east.pharmacy', 'main.pharmacy', 'main.nursing', 'main.conduct'],
    }); // prettier-ignore
  });

  it('forget the oldest', () => {
    const places = new CasePlaces(2);
    const opened = (id: string) => ({
      ...caseEvent('case.opened.v1', { caseNo: id, campus: 'east', department: null }),
      aggregateid: id,
    });
    for (const id of ['a', 'b', 'c']) places.placeOf(opened(id));
    expect(places.placeOf({ ...caseEvent('case.closed.v1'), aggregateid: 'a' })).toBeNull();
    expect(places.placeOf({ ...caseEvent('case.closed.v1'), aggregateid: 'c' })?.caseNo).toBe('c');
  });
});
