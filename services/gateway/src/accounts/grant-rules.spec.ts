import { describe, expect, it } from '@jest/globals';
import type { GiveGrant, RoleGrant } from '@tingsu/contracts';
import { administratorStays, faultsOfGrant, heldAlone, isHeldAt, isRing } from './grant-rules.js';

const now = new Date('2026-11-28T02:00:00Z');
const later = new Date(now.getTime() + 1);
const HEAD: RoleGrant = { role: 'department_head', campus: 'main', department: 'main.icu' };
const ADMIN = { role: 'tenant_admin', campus: null, department: null } as const;

const codesOf = (wanted: Partial<GiveGrant>, held: readonly RoleGrant[] = []): string[] =>
  faultsOfGrant(
    { role: 'leader', campus: null, department: null, endsAt: null, ...wanted },
    { campuses: ['main', 'east'], places: new Map([['main.icu', 'main']]), held, now },
  ).map(({ path, code }) => `${path} ${code}`);

describe('a grant', () => {
  it('gives something until its end, and nothing from that instant on', () => {
    expect(isHeldAt({ endsAt: null }, now)).toBe(true);
    expect(isHeldAt({ endsAt: later }, now)).toBe(true);
    expect(isHeldAt({ endsAt: now }, now)).toBe(false);
  });

  it('reaches the group or a campus, or for a departmental role one department of the campus', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ ...HEAD })).toEqual([]);
    expect(codesOf({ role: 'department_head', campus: 'main' })).toEqual(['department required']);
    expect(codesOf({ campus: 'main', department: 'main.icu' })).toEqual(['department empty']);
    expect(codesOf({ ...HEAD, campus: 'east' })).toEqual(['department unknown']);
    expect(codesOf({ campus: 'west' })).toEqual(['campus unknown']);
  });

  it('never makes an operator of the platform, never begins ended, and is given once', () => {
    expect(codesOf({ role: 'platform_operator' })).toEqual(['role not_granted_here']);
    expect(codesOf({ endsAt: now.toISOString() })).toEqual(['endsAt ended_already']);
    expect(codesOf({ endsAt: later.toISOString() })).toEqual([]);
    expect(codesOf({ ...HEAD }, [HEAD])).toEqual(['role taken']);
  });
});

describe('the last administrator', () => {
  const holder = (
    id: string,
    grants: readonly (RoleGrant & { endsAt?: Date })[],
    active = true,
  ) => ({
    ...{ id, active },
    grants: grants.map((grant, index) => ({ endsAt: null, ...grant, grantId: `${id}${index}` })),
  });
  it('stays: closed accounts, those of a campus and those with an end do not count', () => {
    const alone = [
      holder('a', [ADMIN]),
      holder('b', [{ ...ADMIN, endsAt: later }]),
      holder('c', [{ ...ADMIN, campus: 'main' }]),
      holder('d', [ADMIN], false),
    ];
    expect(administratorStays(alone, { staffId: 'a' })).toBe(false);
    expect(administratorStays(alone, { grantId: 'a0' })).toBe(false);
    expect(administratorStays(alone, { staffId: 'b' })).toBe(true);
    expect(administratorStays([...alone, holder('e', [ADMIN])], { staffId: 'a' })).toBe(true);
  });
});

describe('a person who leaves', () => {
  const person = (id: string, grants: readonly RoleGrant[], active = true) => ({
    ...{ id, grants, active },
  });
  it('is asked for what no active colleague holds as well', () => {
    const staff = [person('a', [HEAD, ADMIN]), person('b', [ADMIN]), person('c', [HEAD], false)];
    expect(heldAlone('a', staff)).toEqual([HEAD]);
    expect(heldAlone('b', staff)).toEqual([]);
  });

  it('is no deputy in a ring', () => {
    const staff = [
      { id: 'a', deputy: 'b' },
      { id: 'b', deputy: 'c' },
      { id: 'x', deputy: 'y' },
      { id: 'y', deputy: 'x' },
    ];
    expect(isRing('c', 'a', staff)).toBe(true);
    expect(isRing('c', 'c', staff)).toBe(true);
    expect(isRing('c', null, staff)).toBe(false);
    expect(isRing('c', 'x', staff)).toBe(false);
  });
});
