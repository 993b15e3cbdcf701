import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOf, dayOf } from './day.js';
import { instantOf, timeZoneOf } from './time-zone.js';

const MINUTE = 60_000;
const ZONES = [
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

describe('a time zone as a table', () => {
  it('agrees with Temporal on every local time, those that daylight saving skips or repeats too', () => {
    // Local times between 00:00 and 04:00 on the days around the changes of 2026, and anywhere else.
    const nearChange = fc
      .constantFrom(
        '2026-03-08',
        '2026-03-29',
        '2026-04-05',
        '2026-10-04',
        '2026-10-25',
        '2026-11-01',
      )
      .map(dayOf);
    const day = fc.oneof(
      nearChange,
      fc.integer({ min: dayOf('2001-01-01'), max: dayOf('2059-12-31') }),
    );
    const minute = fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1439 }));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), day, minute, (zone, number, minuteOfDay) => {
        const local = Temporal.PlainDate.from(dateOf(number)).toPlainDateTime(
          new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60),
        );
        const expected = local.toZonedDateTime(zone, {
          disambiguation: 'compatible',
        }).epochMilliseconds;
        expect(timeZoneOf(zone).toInstant(number, minuteOfDay * MINUTE)).toBe(expected);
      }),
      { numRuns: 1_500 },
    );
  });

  it('agrees with Temporal on the local time of every instant', () => {
    const instant = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2059, 11) });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, ms) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const { day, ms: time } = timeZoneOf(zone).toLocal(ms);
        expect(`${dateOf(day)} ${time}`).toBe(
          `${expected.toPlainDate().toString()} ${msOf(expected)}`,
        );
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes 24:00 as the first moment of the next day', () => {
    const zone = timeZoneOf('Europe/London');
    expect(zone.toInstant(dayOf('2026-03-28'), 24 * 60 * MINUTE)).toBe(
      instantOf('2026-03-29T00:00:00Z'),
    );
  });
});

function msOf(time: Temporal.ZonedDateTime): number {
  return ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
}
