import { calendarFile, type CalendarEntry } from './calendar-file';

/** Hands the meeting to the calendar of the device, as a file. */
export function saveInCalendar(entry: CalendarEntry, now: Date): void {
  const address = URL.createObjectURL(
    new Blob([calendarFile(entry, now)], { type: 'text/calendar;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${entry.at.slice(0, 10)}.ics`;
  link.click();
  URL.revokeObjectURL(address);
}
