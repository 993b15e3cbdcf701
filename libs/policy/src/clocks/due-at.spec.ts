import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../calendars/calendar.js';
import { china } from '../shipped.fixture.js';
import { dueAt } from './due-at.js';

const calendar = china();
const plain = calendarOf({ id: 'plain', years: [{ year: 2026, status: 'published' }], days: [] });

describe('working days (calendar rules 3.4)', () => {
  it.each([
    { from: '2026-09-18T10:00', days: 3, due: '2026-09-22', because: 'Sunday the 20th is worked' },
    {
      from: '2026-09-24T10:00',
      days: 5,
      due: '2026-10-09',
      because: 'Mid-Autumn and National Day lie between',
    },
    {
      from: '2026-09-30T10:00',
      days: 3,
      due: '2026-10-10',
      because: 'Saturday the 10th is worked',
    },
    { from: '2026-09-30T10:00', days: 10, due: '2026-10-20', because: 'National Day lies between' },
    {
      from: '2026-02-13T10:00',
      days: 5,
      due: '2026-02-27',
      because: 'Saturday the 14th is worked, then Spring Festival',
    },
    {
      from: '2026-02-13T10:00',
      days: 10,
      due: '2026-03-05',
      because: 'Saturday the 28th is worked',
    },
    {
      from: '2026-04-30T10:00',
      days: 5,
      due: '2026-05-11',
      because: 'Labour Day, then Saturday the 9th is worked',
    },
    { from: '2026-11-20T10:00', days: 15, due: '2026-12-11', because: 'only weekends lie between' },
    {
      from: '2026-11-20T23:59',
      days: 1,
      due: '2026-11-23',
      because: 'the hour of receipt does not matter',
    },
    {
      from: '2026-10-03T00:00',
      days: 1,
      due: '2026-10-08',
      because: 'a receipt on a holiday gives the next working day',
    },
  ])('$from + $days is $due: $because', ({ from, days, due }) => {
    const answer = dueAt(calendar, {
      from: `${from}:00+08:00`,
      amount: workingDays(days),
      timeZone: 'Asia/Shanghai',
      cutoff: '17:00',
    });
    expect(answer).toEqual({ dueAt: utc(`${due}T17:00:00+08:00`), provisional: false });
  });

  // 1 January is off by law, whatever the notice of the State Council will say (decision 0013).
  it('2026-12-29 + 10 is 2027-01-13, and provisional while 2027 is not published', () => {
    const answer = dueAt(calendar, {
      from: '2026-12-29T09:00:00+08:00',
      amount: workingDays(10),
      timeZone: 'Asia/Shanghai',
      cutoff: '17:00',
    });
    expect(answer).toEqual({ dueAt: utc('2027-01-13T17:00:00+08:00'), provisional: true });
  });

  it('ends at midnight where the policy has no office close', () => {
    const answer = dueAt(calendar, {
      from: '2026-09-18T10:00:00+08:00',
      amount: workingDays(3),
      timeZone: 'Asia/Shanghai',
      cutoff: '24:00',
    });
    expect(answer.dueAt).toBe(utc('2026-09-23T00:00:00+08:00'));
  });
});

