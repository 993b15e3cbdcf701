import { Controller, Get, Param } from '@nestjs/common';
import { type AlikePage, AlikePageSchema, type Identity } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { RelatedComplaints } from './related-complaints.usecase.js';

@Controller('api/v1/complaints/:complaintNo/related')
export class RelatedController {
  constructor(private readonly related: RelatedComplaints) {}

  @Get()
  @ApiRoute({
    summary: 'Other complaints of the same person, or perhaps about the same matter',
    description:
      'The ten likeliest and newest, each with its reasons, within your scope and the fields that you may see. Looking is on record.',
    tag: 'Complaints',
    response: AlikePageSchema,
    problems: ['complaint.not_found'],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
  ): Promise<AlikePage> {
    return this.related.execute(who, complaintNo);
  }
}
