import { describe, expect, it } from '@jest/globals';
import type { RoleGrant } from '@tingsu/contracts';
import { sourceOf } from './list-source.js';

const ME = '01900000-0000-7000-8000-00000000000a';
const withGrants = (...grants: RoleGrant[]) => ({ tenantId: ME, personId: ME, grants });
const officer = { role: 'centre_officer', campus: null, department: null } as const;
const ofEast = { ...officer, campus: 'east' };
const wardHead = { role: 'department_head', campus: 'main', department: 'main.ward' } as const;

describe('where a list begins', () => {
  it('with every case for those who see the whole group, with one campus when they ask for it', () => {
    expect(sourceOf({}, withGrants(officer))).toBe('everything');
    expect(sourceOf({ campus: 'main' }, withGrants(officer))).toEqual({
      campuses: ['main'],
      members: [],
    });
  });

  it('with the campus, the departments and the deputyships of those who see a part', () => {
    expect(sourceOf({}, withGrants(ofEast, wardHead))).toEqual({
      campuses: ['east'],
      members: ['main.ward', ME],
    });
    expect(sourceOf({ campus: 'main' }, withGrants(ofEast, wardHead))).toEqual({
      campuses: [],
      members: ['main.ward', ME],
    });
  });

  it('with the department that is asked for, whatever the reader sees besides', () => {
    expect(sourceOf({ department: 'main.ward', campus: 'main' }, withGrants(officer))).toEqual({
      campuses: [],
      members: ['main.ward'],
    });
  });

  it('with nothing for those who see no case', () => {
    expect(sourceOf({}, { tenantId: ME, personId: null, grants: [officer] })).toEqual({
      campuses: [],
      members: [],
    });
    expect(
      sourceOf({}, withGrants({ role: 'department_head', campus: 'main', department: null })),
    ).toEqual({ campuses: [], members: [ME] });
  });
});