describe('hours, calendar days and months', () => {
  it.each([
    {
      amount: { value: 24, unit: 'hour', basis: 'elapsed' },
      from: '2026-10-01T22:15:30+08:00',
      due: '2026-10-02T22:15:30+08:00',
      because: 'hours run through a holiday',
    },
    {
      amount: { value: 15, unit: 'day', basis: 'calendar' },
      from: '2026-09-17T10:00:00+08:00',
      due: '2026-10-08T17:00:00+08:00',
      because: 'the last day, 2 October, is a holiday',
    },
    {
      amount: { value: 60, unit: 'day', basis: 'calendar' },
      from: '2026-09-01T10:00:00+08:00',
      due: '2026-11-02T17:00:00+08:00',
      because: '31 October is a Saturday',
    },
    {
      amount: { value: 1, unit: 'month', basis: 'calendar' },
      from: '2026-08-31T10:00:00+08:00',
      due: '2026-09-30T17:00:00+08:00',
      because: 'September has no 31st',
    },
    {
      amount: { value: 6, unit: 'month', basis: 'calendar' },
      from: '2025-08-29T10:00:00+08:00',
      due: '2026-02-28T17:00:00+08:00',
      because: 'February has no 29th, and Saturday the 28th is worked',
    },
  ] as const)('$because', ({ amount, from, due }) => {
    expect(
      dueAt(calendar, { from, amount, timeZone: 'Asia/Shanghai', cutoff: '17:00' }).dueAt,
    ).toBe(utc(due));
  });

  it('leaves the last day where it is when the policy does not roll', () => {
    const question = {
      from: '2026-09-01T10:00:00+08:00',
      amount: { value: 60, unit: 'day', basis: 'calendar' },
      timeZone: 'Asia/Shanghai',
      roll: 'none',
    } as const;
    expect(dueAt(calendar, question).dueAt).toBe(utc('2026-11-01T00:00:00+08:00'));
  });

  it('counts working hours over two shifts, the lunch break and the night left out', () => {
    const shifts = [
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '17:30' },
    ];
    const from = '2026-09-30T11:00:00+08:00';
    const answer = dueAt(calendar, {
      from,
      amount: { value: 8, unit: 'hour', basis: 'working' },
      timeZone: 'Asia/Shanghai',
      shifts,
    });
    expect(answer.dueAt).toBe(utc('2026-10-08T11:30:00+08:00'));
  });
});

describe('daylight saving (Europe/London)', () => {
  it.each([
    {
      from: '2026-03-28T12:00:00Z',
      hours: 24,
      due: '2026-03-29T12:00:00Z',
      because: 'an elapsed day is 24 hours, also in the night that loses one',
    },
    {
      from: '2026-10-24T12:00:00Z',
      hours: 24,
      due: '2026-10-25T12:00:00Z',
      because: 'and in the night that repeats one',
    },
  ])('$because', ({ from, hours, due }) => {
    expect(
      dueAt(plain, {
        from,
        amount: { value: hours, unit: 'hour', basis: 'elapsed' },
        timeZone: 'Europe/London',
      }).dueAt,
    ).toBe(utc(due));
  });

  it.each([
    {
      from: '2026-03-26T10:00:00Z',
      due: '2026-03-31T16:00:00Z',
      because: '17:00 in summer is 16:00 UTC',
    },
    {
      from: '2026-10-22T10:00:00+01:00',
      due: '2026-10-27T17:00:00Z',
      because: '17:00 in winter is 17:00 UTC',
    },
  ])('three working days across the change: $because', ({ from, due }) => {
    expect(
      dueAt(plain, { from, amount: workingDays(3), timeZone: 'Europe/London', cutoff: '17:00' })
        .dueAt,
    ).toBe(utc(due));
  });

  it('counts the local day of receipt, not the day in UTC', () => {
    const from = '2026-06-14T23:30:00Z';
    expect(
      dueAt(plain, { from, amount: workingDays(1), timeZone: 'Europe/London', cutoff: '24:00' })
        .dueAt,
    ).toBe(utc('2026-06-17T00:00:00+01:00'));
  });
});

describe('bad input', () => {
  it('refuses an instant without an offset, which every machine would read differently', () => {
    expect(() =>
      dueAt(calendar, {
        from: '2026-09-18T10:00:00',
        amount: workingDays(3),
        timeZone: 'Asia/Shanghai',
      }),
    ).toThrow(/\+08:00/);
  });
  it('refuses a time zone that does not exist', () => {
    expect(() =>
      dueAt(calendar, {
        from: '2026-09-18T10:00:00Z',
        amount: workingDays(3),
        timeZone: 'Asia/Nowhere',
      }),
    ).toThrow(RangeError);
  });
});

function workingDays(value: number) {
  return { value, unit: 'day', basis: 'working' } as const;
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
