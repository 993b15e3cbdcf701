import { Controller, Get, Query } from '@nestjs/common';
import {
  type CallBackFigures,
  CallBackFiguresSchema,
  type Identity,
  type IssueFigures,
  IssueFiguresSchema,
  localDay,
  type Overview,
  OverviewSchema,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { ClockLabelRepository } from '../projections/clock-label.repository.js';
import { OrganisationRepository } from '../projections/organisation.repository.js';
import { callBackFigures } from './call-back-figures.js';
import { issueFigures } from './issue-figures.js';
import { endOfDay, startOfDay } from './local-days.js';
import { overviewOf } from './overview.js';
import { OverviewRepository } from './overview.repository.js';
import { overviewScopes } from './overview-scope.js';
import { monthsOf, type Period, periodOf, seriesOf } from './period.js';

const dayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
/** `from` and `to` are days (or instants, which mean the local day they lie in), both included, of the day of receipt. */
const OverviewQuerySchema = z.object({
  campus: z.string().max(60).optional(),
  from: dayOrInstant.optional(),
  to: dayOrInstant.optional(),
});
type OverviewQuery = z.infer<typeof OverviewQuerySchema>;

interface Asked {
  readonly tenantId: string;
  readonly scopes: readonly string[];
  readonly timeZone: string;
  readonly period: Period;
}

@Controller('api/v1/analytics')
export class OverviewController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly overview: OverviewRepository,
    private readonly organisations: OrganisationRepository,
    private readonly labels: ClockLabelRepository,
  ) {}

  @Get('overview')
  @ApiRoute({
    summary: 'Counts and on-time rate of the cases within your scope',
    description:
      '`from` and `to` are days or instants (which mean the local day they lie in), both included, by the day of receipt.',
    tag: 'analytics',
    query: OverviewQuerySchema,
    response: OverviewSchema,
    problems: ['access.denied', 'campus.unknown', 'request.invalid'],
  })
  show(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(OverviewQuerySchema)) query: OverviewQuery,
  ): Promise<Overview> {
    return this.within(who, query, (tx, asked) => this.figures(tx, asked));
  }

  @Get('call-backs')
  @ApiRoute({
    summary: 'What call-backs found, of the cases within your scope',
    description:
      'By plan, leading department and month, each counting cases; `from` and `to` are days of receipt, both included.',
    tag: 'analytics',
    query: OverviewQuerySchema,
    response: CallBackFiguresSchema,
    problems: ['access.denied', 'campus.unknown', 'request.invalid'],
  })
  callBacks(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(OverviewQuerySchema)) query: OverviewQuery,
  ): Promise<CallBackFigures> {
    return this.within(who, query, (tx, asked) => this.found(tx, asked));
  }

  @Get('issues')
  @ApiRoute({
    summary: 'The issues of the cases within your scope, by category and topic',
    description:
      'Each issue counts for itself, and with its finding once its case was closed; `from` and `to` are days of receipt, both included.',
    tag: 'analytics',
    query: OverviewQuerySchema,
    response: IssueFiguresSchema,
    problems: ['access.denied', 'campus.unknown', 'request.invalid'],
  })
  issues(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(OverviewQuerySchema)) query: OverviewQuery,
  ): Promise<IssueFigures> {
    return this.within(who, query, async (tx, { tenantId, scopes, period }) =>
      issueFigures({
        ...{ asOf: tx.now.toISOString(), ...period },
        counts: await this.overview.issues(tx, tenantId, scopes, period),
      }),
    );
  }

  private within<Figures>(
    who: Identity,
    query: OverviewQuery,
    read: (tx: Transaction, asked: Asked) => Promise<Figures>,
  ): Promise<Figures> {
    const scopes = overviewScopes(who, query.campus ?? null);
    const { tenantId } = who;
    return this.unitOfWork.run(tenantId, async (tx) => {
      const { timeZone, campuses } = await this.organisations.find(tx, tenantId);
      if (query.campus !== undefined && !campuses.includes(query.campus)) throw unknownCampus();
      return read(tx, { tenantId, scopes, timeZone, period: periodOf(query, timeZone) });
    });
  }

  private async found(
    tx: Transaction,
    { tenantId, scopes, timeZone, period }: Asked,
  ): Promise<CallBackFigures> {
    const asOf = tx.now.toISOString();
    const months = monthsOf(period, localDay(asOf, timeZone));
    return callBackFigures({
      ...{ asOf, ...period },
      counts: await this.overview.callBacks(tx, tenantId, scopes, period),
      months: await this.overview.callBackMonths(tx, tenantId, scopes, months.from, months.to),
    });
  }

  private async figures(
    tx: Transaction,
    { tenantId, scopes, timeZone, period }: Asked,
  ): Promise<Overview> {
    const asOf = tx.now.toISOString();
    const series = seriesOf(period, localDay(asOf, timeZone));
    return overviewOf({
      asOf,
      from: period.from === null ? null : startOfDay(period.from, timeZone),
      to: period.to === null ? null : endOfDay(period.to, timeZone),
      counts: await this.overview.counts(tx, tenantId, scopes, period),
      days: await this.overview.days(tx, tenantId, scopes, series.from, series.to),
      labels: await this.labels.all(tx, tenantId),
    });
  }
}

function unknownCampus(): ProblemError {
  return new ProblemError(
    'campus.unknown',
    'There is no such campus; the campuses are listed at /api/v1/campuses.',
  );
}
