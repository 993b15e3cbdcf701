import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { CalendarReminderLoop } from './calendar-reminder.job.js';
import { CalendarsController } from './calendars.controller.js';
import { RecomputeClocks } from './recompute-clocks.usecase.js';
import { RecomputeLoop } from './recompute.job.js';
import { RemindOfCalendars } from './remind-of-calendars.usecase.js';

/** Calendars of working days, and the clocks that follow a change of them. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [CalendarsController],
  providers: [CalendarReminderLoop, RecomputeClocks, RecomputeLoop, RemindOfCalendars],
})
export class CalendarsModule {}
