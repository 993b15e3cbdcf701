import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type Identity, ProblemError, UploadedSchema } from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodParam, zodQuery } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReadComplaint } from '../complaints/read-complaint.usecase.js';
import { downloadHeaders } from './download-headers.js';
import { ShownFiles } from './shown-file.usecase.js';
import { StoreUpload } from './store-upload.usecase.js';
import { UploadQuota } from './upload-quota.usecase.js';
import { ObjectStore } from '@tingsu/archive';

const OriginalQuery = z.object({ original: z.enum(['true', 'false']).optional() });

@Controller('api/v1')
export class UploadsController {
  constructor(
    @Inject(StoreUpload) private readonly storeUpload: StoreUpload,
    @Inject(UploadQuota) private readonly quota: UploadQuota,
    @Inject(ReadComplaint) private readonly read: ReadComplaint,
    @Inject(ObjectStore) private readonly store: ObjectStore,
    @Inject(ShownFiles) private readonly shown: ShownFiles,
  ) {}

  @Post('uploads')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Upload one attachment of at most 20 MB',
    description:
      'Send the uploadId with the complaint within 24 hours. The type is recognised by the content.',
    tag: 'Complaints',
    consumes: 'multipart/form-data',
    body: z.object({ file: z.string().meta({ format: 'binary' }) }),
    response: UploadedSchema,
    status: 201,
    problems: [
      'request.malformed',
      'upload.empty',
      'upload.type_refused',
      'upload.old_office',
      'upload.archive',
      'upload.too_large',
      'service.busy',
    ],
  })
  async upload(
    @CurrentIdentity() who: Identity,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof UploadedSchema>> {
    await this.quota.check(who.tenantId);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new ProblemError('request.malformed', 'Send one file as multipart/form-data.');
    const { file: stream, filename: fileName, mimetype: declaredType } = part;
    return this.storeUpload.execute(who.tenantId, {
      stream,
      fileName,
      declaredType,
      truncated: () => stream.truncated,
    });
  }

  /** Pictures come upright and without what the camera wrote into them, unless the original is asked for by who may. */
  @Get('complaints/:complaintNo/attachments/:uploadId')
  @ApiRoute({
    summary: 'Download an attachment',
    description:
      'A picture comes turned upright, without place and owner; `original=true` gives it as it came.',
    tag: 'Complaints',
    query: OriginalQuery,
    problems: ['complaint.not_found', 'request.not_found', 'file.original_only', 'file.gone'],
  })
  async download(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Param('uploadId', zodParam(z.uuid())) uploadId: string,
    @Query(zodQuery(OriginalQuery)) { original }: z.infer<typeof OriginalQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asItCame = original === 'true';
    const upload = await this.read.attachment(who, complaintNo, uploadId, asItCame);
    const shown = asItCame ? null : await this.shown.open(upload);
    if (!shown && !upload.mayReadOriginal)
      throw new ProblemError(
        'file.original_only',
        'This picture cannot be shown without place and owner. Ask the complaint centre for a JPG.',
      );
    const content = shown ?? (await this.store.open(upload.storageKey));
    await reply.headers(downloadHeaders(upload)).send(content);
  }
}
