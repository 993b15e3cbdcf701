import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type AddEvidence,
  AddEvidenceSchema,
  type Evidence,
  type EvidenceList,
  EvidenceListSchema,
  EvidenceSchema,
  type Identity,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { OfficeFiles } from './office-files.usecase.js';

@Controller('api/v1/complaints/:complaintNo/files')
export class EvidenceController {
  constructor(private readonly files: OfficeFiles) {}

  @Get()
  @ApiRoute({
    summary: 'Files of the office about a complaint, as far as you may see them',
    description: 'Each is downloaded as an attachment of the complaint.',
    tag: 'Complaints',
    response: EvidenceListSchema,
    problems: ['complaint.not_found'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
  ): Promise<EvidenceList> {
    return this.files.list(who, complaintNo);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    summary: 'Add an uploaded file about a complaint: a statement, a record, a photo',
    tag: 'Complaints',
    body: AddEvidenceSchema,
    response: EvidenceSchema,
    status: 201,
    problems: [
      'complaint.not_found',
      'access.denied',
      'upload.unknown',
      'evidence.full',
      'request.invalid',
    ],
  })
  add(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Body(zodBody(AddEvidenceSchema)) given: AddEvidence,
  ): Promise<Evidence> {
    return this.files.add(who, complaintNo, given);
  }
}
