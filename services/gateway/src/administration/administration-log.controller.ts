import { Controller, Get, Query } from '@nestjs/common';
import {
  AdministrationEntrySchema,
  AdministrationLogQuerySchema,
  cursorOf,
  InstantPlaceSchema,
  pageOf,
  type AdministrationEntry,
  type AdministrationLogQuery,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, RequireRole, zodQuery } from '@tingsu/http';
import { readChanges } from './administration-log.repository.js';

const LOG = cursorOf(InstantPlaceSchema);

/** Who changed accounts, rights and the organisation. Read by those who watch over administrators, too. */
@Controller('api/v1/administration')
export class AdministrationLogController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('log')
  @RequireRole('tenant_admin', 'auditor', 'privacy_officer')
  @ApiRoute({
    summary: 'What was changed about accounts and the organisation, newest first',
    tag: 'directory',
    query: AdministrationLogQuerySchema,
    response: pageOf(AdministrationEntrySchema),
    problems: ['session.required', 'access.denied', 'request.invalid'],
  })
  async read(
    @Query(zodQuery(AdministrationLogQuerySchema)) query: AdministrationLogQuery,
    @CurrentIdentity() who: Identity,
  ): Promise<Page<AdministrationEntry>> {
    const { limit, cursor, subject = '' } = query;
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      readChanges(tx, {
        before: LOG.read(cursor),
        subject: subject === '' ? null : subject,
        limit: limit + 1,
      }),
    );
    return LOG.page(rows, limit, ({ at, id }) => [at, id]);
  }
}
