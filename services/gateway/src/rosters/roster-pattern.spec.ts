import { describe, expect, it } from '@jest/globals';
import { doubledIn, holesOf } from '@tingsu/contracts';
import { readFileSync } from 'node:fs';
import { dutiesOfWeek, RosterPatternsSchema } from './roster-pattern.js';
import { faultsOfWeek } from './roster-faults.js';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../deploy/demo/${name}.json`, import.meta.url), 'utf8'),
  );
const MONDAY = '2026-11-23';

describe('the rosters of the demo group', () => {
  const { staff } = read('group') as { staff: { login: string }[] };
  const ids = new Map(staff.map(({ login }) => [login, login]));
  const patterns = RosterPatternsSchema.parse(read('rosters'));

  it('name people of the group, each once at a time', () => {
    for (const pattern of patterns) {
      const duties = dutiesOfWeek(pattern, MONDAY, ids);
      expect(duties.length).toBeGreaterThan(0);
      const instants = duties.map(({ from, to, ...duty }) => ({
        ...duty,
        from: `${from}:00Z`,
        to: `${to}:00Z`,
      }));
      expect(doubledIn(instants)).toEqual([]);
    }
  });

  it('R-216: have the general office at night and on Sundays, and show a hole', () => {
    const [centre, security] = patterns.map((pattern) => dutiesOfWeek(pattern, MONDAY, ids));
    expect(centre).toContainEqual({
      personId: 'office',
      from: '2026-11-23T17:00',
      to: '2026-11-24T08:00',
    });
    expect(holesOf(centre ?? [], MONDAY)).toEqual([
      { from: '2026-11-23T00:00', to: '2026-11-23T08:00' },
    ]);
    expect(holesOf(security ?? [], MONDAY)).toContainEqual({
      from: '2026-11-28T20:00',
      to: '2026-11-30T00:00',
    });
  });

  it('are refused when they name someone else', () => {
    const [pattern] = patterns;
    if (!pattern) throw new Error('no roster');
    expect(() => dutiesOfWeek(pattern, MONDAY, new Map())).toThrow(/the login officer/);
  });
});

describe('the duties of a week', () => {
  it('may last seven days, no longer', () => {
    const setting = { campus: 'main', unit: 'main.security', monday: MONDAY, staff: [] };
    const codes = (to: string) =>
      faultsOfWeek([{ personId: 'x', from: '2026-11-23T08:00', to }], setting).map(
        ({ code }) => code,
      );
    expect(codes('2026-11-30T08:00')).not.toContain('ends_before_start');
    expect(codes('2026-11-30T08:01')).toContain('ends_before_start');
  });
});
