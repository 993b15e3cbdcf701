import { describe, expect, it } from '@jest/globals';
import type { Storage } from '@tingsu/contracts';
import { inBytes, inUnits, largestTables, totalsOf } from './storage';

const table = (name: string, bytes: number, growthPerDay: number | null = null) => ({
  table: name,
  bytes,
  rows: 1,
  growthPerDay,
  keepMonths: null,
});
const of = (service: string, tables: Storage['tables'], diskFreeBytes: number | null): Storage => ({
  service,
  tables,
  diskFreeBytes,
  archive: { configured: true, files: 2, bytes: 100, last: null },
  maintenance: null,
});

describe('what the services keep', () => {
  const services = [
    of('cases', [table('outbox', 5_000, 100), table('clock', 9_000, -20)], 1_000),
    of('intake', [table('outbox', 7_000, 20)], 900),
  ];

  it('adds up, and lasts as long as the growth of all fits the disk', () => {
    expect(totalsOf(services)).toEqual({
      bytes: 21_000,
      growthPerDay: 100,
      diskFreeBytes: 900,
      daysLeft: 9,
      archiveFiles: 4,
      archiveBytes: 200,
    });
  });

  it('promises nothing where growth or disk are not known, or nothing grows', () => {
    expect(totalsOf([of('cases', [table('outbox', 1)], 10)]).daysLeft).toBeNull();
    expect(totalsOf([of('cases', [table('outbox', 1, 1)], null)]).daysLeft).toBeNull();
    expect(totalsOf([of('cases', [table('outbox', 1, 0)], 10)]).daysLeft).toBeNull();
    expect(totalsOf([]).growthPerDay).toBeNull();
  });

  it('is listed with the largest table first', () =>
    expect(largestTables(services).map(({ service, table: name }) => `${service}.${name}`)).toEqual(
      ['cases.clock', 'intake.outbox', 'cases.outbox'],
    ));
});

it('days and months are counted in words', () => {
  expect([inUnits(1, 'month', 'en'), inUnits(400, 'day', 'en')]).toEqual(['1 month', '400 days']);
  expect(inUnits(12, 'month', 'zh-CN')).toBe('12个月');
});

it('bytes are written in the largest unit that fits', () => {
  expect([0, 999, 12_400, 3_000_000, 4_560_000_000].map((bytes) => inBytes(bytes, 'en'))).toEqual([
    '0 bytes',
    '999 bytes',
    '12 kB',
    '3 MB',
    '4.6 GB',
  ]);
  expect(inBytes(2_000_000, 'en', true)).toBe('+2 MB');
  expect(inBytes(-2_000_000, 'zh-CN', true)).toBe('-2 MB');
});
