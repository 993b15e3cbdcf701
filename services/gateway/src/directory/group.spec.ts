import { describe, expect, it } from '@jest/globals';
import { isWellFormed, ROLES, workplacesOf } from '@tingsu/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { GroupSchema } from './group.js';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const demo = GroupSchema.parse(read('deploy/demo/group.json'));

describe('the demo group', () => {
  it('has somebody at the head of every department', () => {
    const headed = new Set(
      demo.staff.flatMap(({ grants }) =>
        grants.filter(({ role }) => role === 'department_head').map(({ department }) => department),
      ),
    );
    expect(demo.departments.filter(({ code }) => !headed.has(code))).toEqual([]);
  });

  it('has somebody for every role', () => {
    const roles = new Set(demo.staff.flatMap(({ grants }) => grants.map(({ role }) => role)));
    for (const role of [
      'centre_officer',
      'centre_head',
      'leader',
      'tenant_admin',
      'operator',
      'platform_operator',
      'auditor',
      'callback_agent',
      'supervisor',
    ] as const) {
      expect(roles).toContain(role);
    }
  });

  it('has a department for every unit that the hospital’s policies name, at the main campus for the whole group', () => {
    const answered = new Set(
      demo.departments
        .filter(({ campus }) => campus === 'main')
        .flatMap(({ answersFor }) => answersFor),
    );
    const missing = ['tcm-yulin.json', 'group-default.json']
      .flatMap((file) => unitsIn(read(`deploy/policies/${file}`)))
      .filter((unit) => !answered.has(unit) && !ROLES.some((role) => role === unit));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('reads its policies from files that are there', () => {
    expect(readdirSync('deploy/policies')).toEqual(
      expect.arrayContaining(['tcm-yulin.json', 'group-default.json']),
    );
  });
});

describe('S-14: a group file', () => {
  it('names platform operators in the default group of the installation only', () => {
    const file = read('deploy/demo/group.json') as { tenant: { default: boolean } };
    expect(GroupSchema.safeParse(file).success).toBe(true);
    const other = { ...file, tenant: { ...file.tenant, default: false } };
    expect(GroupSchema.safeParse(other).error?.issues).toMatchObject([
      { message: 'login admin: platform_operator is a role of the default group only' },
    ]);
  });
});

describe('the people of the demo group', () => {
  it('hold grants that reach something, and each works somewhere', () => {
    const grants = demo.staff.flatMap((person) => person.grants);
    expect(grants.filter((grant) => !isWellFormed(grant))).toEqual([]);
    expect(demo.staff.filter((person) => workplacesOf(person).length === 0)).toEqual([]);
  });

  it('have deputies who are active', () => {
    const active = demo.staff.filter((person) => person.active).map(({ login }) => login);
    const deputies = demo.staff.flatMap(({ deputy }) => deputy ?? []);
    expect(deputies).toContain('finance_desk');
    expect(active).toEqual(expect.arrayContaining(deputies));
  });
});

describe('a group file', () => {
  const tenant = {
    id: '01900000-0000-7000-8000-000000000009',
    code: 'x',
    name: { zh: '某', en: 'X' },
    timeZone: 'Asia/Shanghai',
  };
  const campus = { code: 'main', name: { zh: '总', en: 'Main' }, channels: [] };
  it('is refused when a name points nowhere or occurs twice', () => {
    const person = {
      login: 'a1',
      name: 'A',
      grants: [{ role: 'leader' as const, campus: 'south', department: null }],
    };
    const result = GroupSchema.safeParse({
      tenant,
      campuses: [campus, campus],
      departments: [],
      staff: [person, person],
    });
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      'campus main is defined twice',
      'login a1 is defined twice',
      'login a1: campus south is not defined',
      'login a1: campus south is not defined',
    ]);
  });

  const finance = { code: 'main.finance', campus: 'main', name: { zh: '财务', en: 'Finance' } };
  it.each<[string, object, readonly (string | number)[], string]>([
    [
      'a departmental role without a department',
      { grants: [{ role: 'department_head', campus: 'main', department: null }] },
      ['grants', 0, 'department'],
      'the role department_head needs a department',
    ],
    [
      'a role of the campus with a department',
      { grants: [{ role: 'leader', campus: 'main', department: 'main.finance' }] },
      ['grants', 0, 'department'],
      'the role leader holds for a campus or the group; leave out the department',
    ],
    [
      'a department outside its campus',
      { grants: [{ role: 'supervisor', campus: 'east', department: 'main.finance' }] },
      ['grants', 0, 'campus'],
      'the department main.finance is on the campus main',
    ],
    [
      'a department without its campus',
      { grants: [{ role: 'supervisor', campus: null, department: 'main.finance' }] },
      ['grants', 0, 'campus'],
      'the department main.finance is on the campus main',
    ],
    [
      'an undefined place of work',
      { worksIn: ['main.finance', 'main.x'] },
      ['worksIn', 1],
      'department main.x is not defined',
    ],
    ['an unknown deputy', { deputy: 'a9' }, ['deputy'], 'login a9 is not defined'],
    [
      'a person as their own deputy',
      { deputy: 'a1' },
      ['deputy'],
      'a person cannot be their own deputy; name another login',
    ],
  ])('is refused with %s', (_, more, field, message) => {
    const result = GroupSchema.safeParse({
      tenant,
      campuses: [campus, { ...campus, code: 'east' }],
      departments: [finance],
      staff: [{ login: 'a1', name: 'A', grants: [], ...more }],
    });
    expect(result.error?.issues).toEqual([
      expect.objectContaining({ path: ['staff', 0, ...field], message: `login a1: ${message}` }),
    ]);
  });

  it('is refused when deputies lead in a ring, which is named for each of them', () => {
    const person = (login: string, deputy: string | null) => ({
      ...{ login, deputy },
      name: login,
      grants: [],
    });
    const staff = [person('a1', 'a2'), person('a2', 'a3'), person('a3', 'a2'), person('a4', null)];
    const result = GroupSchema.safeParse({ tenant, campuses: [campus], departments: [], staff });
    expect(result.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [
        ['staff', 1, 'deputy'],
        'login a2: the deputies lead in a ring (a2 → a3 → a2); name another login',
      ],
      [
        ['staff', 2, 'deputy'],
        'login a3: the deputies lead in a ring (a3 → a2 → a3); name another login',
      ],
    ]);
  });
});

/** Words for whoever the case itself names: its own department, its ward, its respondent. */
const OF_THE_CASE = new Set([
  '该病区护士长',
  '当事科室',
  '科室',
  '被诉科室/人',
  '责任科室负责人',
  'department',
  'complainant',
  'respondent',
]);
const UNIT_KEYS = new Set([
  'owner',
  'supervisor',
  'role',
  'fallback',
  'executor',
  'tracker',
  'centre',
  'day',
  'night',
  'medical',
  'nursing',
  'conduct',
  'other',
  'leader',
  'finalBody',
  'proposer',
  'circularIssuer',
  'decisionBody',
]);

/** Every unit in a policy: owners, supervisors, duty roles, targets of routing. Two joined by | are two. */
function unitsIn(value: unknown, key = '', within: readonly string[] = []): string[] {
  if (typeof value === 'string') {
    const named = UNIT_KEYS.has(key) || (key === 'to' && within.includes('routing'));
    return named && !OF_THE_CASE.has(value) ? value.split('|') : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value.map((item): [string, unknown] => [key, item])
    : Object.entries(value);
  return inner.flatMap(([name, item]) => unitsIn(item, name, [...within, key]));
}
