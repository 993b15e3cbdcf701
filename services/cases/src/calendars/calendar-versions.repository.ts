import type { Transaction } from '@tingsu/database';
import type { StoredCalendar } from './calendar-year.js';

export interface NewCalendarVersion {
  readonly data: StoredCalendar;
  /** The year that it publishes; null for a calendar that came with the product. */
  readonly year: number | null;
  readonly author: string | null;
  readonly approver: string | null;
}

/** Keeps calendars as they were published, for ever. Call it under `lockPolicies`. */
export async function addCalendarVersions(
  tx: Transaction,
  versions: readonly NewCalendarVersion[],
): Promise<void> {
  for (const { data, year, author, approver } of versions)
    await tx.query(
      `insert into calendar_version (tenant_id, calendar_id, version, year, data, author, approver, published_at)
       select $1::uuid, $2, coalesce(max(version), 0) + 1, $3, $4::jsonb, $5::uuid, $6::uuid, $7::timestamptz
       from calendar_version where calendar_id = $2`,
      [tx.tenantId, data.id, year, JSON.stringify(data), author, approver, tx.now],
    );
}

/** Of each calendar what the product brought last. */
export async function lastShipped(tx: Transaction): Promise<Map<string, StoredCalendar>> {
  const rows = await tx.query<{ data: StoredCalendar }>(
    'select distinct on (calendar_id) data from calendar_version where author is null order by calendar_id, version desc',
  );
  return new Map(rows.map(({ data }) => [data.id, data]));
}
