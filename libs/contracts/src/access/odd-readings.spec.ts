import { describe, expect, it } from '@jest/globals';
import type { Identity } from '../identity.js';
import type { RoleGrant } from '../vocabulary.js';
import { mergedOddReadings, type OddReading, oddReadingsPage } from './odd-readings.js';

const person = (nr: number) => `0190bbbb-0000-7000-8000-00000000000${nr}`;
const who = (role: RoleGrant['role'], campus: string | null): Identity => ({
  kind: 'staff',
  tenantId: '0190aaaa-0000-7000-8000-000000000001',
  personId: person(9),
  grants: [{ role, campus, department: null }],
  locale: 'en',
});
const odd = (day: string, nr: number, count: number, kind: OddReading['kind'] = 'read') => ({
  ...{ day, personId: person(nr), kind, count, usual: 1 },
});
const onePage = (...items: OddReading[]) => ({ items, nextCursor: null });

describe('odd readings', () => {
  it('are for who reads the access log, as far as the grant reaches', () => {
    expect(oddReadingsPage(who('auditor', null), { limit: 20 })?.campuses).toBeNull();
    expect(oddReadingsPage(who('privacy_officer', 'east'), { limit: 20 })?.campuses).toEqual([
      'east',
    ]);
    for (const role of ['leader', 'tenant_admin', 'operator', 'centre_head'] as const)
      expect(oddReadingsPage(who(role, null), { limit: 20 })).toBeNull();
  });

  it('of two services are one day of a person, with the larger count', () => {
    const cases = onePage(odd('2026-11-20', 1, 44), odd('2026-11-19', 1, 40));
    const intake = onePage(odd('2026-11-20', 1, 51), odd('2026-11-20', 2, 45));
    expect(mergedOddReadings([cases, intake], 20)).toEqual(
      onePage(odd('2026-11-20', 1, 51), odd('2026-11-20', 2, 45), odd('2026-11-19', 1, 40)),
    );
  });

  it('go on where the page ended, and nothing stands on two pages', () => {
    const all = [odd('2026-11-20', 1, 44), odd('2026-11-20', 2, 45), odd('2026-11-19', 1, 40)];
    const first = mergedOddReadings([onePage(...all)], 2);
    expect(first.items).toEqual(all.slice(0, 2));
    const cursor = first.nextCursor ?? '';
    expect(oddReadingsPage(who('auditor', null), { limit: 2, cursor })?.after).toEqual([
      '2026-11-20',
      person(2),
      'read',
    ]);
  });
});
