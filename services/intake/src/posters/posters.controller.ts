import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { type Identity, type PosterRequest, PosterRequestSchema } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { downloadHeaders } from '../uploads/download-headers.js';
import { PrintPosters } from './print-posters.usecase.js';

/** Posters whose code opens the form of the portal with the place filled in. */
@Controller('api/v1/posters')
export class PostersController {
  constructor(private readonly posters: PrintPosters) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Posters or signs with the code of the complaint form, as one PDF',
    tag: 'boxes',
    body: PosterRequestSchema,
    problems: [
      'request.invalid',
      'access.denied',
      'campus.unknown',
      'channel.closed',
      'department.unknown',
    ],
  })
  async print(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(PosterRequestSchema)) request: PosterRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pdf, missing } = await this.posters.execute(who, request);
    const fileName = `posters-${request.campus}-${request.size}.pdf`;
    await reply
      .headers({
        ...downloadHeaders({ mediaType: 'application/pdf', fileName }),
        ...(missing.length > 0 ? { 'x-missing-characters': missing.join(' ') } : {}),
      })
      .send(pdf);
  }
}
