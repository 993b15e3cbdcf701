import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { isProblemCode } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { forwardedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import type { ServiceName } from './routes.js';
import { Upstreams } from './upstreams.adapter.js';

/** Asks a service something in the name of who asks the gateway: a session that ends, ends it. */
@Injectable()
export class AskService {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  /** What may be asked again without harm. Throws a ProblemError as the service says it. */
  async post(
    request: FastifyRequest,
    service: ServiceName,
    path: string,
    asked: object,
  ): Promise<unknown> {
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    const headers = forwardedHeaders(
      { 'content-type': 'application/json' },
      {
        identityToken: await this.tokens.tokenFor(asker, service),
        requestId: String(request.id),
        address: request.ip,
      },
    );
    const { statusCode, body } = await this.upstreams.request(
      service,
      { path, method: 'POST', headers, body: Buffer.from(JSON.stringify(asked)) },
      true,
    );
    const answer: unknown = await body.json();
    if (statusCode !== 200) throw problemIn(answer);
    return answer;
  }
}

function problemIn(answer: unknown): ProblemError {
  const { code, detail } = answer as { readonly code?: unknown; readonly detail?: unknown };
  return typeof code === 'string' && isProblemCode(code)
    ? new ProblemError(code, typeof detail === 'string' ? detail : '')
    : new ProblemError('service.unavailable', 'A part of the system is not reachable.');
}
