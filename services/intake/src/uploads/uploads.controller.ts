import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type Identity, ProblemError, UploadedSchema } from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodParam } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ReadComplaint } from '../complaints/read-complaint.usecase.js';
import { contentDisposition } from './media-types.js';
import { StoreUpload } from './store-upload.usecase.js';
import { ObjectStore } from '@tingsu/archive';

@Controller('api/v1')
export class UploadsController {
  constructor(
    @Inject(StoreUpload) private readonly storeUpload: StoreUpload,
    @Inject(ReadComplaint) private readonly read: ReadComplaint,
    @Inject(ObjectStore) private readonly store: ObjectStore,
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
    ],
  })
  async upload(
    @CurrentIdentity() who: Identity,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof UploadedSchema>> {
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

  /** Never shown in the browser's own window: what strangers sent must not run where staff are signed in. */
  @Get('complaints/:complaintNo/attachments/:uploadId')
  @ApiRoute({
    summary: 'Download an attachment',
    tag: 'Complaints',
    problems: ['complaint.not_found', 'request.not_found'],
  })
  async download(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Param('uploadId', zodParam(z.uuid())) uploadId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await this.read.attachment(who, complaintNo, uploadId);
    const content = await this.store.open(upload.storageKey);
    await reply
      .headers({
        'content-type': upload.mediaType,
        'content-length': upload.bytes,
        'content-disposition': contentDisposition(upload.fileName),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(content);
  }
}
