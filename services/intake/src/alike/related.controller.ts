import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  type AlikePage,
  AlikePageSchema,
  type Identity,
  type RelatedQuery,
  RelatedQuerySchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { RelatedComplaints } from './related-complaints.usecase.js';

@Controller('api/v1/complaints/:complaintNo/related')
export class RelatedController {
  constructor(private readonly related: RelatedComplaints) {}

  @Get()
  @ApiRoute({
    summary: 'Other complaints of the same person, or perhaps about the same matter',
    description:
      'The likeliest first, then the newest, page by page, each with its reasons, within your scope and the fields that you may see; of one ' +
      'number, name or record 200 at most. Looking is on record.',
    tag: 'Complaints',
    query: RelatedQuerySchema,
    response: AlikePageSchema,
    problems: ['complaint.not_found', 'request.invalid'],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Query(zodQuery(RelatedQuerySchema)) page: RelatedQuery,
  ): Promise<AlikePage> {
    return this.related.execute(who, complaintNo, page);
  }
}
