import { describe, expect, it } from '@jest/globals';
import type { Role, RoleGrant } from '../vocabulary.js';
import { houseReach, mayInHouse } from './house-access.js';

const PERSON = '0190bbbb-0000-7000-8000-000000000001';
const holding = (...grants: RoleGrant[]) => ({ personId: PERSON, grants });
const grant = (
  role: Role,
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({ role, campus, department });
const BOXES = { campus: 'east', department: 'main.office' };

describe('who may do a routine', () => {
  it('is the department that owes it, on whatever campus', () => {
    const office = holding(grant('department_head', 'main', 'main.office'));
    expect(mayInHouse(office, 'routine.do', BOXES)).toBe(true);
    expect(mayInHouse(office, 'routine.do', { ...BOXES, department: 'main.finance' })).toBe(false);
    expect(mayInHouse(office, 'routine.do', { ...BOXES, department: null })).toBe(false);
  });

  it('is the centre of the campus', () => {
    expect(mayInHouse(holding(grant('centre_officer', 'east')), 'routine.do', BOXES)).toBe(true);
    expect(mayInHouse(holding(grant('centre_officer', 'north')), 'routine.do', BOXES)).toBe(false);
    expect(mayInHouse(holding(grant('centre_officer')), 'routine.do', BOXES)).toBe(true);
  });

  it('is not who only looks', () => {
    const leader = holding(grant('leader'));
    expect(mayInHouse(leader, 'routine.read', BOXES)).toBe(true);
    expect(mayInHouse(leader, 'routine.do', BOXES)).toBe(false);
  });

  it('is no visitor, and nobody by a grant of the wrong shape', () => {
    const visitor = { personId: null, grants: [grant('centre_head')] };
    expect(houseReach(visitor, 'routine.read')).toEqual({ campuses: [], departments: [] });
    const shapeless = holding(grant('department_head', 'main'), grant('centre_head', 'main', 'x'));
    expect(houseReach(shapeless, 'routine.do')).toEqual({ campuses: [], departments: [] });
  });
});
