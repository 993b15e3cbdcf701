import { describe, expect, it } from '@jest/globals';
import type { NoticeWish } from '@tingsu/contracts';
import { digestTime, mailTime } from './mail-time.js';

const ZONE = 'Asia/Shanghai';
const at = (local: string): Date => new Date(`2026-11-20T${local}:00+08:00`);
const wish = (changes: Partial<NoticeWish> = {}): NoticeWish => ({
  tasks: 'at_once',
  information: 'gathered',
  times: ['08:00', '13:30'],
  quiet: { from: '22:00', until: '07:00' },
  ...changes,
});

describe('when a person is mailed', () => {
  it.each([
    ['task', '10:00', 'at_once', 'at work'],
    ['task', '22:00', '2026-11-21T07:00:00+08:00', 'quiet hours begin'],
    ['task', '03:10', '2026-11-20T07:00:00+08:00', 'quiet hours that began the day before'],
    ['task', '07:00', 'at_once', 'quiet hours have ended'],
    ['information', '07:59', '2026-11-20T08:00:00+08:00', 'the next time'],
    ['information', '08:00', '2026-11-20T13:30:00+08:00', 'a time that has begun is over'],
    ['information', '13:30', '2026-11-21T08:00:00+08:00', 'the first time of the next day'],
    ['now', '03:10', 'at_once', 'deadlines and dangers wait for nothing'],
  ] as const)('%s at %s: %s (%s)', (weight, now, expected, _because) => {
    const time = mailTime(weight, wish(), at(now), ZONE);
    expect(time).toEqual(expected === 'at_once' ? expected : new Date(expected));
  });

  it('gathers tasks too where a person wants that, and never a deadline', () => {
    const gathered = wish({ tasks: 'gathered', information: 'none' });
    expect(mailTime('task', gathered, at('10:00'), ZONE)).toEqual(at('13:30'));
    expect(mailTime('information', gathered, at('10:00'), ZONE)).toBe('never');
    expect(mailTime('now', gathered, at('10:00'), ZONE)).toBe('at_once');
  });

  it('knows quiet hours within a day, and hours that end as they begin as none', () => {
    const noon = wish({ quiet: { from: '12:00', until: '14:00' } });
    expect(mailTime('task', noon, at('12:30'), ZONE)).toEqual(at('14:00'));
    expect(mailTime('task', noon, at('14:30'), ZONE)).toBe('at_once');
    const none = wish({ quiet: { from: '12:00', until: '12:00' } });
    expect(mailTime('task', none, at('12:00'), ZONE)).toBe('at_once');
  });

  it('keeps to the clock on the wall when summer time ends', () => {
    const now = new Date('2026-10-24T20:00:00Z');
    const time = mailTime('information', wish(), now, 'Europe/Berlin');
    expect(time).toEqual(new Date('2026-10-25T08:00:00+01:00'));
  });

  it('sends what was gathered at the times of a changed wish, and at once when nothing is gathered any more', () => {
    expect(digestTime(wish(), at('10:00'), ZONE)).toEqual(at('13:30'));
    const off = wish({ information: 'none', times: [], quiet: null });
    expect(digestTime(off, at('10:00'), ZONE)).toEqual(at('10:00'));
  });
});
