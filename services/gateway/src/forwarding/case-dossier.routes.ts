import { Injectable } from '@nestjs/common';
import { JSON_LINES } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService, pass } from './ask-service.client.js';
import { casePath, CaseParts } from './case-parts.provider.js';
import { returnedHeaders } from './headers.js';

interface CaseRoute {
  Params: { readonly caseNo: string };
}

const ADDRESS = '/api/v1/cases/:caseNo/dossier';

/** The whole case as one archive. Cases has the log, intake all else: the log goes on to intake, which writes and signs the archive. */
@Injectable()
export class CaseDossierRoute {
  constructor(
    private readonly services: AskService,
    private readonly parts: CaseParts,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.post<CaseRoute>(ADDRESS, (request, reply) => this.make(request, reply));
    fastify.post<CaseRoute>(`${ADDRESS}/copies`, (request, reply) => this.handOut(request, reply));
  }

  private async make(
    request: FastifyRequest<CaseRoute>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const { caseNo } = request.params;
    const found = await this.parts.caseOf(request, asker, caseNo);
    if ('refused' in found) return pass(found.refused, reply);
    const log = await this.services.answer(request, asker, 'cases', {
      method: 'GET',
      path: `/api/v1/internal${casePath(caseNo)}/log`,
    });
    if (log.statusCode !== 200) return pass(log, reply);
    const head = Buffer.from(`${JSON.stringify({ ...found.of, make: request.body })}\n`);
    const answer = await this.services.answer(request, asker, 'intake', {
      method: 'POST',
      path: `/api/v1/internal/dossiers/${encodeURIComponent(found.of.case.complaintNo)}`,
      body: Buffer.concat([head, Buffer.from(await log.body.arrayBuffer())]),
      contentType: JSON_LINES,
    });
    // The archive is as long as its files: it passes through while it is written.
    return reply.code(answer.statusCode).headers(returnedHeaders(answer.headers)).send(answer.body);
  }

  /** Of the log, somebody outside gets only the steps of which the complainant is told: they come with the case. */
  private async handOut(
    request: FastifyRequest<CaseRoute>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const found = await this.parts.caseOf(request, asker, request.params.caseNo);
    if ('refused' in found) return pass(found.refused, reply);
    const given = await this.services.answer(request, asker, 'intake', {
      method: 'POST',
      path: `/api/v1/internal/dossiers/${encodeURIComponent(found.of.case.complaintNo)}/copies`,
      body: { ...found.of, give: request.body },
    });
    return pass(given, reply);
  }
}
