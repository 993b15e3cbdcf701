import { describe, expect, it } from '@jest/globals';
import { joined } from './parked';

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
    expect(page.items.map((item) => [item.id, item.service])).toEqual([
      ['b', 'intake'],
      ['a', 'cases'],
    ]);
    expect(page.next).toEqual({ cases: 'more' });
  });
});
