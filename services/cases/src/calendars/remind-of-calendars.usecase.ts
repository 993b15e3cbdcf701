import { Injectable } from '@nestjs/common';
import { PolicyCalendarMissing } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { Outbox, type NewEvent } from '@tingsu/messaging';
import { SYSTEM } from '../lifecycle/case-state.js';
import { lockPolicies, nextPolicyVersion, todayOf } from '../policies/publication.repository.js';
import {
  lastActivation,
  ReferenceData,
  tenantsWithPolicies,
} from '../policies/reference.repository.js';
import { addReminders, lastReminders } from './calendar-reminders.repository.js';
import { missingYears, type MissingCalendar } from './calendar-view.js';

/**
 * Reminds administrators that next year's working days are not official yet: from the day that the policy names each week, later each day
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
    let sent = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithPolicies))
      sent += await this.unitOfWork.run(tenantId, (tx) => this.remind(tx));
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
    const due = await notYetReminded(tx, missing, directory.timeZone, today);
    const first = due.length === 0 ? 0 : await nextPolicyVersion(tx);
    const events = due.map((one, index) => eventOf(tx, one, first + index));
    await addReminders(
      tx,
      due.map(({ calendarId, year }, index) => ({ calendarId, year, version: first + index })),
    );
    await this.outbox.append(tx, events);
    for (const { calendarId, year } of due)
      logger.warn({ tenantId: tx.tenantId, calendarId, year }, 'working days are missing');
    return due.length;
  }
}

async function notYetReminded(
  tx: Transaction,
  missing: readonly MissingCalendar[],
  timeZone: string,
  today: string,
): Promise<MissingCalendar[]> {
  const reminders = await lastReminders(tx, timeZone, today);
  return missing.filter(({ calendarId, year, every }) => {
    const last = reminders.find((one) => one.calendarId === calendarId && one.year === year);
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
