import { Injectable } from '@nestjs/common';
import { DecisionPaperSchema, PaperLanguageSchema } from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AskService, pass } from './ask-service.client.js';

const QuerySchema = z.object({
  language: PaperLanguageSchema.default('zh-CN'),
  person: z.uuid().optional(),
});
const MatterIdSchema = z.uuid();

/**
 * `GET /api/v1/accountability/matters/{matterId}/paper`: the decision as PDF. Cases says who may see what of it, and keeps what was decided;
 * intake prints.
 */
@Injectable()
export class DecisionPaperRoute {
  constructor(private readonly services: AskService) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get<{ Params: { readonly matterId: string } }>(
      '/api/v1/accountability/matters/:matterId/paper',
      (request, reply) => this.print(request, reply),
    );
  }

  private async print(
    request: FastifyRequest<{ Params: { readonly matterId: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const matterId = parseOrProblem(MatterIdSchema, request.params.matterId, 'path');
    const { language, person } = parseOrProblem(QuerySchema, request.query, 'query');
    const copy = person === undefined ? '' : `?person=${person}`;
    const path = `/api/v1/accountability/matters/${matterId}/decision${copy}`;
    const found = await this.services.answer(request, asker, 'cases', { method: 'GET', path });
    if (found.statusCode !== 200) return pass(found, reply);
    const paper = DecisionPaperSchema.parse(await found.body.json());
    const printed = await this.services.answer(request, asker, 'intake', {
      ...{ method: 'POST', path: '/api/v1/internal/decision-papers' },
      body: { paper, language },
    });
    return pass(printed, reply);
  }
}
