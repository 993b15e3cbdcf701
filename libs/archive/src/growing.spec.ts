import { describe, expect, it } from '@jest/globals';
import { type GrowingTable, keepingOf, overdue, type Partition } from './growing.js';

const TABLES: readonly GrowingTable[] = [
  { table: 'outbox', keepMonths: 12 },
  { table: 'notice', keepMonths: 24 },
];
const monthsOf = (text: string) => {
  const keeping = keepingOf(text, 'notifications', TABLES);
  return 'fault' in keeping ? keeping.fault : keeping.tables.map(({ keepMonths }) => keepMonths);
};

describe('how long tables are kept', () => {
  it('is as usual where nothing is said', () => expect(monthsOf('')).toEqual([12, 24]));

  it('is said for one table, of all services or of one', () => {
    expect(monthsOf('outbox=6, notifications.notice = 36')).toEqual([6, 36]);
    expect(monthsOf('cases.outbox=6,cases.clock_firing=48')).toEqual([12, 24]);
  });

  it.each([
    ['notice', /is not TABLE=MONTHS/],
    ['notice=forever', /is not TABLE=MONTHS/],
    ['notice=1', /2 months at least/],
    ['notes=12', /keeps no notes by months, but outbox, notice/],
  ])('refuses %s and says why', (text, why) => expect(monthsOf(text)).toMatch(why));
});

describe('a month whose time is over', () => {
  const month = (relation: string, first: string | null, until: string | null): Partition => ({
    relation,
    partition: `${relation} ${first}`,
    key: 'at',
    first: first ? new Date(first) : null,
    until: until ? new Date(until) : null,
    isDefault: until === null,
    bytes: 0,
    rowEstimate: 0,
  });
  const partitions = [
    month('outbox', '2025-11-01T00:00:00Z', '2025-12-01T00:00:00Z'),
    month('outbox', '2025-10-01T00:00:00Z', '2025-11-01T00:00:00Z'),
    month('outbox', null, '2025-10-01T00:00:00Z'),
    month('outbox', null, null),
    month('notice', '2025-10-01T00:00:00Z', '2025-11-01T00:00:00Z'),
    month('unknown', '2015-10-01T00:00:00Z', '2015-11-01T00:00:00Z'),
  ];

  it('ended as many months ago as its table is kept; the oldest comes first', () => {
    const due = overdue(partitions, TABLES, new Date('2026-11-01T00:00:00Z'));
    expect(due.map(({ partition }) => partition)).toEqual([
      'outbox null',
      'outbox 2025-10-01T00:00:00Z',
    ]);
  });

  it('is not over a moment earlier', () =>
    expect(overdue(partitions, TABLES, new Date('2026-10-31T23:59:59Z'))).toHaveLength(1));
});
