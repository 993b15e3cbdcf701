import { describe, expect, it } from '@jest/globals';
import { localTime } from './local-time.js';

describe('an instant where people are', () => {
  it('has the day and the time of day of their time zone', () => {
    const instant = '2026-12-31T16:05:59.999Z';
    expect(localTime(instant, 'Asia/Shanghai')).toEqual({ day: '2027-01-01', time: '00:05' });
    expect(localTime(new Date(instant), 'Europe/London')).toEqual({
      day: '2026-12-31',
      time: '16:05',
    });
  });

  it('is midnight at 00:00, not 24:00', () => {
    expect(localTime('2026-01-01T00:00:00Z', 'UTC')).toEqual({ day: '2026-01-01', time: '00:00' });
  });

  it('falls into the hour that the clocks show, also when they change', () => {
    expect(localTime('2026-03-29T00:59:00Z', 'Europe/London').time).toBe('00:59');
    expect(localTime('2026-03-29T01:00:00Z', 'Europe/London').time).toBe('02:00');
  });
});
