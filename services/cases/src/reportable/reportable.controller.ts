import { Controller, Get, Query } from '@nestjs/common';
import {
  ReportableEventsSchema,
  ReportableQuerySchema,
  type Identity,
  type Page,
  type ReportableEvent,
  type ReportableQuery,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { listReportable } from './reportable.repository.js';

/** The register of events that must be reported to an authority. */
@Controller('api/v1/reportable-events')
export class ReportableController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @ApiRoute({
    summary: 'Events within your reach that must be reported to an authority; the last found first',
    description: 'For the complaint centre, supervising departments, leaders and auditors.',
    tag: 'cases',
    query: ReportableQuerySchema,
    response: ReportableEventsSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ReportableQuerySchema)) query: ReportableQuery,
  ): Promise<Page<ReportableEvent>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listReportable(tx, who, query));
  }
}
