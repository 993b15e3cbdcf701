/** A meeting as a calendar has it. */
export interface CalendarEntry {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly place: string | null;
  /** How often it was changed: a calendar keeps the newest of one id. */
  readonly changes: number;
  /** It was called off: the calendar strikes it out. */
  readonly off: boolean;
}

/** A meeting about a complaint is planned without an end; calendars want one. */
const MINUTES = 60;
const MS_PER_MINUTE = 60_000;

/** `2026-12-01T01:30:00.000Z` as `20261201T013000Z`. */
const stampOf = (at: Date): string =>
  at
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n');

/** Lines have 75 bytes at most; the next one goes on after a blank. Nothing is cut within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const sign of line) {
    const more = encoder.encode(sign).length;
    if (bytes + more > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += sign;
    bytes += more;
  }
  return [...lines, current].join('\r\n');
}

/** One meeting as an iCalendar file (RFC 5545), in universal time. */
export function calendarFile(
  { id, at, name, place, changes, off }: CalendarEntry,
  now: Date,
): string {
  const start = new Date(at);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tingsu//Meetings//EN',
    `METHOD:${off ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@tingsu`,
    `DTSTAMP:${stampOf(now)}`,
    `DTSTART:${stampOf(start)}`,
    `DTEND:${stampOf(new Date(start.getTime() + MINUTES * MS_PER_MINUTE))}`,
    `SEQUENCE:${changes + (off ? 1 : 0)}`,
    `STATUS:${off ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(name)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
