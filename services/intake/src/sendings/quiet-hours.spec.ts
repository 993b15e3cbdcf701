import { describe, expect, it } from '@jest/globals';
import { dayAround, quietUntil } from './quiet-hours.js';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);
const night = { from: '21:00', until: '08:00' };

describe('quiet hours', () => {
  it('over midnight end in the morning after', () => {
    expect(quietUntil(night, at('2026-11-20T21:00:00'), SHANGHAI)).toEqual(
      at('2026-11-21T08:00:00'),
    );
    expect(quietUntil(night, at('2026-11-21T07:59:00'), SHANGHAI)).toEqual(
      at('2026-11-21T08:00:00'),
    );
  });

  it('are over at their end and have not begun before their beginning', () => {
    expect(quietUntil(night, at('2026-11-21T08:00:00'), SHANGHAI)).toBeNull();
    expect(quietUntil(night, at('2026-11-20T20:59:00'), SHANGHAI)).toBeNull();
    expect(quietUntil(null, at('2026-11-20T23:00:00'), SHANGHAI)).toBeNull();
  });

  it('at noon end on the same day', () => {
    const noon = { from: '12:00', until: '14:00' };
    expect(quietUntil(noon, at('2026-11-20T12:30:00'), SHANGHAI)).toEqual(
      at('2026-11-20T14:00:00'),
    );
    expect(quietUntil(noon, at('2026-11-20T15:00:00'), SHANGHAI)).toBeNull();
  });
});

it('a day goes from midnight to midnight on the spot', () => {
  expect(dayAround(at('2026-11-20T23:30:00'), SHANGHAI)).toEqual({
    since: at('2026-11-20T00:00:00'),
    until: at('2026-11-21T00:00:00'),
  });
  expect(dayAround(new Date('2026-10-25T12:00:00Z'), 'Europe/Berlin')).toEqual({
    since: new Date('2026-10-24T22:00:00Z'),
    until: new Date('2026-10-25T23:00:00Z'),
  });
});
