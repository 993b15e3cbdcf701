import { describe, expect, it } from '@jest/globals';
import { numberIn, progressAddress } from '../progress-address';
import { afterTry, isDue, stateOf } from './queue';
import { secondsLeft } from './quiet';

describe('a screen in the hall that nobody touches', () => {
  it('asks after 45 seconds and begins again after a minute', () => {
    expect([0, 44_999].map((now) => secondsLeft(0, now))).toEqual([null, null]);
    expect([45_000, 50_500, 60_000, 70_000].map((now) => secondsLeft(0, now))).toEqual([
      ...[15, 10, 0, 0],
    ]);
  });
});

describe('a complaint that was kept without network', () => {
  const said = (status: number, code = 'x') => ({ status, code });

  it('goes when it is stored, waits while nobody can say, and is marked when it was refused', () => {
    expect(afterTry(null)).toBe('stored');
    for (const status of [0, 408, 429, 500, 503]) expect(afterTry(said(status))).toBe('later');
    for (const status of [400, 404, 422]) expect(afterTry(said(status))).toBe('refused');
  });

  it('is tried again an hour after a refusal, and counted apart until then', () => {
    const refused = { refused: { code: 'campus.unknown', at: 1_000 } };
    expect([0, 3_600_999, 3_601_000].map((now) => isDue(refused, now))).toEqual([
      ...[false, false, true],
    ]);
    expect(isDue({ refused: null }, 0)).toBe(true);
    expect(stateOf([{ refused: null }, refused, { refused: null }])).toEqual({
      ...{ waiting: 2, refused: 1 },
    });
  });
});

describe('the code on a receipt', () => {
  it('carries the number behind #, and nothing that opens the complaint', () => {
    const address = progressAddress('https://tousu.example.cn', 'TS-2026-000001');
    expect(address).toBe('https://tousu.example.cn/progress#TS-2026-000001');
    expect(numberIn(new URL(address).hash)).toBe('TS-2026-000001');
  });

  it('fills nothing in that is no number', () => {
    expect(['', '#', '#<b>', '#main', `#${'x'.repeat(41)}`].map(numberIn)).toEqual([
      ...['', '', '', 'MAIN', ''],
    ]);
  });
});
