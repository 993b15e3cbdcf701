import { Injectable } from '@nestjs/common';
import { PolicyCalendarMissing } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { Outbox, type NewEvent } from '@tingsu/messaging';
import { SYSTEM } from '../lifecycle/case-state.js';
import {
  lastActivation,
  lockPolicies,
  nextPolicyVersion,
  todayOf,
} from '../policies/publication.repository.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { missingYears, type MissingCalendar } from './calendar-view.js';

/** The day of the last reminder of each year of a calendar, where the hospital is. */
const REMINDED = `select calendar_id, year, max((reminded_at at time zone $1))::date::text as day, $2::date - max((reminded_at at time zone $1))::date as days
  from calendar_reminder group by calendar_id, year`;

/**
 * Tells administrators that next year's working days are not official yet: from the day that the policy names each week, later each day
 * (calendar rules 3.3). Time is the database's; any number of instances remind once.
 */
@Injectable()
export class RemindOfCalendars {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly outbox: Outbox,
  ) {}

  /** Returns how many reminders went out. */
  async execute(): Promise<number> {
    const tenants = await this.unitOfWork.system((tx) =>
      tx.query<{ tenant_id: string }>('select distinct tenant_id from policy_activation'),
    );
    let sent = 0;
    for (const { tenant_id } of tenants)
      sent += await this.unitOfWork.run(tenant_id, (tx) => this.remind(tx));
    return sent;
  }

  private async remind(tx: Transaction): Promise<number> {
    const reference = await this.reference.find(tx);
    if (!reference) return 0;
    const { book, directory } = reference;
    const today = await todayOf(tx);
    const calendars = (await lastActivation(tx))?.calendars ?? [];
    const missing = missingYears(calendars, book.bound, today, book.calendars);
    if (missing.length === 0) return 0;
    await lockPolicies(tx);
    const due = await notYetTold(tx, missing, directory.timeZone, today);
    const first = due.length === 0 ? 0 : await nextPolicyVersion(tx);
    const events = due.map((one, index) => eventOf(tx, one, first + index));
    for (const [index, { calendarId, year }] of due.entries())
      await tx.query(
        'insert into calendar_reminder (tenant_id, version, calendar_id, year, reminded_at) values ($1, $2, $3, $4, $5)',
        [tx.tenantId, first + index, calendarId, year, tx.now],
      );
    await this.outbox.append(tx, events);
    for (const { calendarId, year } of due)
      logger.warn({ tenantId: tx.tenantId, calendarId, year }, 'working days are missing');
    return due.length;
  }
}

async function notYetTold(
  tx: Transaction,
  missing: readonly MissingCalendar[],
  timeZone: string,
  today: string,
): Promise<MissingCalendar[]> {
  const rows = await tx.query<{ calendar_id: string; year: number; days: number }>(REMINDED, [
    timeZone,
    today,
  ]);
  return missing.filter(({ calendarId, year, every }) => {
    const last = rows.find((row) => row.calendar_id === calendarId && row.year === year);
    return !last || last.days >= (every === 'day' ? 1 : 7);
  });
}

function eventOf(
  tx: Transaction,
  { calendarId, year, status, since }: MissingCalendar,
  version: number,
): NewEvent {
  return {
    definition: PolicyCalendarMissing,
    aggregateId: tx.tenantId ?? '',
    aggregateVersion: version,
    data: { calendarId, year, status, since },
    actor: SYSTEM,
    at: tx.now,
  };
}
