import { describe, expect, it } from '@jest/globals';
import { type Role, ROLES, type RoleGrant } from '@tingsu/contracts';
import { mayRead, type Place } from './may-read-complaint.js';

const undispatched: Place = { campus: 'main', departments: [] };
const atPharmacy: Place = { campus: 'main', departments: ['main.pharmacy'] };
const grant = (
  role: Role,
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});

describe('who may read a complaint', () => {
  it.each<[string, RoleGrant, Place, boolean]>([
    ['an officer of the group', grant('centre_officer'), undispatched, true],
    ['an officer of the campus', grant('centre_officer', 'main'), undispatched, true],
    ['an officer of another campus', grant('centre_officer', 'east'), undispatched, false],
    ['the leader', grant('leader'), atPharmacy, true],
    [
      'a head whose department has the case',
      grant('department_head', 'main', 'main.pharmacy'),
      atPharmacy,
      true,
    ],
    [
      'a head before the case was sent anywhere',
      grant('department_head', 'main', 'main.pharmacy'),
      undispatched,
      false,
    ],
    [
      'a head of another department',
      grant('department_head', 'main', 'main.finance'),
      atPharmacy,
      false,
    ],
    [
      'a head of another campus that helps',
      grant('department_head', 'east', 'east.lab'),
      { campus: 'main', departments: ['main.pharmacy', 'east.lab'] },
      true,
    ],
    ['a head without a department', grant('department_head', 'main'), atPharmacy, false],
    ['an administrator of the system', grant('tenant_admin'), atPharmacy, false],
    ['an operator', grant('operator'), atPharmacy, false],
  ])('%s', (_, one, place, allowed) =>
    expect(mayRead('complaint.read', [one], place)).toBe(allowed),
  );

  it('is nobody without a grant, and anybody with one grant that suffices', () => {
    expect(mayRead('complaint.read', [], atPharmacy)).toBe(false);
    expect(mayRead('complaint.read', [grant('operator'), grant('auditor')], atPharmacy)).toBe(true);
  });

  it('reaches attachments only for those who judge the case', () => {
    const readers = (action: 'complaint.read' | 'attachment.read') =>
      ROLES.filter((role) => mayRead(action, [grant(role, null, 'main.pharmacy')], atPharmacy));
    expect(
      readers('complaint.read').filter((role) => !readers('attachment.read').includes(role)),
    ).toEqual(['first_responder', 'callback_agent']);
  });
});
