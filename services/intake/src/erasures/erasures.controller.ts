import { Controller, Get, Param } from '@nestjs/common';
import { ComplaintErasurePreviewSchema, type ErasedCount, type Identity } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { PreviewErasure } from './preview-erasure.usecase.js';

@Controller('api/v1/complaints')
export class ErasuresController {
  constructor(private readonly previewing: PreviewErasure) {}

  @Get(':complaintNo/erasure')
  @ApiRoute({
    summary: 'What of a complaint an erasure would take; changes nothing',
    tag: 'erasures',
    response: ComplaintErasurePreviewSchema,
    problems: ['access.denied', 'complaint.not_found'],
  })
  preview(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
  ): Promise<{ readonly goes: ErasedCount[] }> {
    return this.previewing.execute(who, complaintNo);
  }
}
