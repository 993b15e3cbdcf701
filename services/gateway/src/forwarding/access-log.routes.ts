import { Injectable } from '@nestjs/common';
import { AccessLogQuerySchema, mergedAccessLog, ProblemError } from '@tingsu/contracts';
import type { AccessLogAnswer } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { forwardedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { Upstreams, type UpstreamAnswer } from './upstreams.adapter.js';

/** The services that keep an access log of what they hold. */
const KEEPERS = ['intake', 'cases'] as const;

/** `GET /api/v1/access-log`: reads of complaints and of cases as one list. Each service checks whether the person may. */
@Injectable()
export class AccessLogRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/access-log', (request, reply) => this.list(request, reply));
  }

  private async list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    const ask = async (service: (typeof KEEPERS)[number]) => {
      const headers = forwardedHeaders(request.headers, {
        identityToken: await this.tokens.tokenFor(asker, service),
        requestId: String(request.id),
        address: request.ip,
      });
      return this.upstreams.request(service, { path: request.url, method: 'GET', headers }, true);
    };
    const answers = await Promise.all(KEEPERS.map(ask));
    const bodies = await Promise.all(answers.map(({ body }) => body.json()));
    const refused = answers.findIndex(({ statusCode }) => statusCode !== 200);
    if (refused >= 0) return passOn(answers[refused], bodies[refused], reply);
    const { limit } = AccessLogQuerySchema.parse(request.query);
    return reply.send(mergedAccessLog(bodies as AccessLogAnswer[], limit));
  }
}

function passOn(
  answer: UpstreamAnswer | undefined,
  body: unknown,
  reply: FastifyReply,
): FastifyReply {
  return reply
    .code(answer?.statusCode ?? 502)
    .type('application/problem+json')
    .send(body);
}
