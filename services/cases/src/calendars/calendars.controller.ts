import { Controller, Get, Param } from '@nestjs/common';
import {
  type Calendars,
  type CalendarYearView,
  type Identity,
  type RecomputeRun,
  YearNumberSchema,
  CalendarsSchema,
  CalendarYearViewSchema,
  LastRecomputeSchema,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { todayOf } from '../policies/publication.repository.js';
import { lastActivation, ReferenceData } from '../policies/reference.repository.js';
import { calendarsView, calendarYearView } from './calendar-view.js';
import { lastRecompute } from './recompute-run.repository.js';

@Controller('api/v1/calendars')
export class CalendarsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Layers of the working-day calendar',
    tag: 'calendars',
    response: CalendarsSchema,
    problems: ['policy.missing'],
  })
  list(@CurrentIdentity() who: Identity): Promise<Calendars> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { book } = await this.reference.load(tx);
      return calendarsView(
        (await lastActivation(tx))?.calendars ?? [],
        book.bound,
        await todayOf(tx),
      );
    });
  }

  @Get('recompute')
  @ApiRoute({
    summary: 'The newest recalculation of open clocks',
    tag: 'calendars',
    response: LastRecomputeSchema,
  })
  recompute(@CurrentIdentity() who: Identity): Promise<{ run: RecomputeRun | null }> {
    return this.unitOfWork.run(who.tenantId, async (tx) => ({ run: await lastRecompute(tx) }));
  }

  @Get(':calendarId/years/:year')
  @ApiRoute({
    summary: 'Every day of a year as it counts on a layer',
    tag: 'calendars',
    response: CalendarYearViewSchema,
    problems: ['calendar.unknown', 'request.invalid'],
  })
  year(
    @CurrentIdentity() who: Identity,
    @Param('calendarId') calendarId: string,
    @Param('year', zodParam(z.coerce.number().pipe(YearNumberSchema))) year: number,
  ): Promise<CalendarYearView> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const view = calendarYearView((await lastActivation(tx))?.calendars ?? [], calendarId, year);
      if (!view)
        throw new ProblemError(
          'calendar.unknown',
          `There is no calendar ${calendarId}. Choose one of the list.`,
        );
      return view;
    });
  }
}
