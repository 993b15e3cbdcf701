import { describe, expect, it } from '@jest/globals';
import { calendarFile } from './calendar-file';

const meeting = {
  ...{ id: 'm-1', at: '2026-12-01T01:30:00.000Z', name: '投诉面谈，TS-1', changes: 0, off: false },
  place: '门诊楼; 一层, 接待室',
};
const now = new Date('2026-11-28T02:00:00Z');
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file of a meeting', () => {
  it('names time and place as calendars read them', () => {
    const lines = linesOf(calendarFile(meeting, now));
    expect(lines).toEqual(
      expect.arrayContaining([
        ...['UID:m-1@tingsu', 'DTSTART:20261201T013000Z', 'DTEND:20261201T023000Z'],
        'DTSTAMP:20261128T020000Z',
        'LOCATION:门诊楼\\; 一层\\, 接待室',
      ]),
    );
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
  });

  it('strikes out what was called off, and counts changes', () => {
    const lines = linesOf(calendarFile({ ...meeting, changes: 2, off: true }, now));
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:3']),
    );
  });

  it('folds long lines at 75 bytes and cuts no character', () => {
    const file = calendarFile({ ...meeting, name: '听'.repeat(60) }, now);
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(linesOf(file)).toContain(`SUMMARY:${'听'.repeat(60)}`);
  });
});
