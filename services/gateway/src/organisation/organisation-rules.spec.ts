import { describe, expect, it } from '@jest/globals';
import { faultsOfDepartment } from './organisation-rules.js';

const department = (
  code: string,
  parent: string | null = null,
  closedAt: string | null = null,
) => ({
  ...{ code, parent, closedAt, campus: code.split('.')[0] ?? '' },
});
const KNOWN = [
  department('main.medicine'),
  department('main.heart', 'main.medicine'),
  department('main.valves', 'main.heart'),
  department('main.gone', null, '2026-11-01T00:00:00Z'),
  department('east.medicine'),
];
const codesOf = (
  code: string,
  campus: string,
  parent: string | null,
  headNurse: string | null = null,
) =>
  faultsOfDepartment(code, { campus, parent, headNurse }, ['main', 'east'], KNOWN).map(
    (one) => `${one.path} ${one.code}`,
  );

describe('a department', () => {
  it('is a part of an open one of its campus, and never of itself', () => {
    expect(codesOf('main.new', 'main', 'main.heart')).toEqual([]);
    expect(codesOf('main.new', 'main', 'east.medicine')).toEqual(['parent unknown']);
    expect(codesOf('main.new', 'main', 'main.gone')).toEqual(['parent unknown']);
    expect(codesOf('main.medicine', 'main', 'main.valves')).toEqual(['parent departments_in_ring']);
    expect(codesOf('main.heart', 'main', 'main.heart')).toEqual(['parent departments_in_ring']);
  });

  it('moves to another campus without leaving its parts behind', () => {
    expect(codesOf('main.medicine', 'east', null)).toEqual(['campus other_campus']);
    expect(codesOf('main.valves', 'east', 'east.medicine')).toEqual([]);
    expect(codesOf('main.valves', 'west', null)).toEqual(['campus unknown']);
    expect(codesOf('main.valves', 'main', null, 'main.gone')).toEqual(['headNurse unknown']);
  });
});
