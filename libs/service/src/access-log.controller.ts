import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  accessLogOf,
  accessLogPage,
  type AccessLogEntry,
  AccessLogEntrySchema,
  type AccessLogQuery,
  AccessLogQuerySchema,
  type Identity,
  type Page,
  pageOf,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ACCESS_LOG, type AccessLog } from './access-log.repository.js';

/** Reads of what this service holds. The gateway joins the logs of the services into one list. */
@Controller('api/v1/access-log')
export class AccessLogController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Who read which complaint and case, newest first',
    tag: 'Access log',
    query: AccessLogQuerySchema,
    response: pageOf(AccessLogEntrySchema),
    problems: ['request.invalid', 'access.denied'],
  })
  async list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(AccessLogQuerySchema)) query: AccessLogQuery,
  ): Promise<Page<AccessLogEntry>> {
    const page = accessLogPage(who, query);
    if (!page)
      throw new ProblemError(
        'access.denied',
        'The access log is for the roles auditor and privacy_officer.',
      );
    const rows = await this.unitOfWork.run(who.tenantId, (tx) => this.log.list(tx, page));
    return accessLogOf(rows, query.limit);
  }
}
