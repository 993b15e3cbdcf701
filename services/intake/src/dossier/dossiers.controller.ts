import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  type CopiesView,
  DOSSIER_BYTES_HEADER,
  type DossierRequest,
  DossierRequestSchema,
  type HandOutRequest,
  HandOutRequestSchema,
  type Identity,
  ProblemError,
} from '@tingsu/contracts';
import { CurrentIdentity, jsonTextOf, parseOrProblem, zodBody } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { downloadHeaders } from '../uploads/download-headers.js';
import { HandOutDossier } from './hand-out-dossier.usecase.js';
import { MakeDossier } from './make-dossier.usecase.js';

/** Dossiers, for the gateway: it alone brings what cases knows. People ask at `/api/v1/cases/{caseNo}/dossier`. */
@Controller('api/v1/internal/dossiers/:complaintNo')
export class DossiersController {
  constructor(
    private readonly makeDossier: MakeDossier,
    private readonly handOut: HandOutDossier,
  ) {}

  @Post()
  @HttpCode(200)
  async make(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Req() { body }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { request, log } = askedIn(body);
    const { content, bytes } = await this.makeDossier.execute({ who, complaintNo, request, log });
    await reply
      .headers({
        ...downloadHeaders({
          mediaType: 'application/zip',
          fileName: `${request.case.caseNo}.zip`,
        }),
        [DOSSIER_BYTES_HEADER]: String(bytes),
      })
      .send(content);
  }

  @Post('copies')
  @HttpCode(201)
  give(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Body(zodBody(HandOutRequestSchema)) request: HandOutRequest,
  ): Promise<CopiesView> {
    return this.handOut.execute(who, complaintNo, request);
  }
}

/** The first line says what is asked, the others are the log. */
function askedIn(body: unknown): { readonly request: DossierRequest; readonly log: Buffer } {
  const end = Buffer.isBuffer(body) ? body.indexOf('\n') : -1;
  if (!Buffer.isBuffer(body) || end < 0)
    throw new ProblemError('request.malformed', 'Send lines of JSON.');
  const head: unknown = JSON.parse(jsonTextOf(body.subarray(0, end)));
  return { request: parseOrProblem(DossierRequestSchema, head), log: body.subarray(end + 1) };
}
