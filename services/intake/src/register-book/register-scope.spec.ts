import { describe, expect, it } from '@jest/globals';
import type { Identity, Role } from '@tingsu/contracts';
import { registerScope, requirePeriod } from './register-scope.js';

const who = (...grants: Identity['grants']): Identity => ({
  kind: 'staff',
  tenantId: '01900000-0000-7000-8000-000000000001',
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants,
  locale: 'zh-CN',
});
const grant = (role: Role, campus: string | null, department: string | null = null) => ({
  ...{ role, campus, department },
});
const places = {
  campuses: ['main', 'east'],
  campus: (code: string) =>
    ['main', 'east'].includes(code)
      ? { code, name: { zh: '', en: '' }, channels: [], open: true }
      : null,
  department: (code: string) => ({ code, campus: code.split('.')[0] ?? '' }),
};
const scope = (identity: Identity, action: 'register.read' | 'register.export', campus?: string) =>
  registerScope(identity, action, { campus }, places);

describe('whose register a person reads', () => {
  it('is that of the campuses of his grant, or of all (R-039)', () => {
    expect(scope(who(grant('centre_officer', 'east')), 'register.read').campuses).toEqual(['east']);
    expect(scope(who(grant('leader', null)), 'register.read').campuses).toEqual(['main', 'east']);
    expect(scope(who(grant('leader', null)), 'register.read', 'main').whole).toEqual(['main']);
  });

  it('is that of his department (R-204)', () => {
    const head = who(grant('department_head', 'main', 'main.ward'));
    expect(scope(head, 'register.read')).toEqual({
      ...{ campuses: ['main'], whole: [], departments: ['main.ward'] },
    });
    expect(() => scope(head, 'register.read', 'east')).toThrow('access.denied');
  });

  it('is nobody’s whom no row of the access table names', () => {
    const officer = who(grant('centre_officer', null));
    expect(() => scope(officer, 'register.export')).toThrow('access.denied');
    for (const role of ['first_responder', 'callback_agent', 'tenant_admin', 'operator'] as const)
      expect(() => scope(who(grant(role, null)), 'register.read')).toThrow('access.denied');
    expect(() => scope(who(grant('leader', 'main')), 'register.read', 'gone')).toThrow();
    expect(() => scope({ ...officer, personId: null }, 'register.read')).toThrow('access.denied');
  });
});

it.each([
  ['2026-01-01', '2026-12-31', true],
  ['2028-01-01', '2028-12-31', true],
  ['2026-11-20', '2026-11-20', true],
  ['2026-01-01', '2027-01-02', false],
  ['2026-11-21', '2026-11-20', false],
])('a period from %s to %s is taken: %s', (from, to, taken) => {
  const ask = () => requirePeriod({ from, to });
  if (taken) expect(ask).not.toThrow();
  else expect(ask).toThrow('request.invalid');
});
