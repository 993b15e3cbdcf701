import { describe, expect, it } from '@jest/globals';
import { joined } from '../operator/parked';
import { backOffMs, hintOf } from '../kit/live.client';
import { catalogueOf } from '../kit/policy-catalogue';
import { barsOf, percent, periodStart } from './overview';

describe('the dashboard', () => {
  it('orders bars by size and links each to its cases, except what has no value yet', () => {
    const bars = barsOf(
      [
        { key: 'east', count: 2 },
        { key: null, count: 5 },
        { key: 'main', count: 9 },
      ],
      'campus',
      (key) => key ?? 'not set',
    );
    expect(bars.map((bar) => [bar.name, bar.count, bar.filters])).toEqual([['main', 9, { campus: 'main' }], ['not set', 5, null], ['east', 2, { campus: 'east' }]]); // prettier-ignore
  });
  it('counts the days of a period with today', () => {
    expect(periodStart('d30', '2026-03-01')).toBe('2026-01-31');
    expect(periodStart('all', '2026-03-01')).toBeNull();
  });
  it('shows no rate where there is none', () => {
    expect([percent(null), percent(0.914), percent(1), percent(0)]).toEqual([
      null,
      '91.4%',
      '100%',
      '0%',
    ]);
  });
});

describe('live updates', () => {
  it('read hints and leave everything else out', () => {
    expect(
      hintOf('{"type":"case.accepted.v1","caseNo":"C-2026-000001","campus":"main","at":"x"}'),
    ).toEqual({
      type: 'case.accepted.v1',
      caseNo: 'C-2026-000001',
    });
    expect([hintOf('hello'), hintOf('{}'), hintOf('null')]).toEqual([null, null, null]);
  });
  it('wait longer after each failure, up to forty seconds', () => {
    expect([0, 1, 2, 10].map((attempt) => backOffMs(attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 30_000,
    ]);
    expect(backOffMs(10, 1)).toBe(40_000);
  });
});

describe('the catalogue of the policies', () => {
  it('joins what the bindings offer, the first of each code', () => {
    const binding = (zh: string) => ({
      categories: [{ code: 'C01', label: { zh, en: zh } }],
      topics: ['attitude'],
      declineReasons: [],
      supplements: ['AUTHORISATION'],
    });
    const found = catalogueOf({
      bindings: [binding('窗口'), binding('other')],
      facts: [{ name: 'harm', type: 'boolean', owner: 'triage', zh: '造成损害', en: 'harm' }],
    });
    expect(found.categories).toEqual([{ code: 'C01', name: { zh: '窗口', en: '窗口' } }]);
    expect(found.topics.map((topic) => topic.code)).toEqual(['attitude']);
    expect(found.facts).toEqual([
      {
        code: 'harm',
        name: { zh: '造成损害', en: 'harm' },
        type: 'boolean',
        owner: 'triage',
        values: [],
      },
    ]);
    expect(found.supplements).toEqual(['AUTHORISATION']);
  });
  it('is empty rather than broken when the answer is not what it should be', () => {
    expect(catalogueOf('oops').facts).toEqual([]);
    expect(catalogueOf({}).categories).toEqual([]);
  });
});

describe('parked messages of all services', () => {
  it('are one list, newest first, that remembers where each service goes on', () => {
    const parked = (id: string, parkedAt: string) => ({
      id,
      parkedAt,
      queue: 'q',
      eventId: null,
      type: null,
      reason: 'r',
      detail: '',
      state: 'open' as const,
    });
    const page = joined([
      { service: 'cases', items: [parked('a', '2026-11-20T10:00:00Z')], nextCursor: 'more' },
      { service: 'intake', items: [parked('b', '2026-11-20T11:00:00Z')], nextCursor: null },
    ]);
    expect(page.items.map((item) => [item.id, item.service])).toEqual([['b', 'intake'], ['a', 'cases']]); // prettier-ignore
    expect(page.next).toEqual({ cases: 'more' });
  });
});
