import { Controller, Get, Query } from '@nestjs/common';
import {
  type Identity,
  mergedOddReadings,
  type OddReading,
  oddReadingsPage,
  OddReadingSchema,
  type OddReadingsQuery,
  OddReadingsQuerySchema,
  type Page,
  pageOf,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { listOddDays } from './reading-days.repository.js';

/** Days of odd reading of what this service holds. The gateway joins those of the services into one list. */
@Controller('api/v1/odd-readings')
export class OddReadingsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @ApiRoute({
    summary: 'Days on which someone read far more than usual or was refused often, newest first',
    tag: 'Access log',
    query: OddReadingsQuerySchema,
    response: pageOf(OddReadingSchema),
    problems: ['request.invalid', 'access.denied'],
  })
  async list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(OddReadingsQuerySchema)) query: OddReadingsQuery,
  ): Promise<Page<OddReading>> {
    const page = oddReadingsPage(who, query);
    if (!page)
      throw new ProblemError(
        'access.denied',
        'The access log is for the roles auditor and privacy_officer.',
      );
    const items = await this.unitOfWork.run(who.tenantId, (tx) => listOddDays(tx, page));
    return mergedOddReadings([{ items, nextCursor: null }], query.limit);
  }
}
