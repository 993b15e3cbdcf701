import { describe, expect, it } from '@jest/globals';
import { grouped, groupOf, resultPayload } from './call-groups';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-12-20T10:00:00+08:00');
const call = (dueAt: string, ...attempts: string[]) => ({ dueAt, attempts });

describe('the calls of a morning', () => {
  it('are overdue, due today, or open until later; who was called today waits for another day', () => {
    const overdue = call('2026-12-19T17:00:00+08:00', '2026-12-19T09:00:00+08:00');
    const today = call('2026-12-20T17:00:00+08:00');
    const open = call('2027-01-04T17:00:00+08:00');
    const again = call('2026-12-18T17:00:00+08:00', '2026-12-20T00:30:00+08:00');
    expect([overdue, today, open, again].map((one) => groupOf(one, now, zone))).toEqual([
      'overdue',
      'today',
      'open',
      'again',
    ]);
    expect(grouped([again, overdue, open], now, zone)).toEqual([
      { group: 'overdue', calls: [overdue] },
      { group: 'open', calls: [open] },
      { group: 'again', calls: [again] },
    ]);
  });
});

describe('the result of a call', () => {
  const item = { planId: 'threeMonth', itemNo: 2 };
  it('carries what was said', () => {
    const typed = { found: 'not_improved', score: 1, medium: 'phone', note: ' 再看看 ' } as const;
    expect(resultPayload(item, { ...typed, answers: { suggestions: '加人', other: ' ' } })).toEqual(
      {
        ...item,
        ...{ result: 'dissatisfied', finding: 'not_improved', score: 1, medium: 'phone' },
        ...{ answers: { suggestions: '加人' }, note: '再看看' },
      },
    );
  });
  it('of a call that reached no one is that alone', () => {
    const typed = { found: 'unreachable', score: 3, medium: 'phone' } as const;
    expect(resultPayload(item, { ...typed, answers: { suggestions: 'x' } })).toEqual({
      ...{ ...item, result: 'unreachable', medium: 'phone' },
    });
  });
});
