import type { PolicyCalendarMissing } from '@tingsu/contracts';
import { type Directory, holdersOf } from '../directory/directory.js';
import type { Notice } from './notice.js';

/** Only administrators can enter a year, so they are notified, wherever they hold the role. */
export function whoEntersTheYear(
  { data }: PolicyCalendarMissing,
  directory: Directory,
): readonly Notice[] {
  const { calendarId, year, status } = data;
  const facts = {
    caseNo: null,
    timeZone: directory.timeZone,
    calendarId,
    year,
    provisional: status === 'provisional',
  };
  return holdersOf(directory, 'tenant_admin', null).map(({ id }) => ({
    template: 'calendar.missing',
    recipientId: id,
    facts,
  }));
}
