import { Injectable } from '@nestjs/common';
import type { Identity, Progress } from '@tingsu/contracts';
import { logger } from '@tingsu/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { complaintIdOf, NOTHING_SAID, publicProgress, type SaidByCases, saidIn } from './progress.js';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { Upstreams } from './upstreams.adapter.js';

/**
 * The progress page of a complainant. Intake checks number and tracking code and knows the stages; the text of the answer
 * lies in cases, which is asked only about the complaint that intake vouched for.
 */
@Injectable()
export class ProgressRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get(
      '/api/v1/complaints/:complaintNo/progress',
      { config: { tingsuLimit: 'progress' } },
      (request, reply) => this.answer(request, reply),
    );
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asker = await this.identities.ofPublicRoute(request);
    const identityToken = await this.tokens.tokenFor(asker, 'intake');
    const vouched = { identityToken, requestId: String(request.id), address: request.ip };
    const headers = forwardedHeaders(request.headers, vouched);
    const found = await this.upstreams.request(
      'intake',
      { path: request.url, method: 'GET', headers },
      true,
    );
    if (found.statusCode !== 200) {
      return reply
        .code(found.statusCode)
        .headers(returnedHeaders(found.headers))
        .send(Buffer.from(await found.body.arrayBuffer()));
    }
    const body = (await found.body.json()) as Progress & { complaintId?: string };
    const complaintId = complaintIdOf(found.headers, body);
    const said = complaintId
      ? await this.saidByCases(asker.tenant.tenantId, complaintId, vouched)
      : NOTHING_SAID;
    return reply.send(publicProgress(body, said));
  }

  /** While cases is away the page still shows how far things are, without the words. */
  private async saidByCases(
    tenantId: string,
    complaintId: string,
    vouched: { requestId: string; address: string },
  ): Promise<SaidByCases> {
    try {
      const visitor: Identity = {
        kind: 'public',
        tenantId,
        personId: null,
        grants: [],
        locale: 'zh-CN',
        complaintId,
      };
      const identityToken = await this.tokens.sign(visitor, 'cases');
      const headers = forwardedHeaders({}, { ...vouched, identityToken });
      const path = `/api/v1/internal/case-answers/${encodeURIComponent(complaintId)}`;
      const { statusCode, body } = await this.upstreams.request(
        'cases',
        { path, method: 'GET', headers },
        true,
      );
      const text = await body.text();
      return statusCode === 200 && text ? saidIn(JSON.parse(text)) : NOTHING_SAID;
    } catch (error) {
      logger.warn({ err: error }, 'the answer of a case could not be read');
      return NOTHING_SAID;
    }
  }
}
