import { Controller, Get, Query } from '@nestjs/common';
import {
  CallBackQuerySchema,
  CallBacksSchema,
  type CallBack,
  type CallBackQuery,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ReferenceData } from '../policies/reference.repository.js';
import { listCallBacks } from './call-backs.repository.js';

/** The desk of the call-backs (回访). */
@Controller('api/v1/follow-ups')
export class CallBacksController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Call-backs that are owed within your reach, the longest overdue first',
    description:
      'By default those that may be made now; a call is recorded with `recordFollowUp` on its case.',
    tag: 'call-backs',
    query: CallBackQuerySchema,
    response: CallBacksSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CallBackQuerySchema)) query: CallBackQuery,
  ): Promise<Page<CallBack>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listCallBacks(tx, who, query, await this.reference.load(tx)),
    );
  }
}
