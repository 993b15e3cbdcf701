import { describe, expect, it } from '@jest/globals';
import { backOffMs, hintOf } from './live-hint';

describe('live updates', () => {
  it('read hints and leave everything else out', () => {
    expect(
      hintOf('{"type":"case.accepted.v1","caseNo":"C-2026-000001","campus":"main","at":"x"}'),
    ).toEqual({
      type: 'case.accepted.v1',
      caseNo: 'C-2026-000001',
    });
    expect(hintOf('{"type":"call.offered.v1","callId":"c-1"}')?.callId).toBe('c-1');
    expect([hintOf('hello'), hintOf('{}'), hintOf('null')]).toEqual([null, null, null]);
  });
  it('wait longer after each failure, up to forty seconds', () => {
    expect([0, 1, 2, 10].map((attempt) => backOffMs(attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 30_000,
    ]);
    expect(backOffMs(10, 1)).toBe(40_000);
  });
});
