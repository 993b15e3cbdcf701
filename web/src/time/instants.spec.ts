import { describe, expect, it } from '@jest/globals';
import { dayIn, instantIn, listInstant, longInstant, wallTimeIn } from './instants';
import { offsetFrom } from './server-time';

describe('instants in the hospital’s time zone', () => {
  it('reads a wall-clock time as the hospital’s, not the browser’s', () => {
    expect(instantIn('Asia/Shanghai', '2026-11-20', '08:10')).toBe('2026-11-20T08:10:00+08:00');
    expect(instantIn('Europe/London', '2026-07-01', '09:00')).toBe('2026-07-01T09:00:00+01:00');
    expect(instantIn('America/St_Johns', '2026-01-15', '')).toBe('2026-01-15T00:00:00-03:30');
  });
  it('shows an instant as the clock on the hospital’s wall does, ready for a form field', () => {
    expect(wallTimeIn('Asia/Shanghai', '2026-11-20T00:10:00Z')).toBe('2026-11-20T08:10');
    expect(wallTimeIn('America/St_Johns', '2026-01-15T00:00:00-03:30')).toBe('2026-01-15T00:00');
  });
  it('refuses what is no date', () => {
    expect(instantIn('Asia/Shanghai', '2026-02-', '08:00')).toBeNull();
  });
  it('knows that it is already tomorrow in Shanghai', () => {
    expect(dayIn('Asia/Shanghai', Date.parse('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
  });
  it('leaves the year out of a list while it is this one', () => {
    const now = Date.parse('2027-01-01T00:00:00+08:00');
    const inList = (at: string) => listInstant(at, now, 'zh-CN', 'Asia/Shanghai');
    expect(inList('2026-12-31T17:00:00Z')).toBe('01/01 01:00');
    expect(inList('2026-12-31T15:00:00Z')).toBe('2026-12-31');
  });
  it('shows a due instant with weekday and time in both languages', () => {
    expect(longInstant('2026-11-25T09:00:00Z', 'zh-CN', 'Asia/Shanghai')).toMatch(
      /2026年11月25日.*星期三.*17:00/,
    );
    expect(longInstant('2026-11-25T09:00:00Z', 'en', 'Asia/Shanghai')).toMatch(
      /Wed.*25 Nov 2026.*17:00/,
    );
  });
});

describe('the offset to the server’s clock', () => {
  it('takes the middle of the request as the moment of the answer', () => {
    expect(offsetFrom(1_000_000, 400_000, 402_000)).toBe(599_000);
  });
  it('ignores what is within the precision of the Date header', () => {
    expect(offsetFrom(10_000, 10_900, 11_100)).toBe(0);
  });
});
