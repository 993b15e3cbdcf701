import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService, pass } from './ask-service.client.js';
import { queryOf } from './case-papers.js';
import { CaseParts } from './case-parts.provider.js';

interface PaperParameters {
  readonly caseNo: string;
  readonly template?: string;
}

const ADDRESS = '/api/v1/cases/:caseNo/documents';

/**
 * Papers of a case. The person behind a complaint is known to intake, the handling of it to cases: the case as the reader sees it goes
 * with the request to intake, which composes and prints.
 */
@Injectable()
export class CasePapersRoute {
  constructor(
    private readonly services: AskService,
    private readonly parts: CaseParts,
  ) {}

  addTo(fastify: FastifyInstance): void {
    type Route = { Params: PaperParameters };
    fastify.get<Route>(ADDRESS, (request, reply) => this.answer(request, reply, ''));
    fastify.get<Route>(`${ADDRESS}/:template`, (request, reply) =>
      this.answer(request, reply, `/${pathOf(request)}/show${queryOf(request.url)}`),
    );
    fastify.post<Route>(`${ADDRESS}/:template`, (request, reply) =>
      this.answer(request, reply, `/${pathOf(request)}/make`, { make: request.body }),
    );
  }

  private async answer(
    request: FastifyRequest<{ Params: PaperParameters }>,
    reply: FastifyReply,
    path: string,
    more: object = {},
  ): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const found = await this.parts.caseOf(request, asker, request.params.caseNo);
    if ('refused' in found) return pass(found.refused, reply);
    // Making a paper twice with the same id makes one.
    const printed = await this.services.answer(request, asker, 'intake', {
      method: 'POST',
      path: `/api/v1/internal/papers/${encodeURIComponent(found.of.case.complaintNo)}${path}`,
      body: { ...found.of, ...more },
    });
    return pass(printed, reply);
  }
}

const pathOf = ({ params }: FastifyRequest<{ Params: PaperParameters }>): string =>
  encodeURIComponent(params.template ?? '');
