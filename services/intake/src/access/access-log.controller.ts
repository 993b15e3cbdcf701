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
import { AccessLogRepository } from './access-log.repository.js';

/** Reads of complaints and attachments. The gateway joins them with the reads of cases. */
@Controller('api/v1/access-log')
export class AccessLogController {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(AccessLogRepository) private readonly log: AccessLogRepository,
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
