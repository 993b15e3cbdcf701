import { tenantOf, type Transaction } from '@tingsu/database';
import { type CalendarReminderEntity, CalendarReminders } from './calendar.entity.js';

type Reminder = Pick<CalendarReminderEntity, 'calendarId' | 'year'>;

/** How many days ago each year of a calendar was last reminded of, where the hospital is. */
export const lastReminders = (
  tx: Transaction,
  timeZone: string,
  today: string,
): Promise<(Reminder & { readonly days: number })[]> =>
  tx.query(
    `select ${CalendarReminders.pick('calendarId', 'year').as()}, $2::date - max((reminded_at at time zone $1))::date as days
     from calendar_reminder group by calendar_id, year`,
    [timeZone, today],
  );

export async function addReminders(
  tx: Transaction,
  reminders: readonly (Reminder & Pick<CalendarReminderEntity, 'version'>)[],
): Promise<void> {
  const common = { tenantId: tenantOf(tx), remindedAt: tx.now };
  await CalendarReminders.add(
    tx,
    reminders.map((reminder) => ({ ...reminder, ...common })),
  );
}
