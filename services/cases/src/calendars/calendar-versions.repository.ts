import { tenantOf, type Transaction } from '@tingsu/database';
import { type CalendarVersionEntity, CalendarVersions } from './calendar.entity.js';
import type { StoredCalendar } from './calendar-year.js';

export interface NewCalendarVersion {
  readonly data: StoredCalendar;
  /** The year that it publishes; null for a calendar that came with the product. */
  readonly year: number | null;
  readonly author: string | null;
  readonly approver: string | null;
}

const Version = CalendarVersions.omit('tenantId', 'version');
const ADD_VERSION = Version.insert({
  tenantId: '$2::uuid',
  version: `(select coalesce(max(version), 0) + 1 from calendar_version where calendar_id = r."calendarId")`,
});

/** Keeps calendars as they were published, for ever. Call it under `lockPolicies`. */
export async function addCalendarVersions(
  tx: Transaction,
  versions: readonly NewCalendarVersion[],
): Promise<void> {
  for (const { data, year, author, approver } of versions)
    await tx.query(ADD_VERSION, [
      Version.json([{ calendarId: data.id, year, data, author, approver, publishedAt: tx.now }]),
      tenantOf(tx),
    ]);
}

/** Of each calendar what the product brought last. */
export async function lastShipped(tx: Transaction): Promise<Map<string, StoredCalendar>> {
  const rows = await tx.query<Pick<CalendarVersionEntity, 'data'>>(
    'select distinct on (calendar_id) data from calendar_version where author is null order by calendar_id, version desc',
  );
  return new Map(rows.map(({ data }) => [data.id, data]));
}
