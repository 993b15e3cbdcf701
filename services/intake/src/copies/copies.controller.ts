import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import {
  type CopiesView,
  CopiesViewSchema,
  type GiveCopies,
  GiveCopiesSchema,
  type GivenCopiesList,
  GivenCopiesListSchema,
  type Identity,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { downloadHeaders } from '../uploads/download-headers.js';
import { GiveCopiesOut } from './give-copies.usecase.js';

@Controller('api/v1/complaints/:complaintNo/copies')
export class CopiesController {
  constructor(
    private readonly copies: GiveCopiesOut,
    @Inject(ObjectStore) private readonly store: ObjectStore,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Copies of files that were given to somebody outside',
    tag: 'Complaints',
    response: GivenCopiesListSchema,
    problems: ['complaint.not_found'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
  ): Promise<GivenCopiesList> {
    return this.copies.list(who, complaintNo);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    summary: 'Give out copies of files: to whom, why, and the hash of each, on record',
    description:
      'The same copyId again answers what was given. Pictures are clean copies unless `form` says original.',
    tag: 'Complaints',
    body: GiveCopiesSchema,
    response: CopiesViewSchema,
    status: 201,
    problems: [
      'request.invalid',
      'complaint.not_found',
      'access.denied',
      'upload.unknown',
      'copies.not_readable',
    ],
  })
  give(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Body(zodBody(GiveCopiesSchema)) given: GiveCopies,
  ): Promise<CopiesView> {
    return this.copies.give(who, complaintNo, given);
  }

  @Get(':copyId/files/:uploadId')
  @ApiRoute({
    summary: 'Download a file as it was given',
    tag: 'Complaints',
    problems: ['complaint.not_found', 'request.not_found'],
  })
  async download(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Param('copyId', zodParam(z.uuid())) copyId: string,
    @Param('uploadId', zodParam(z.uuid())) uploadId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.copies.file(who, complaintNo, copyId, uploadId);
    const content = await this.store.open(file.storageKey);
    await reply.headers({ ...downloadHeaders(file), 'content-length': file.bytes }).send(content);
  }
}
