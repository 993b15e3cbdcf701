import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { isProblemCode } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asker, RequestIdentity } from '../session/request-identity.provider.js';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import type { ServiceName } from './routes.js';
import { type UpstreamAnswer, Upstreams } from './upstreams.adapter.js';

/** It may be asked again, so only what does the same when it is asked twice. */
interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object | string | Buffer | undefined;
  readonly contentType?: string;
}

/** Asks a service something in the name of who asks the gateway: a session that ends, ends it. */
@Injectable()
export class AskService {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  /** Throws `session.required` for who is not signed in. */
  async askerOf(request: FastifyRequest): Promise<Asker> {
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    return asker;
  }

  /** The answer as it comes, also one that refuses. */
  async answer(
    request: FastifyRequest,
    asker: Asker,
    service: ServiceName,
    { method, path, body, contentType = 'application/json' }: Asked,
  ): Promise<UpstreamAnswer> {
    const identityToken = await this.tokens.tokenFor(asker, service);
    const vouched = { identityToken, requestId: String(request.id), address: request.ip };
    const headers = {
      ...forwardedHeaders({}, vouched),
      ...(body === undefined ? {} : { 'content-type': contentType }),
    };
    const sent = typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
    return this.upstreams.request(service, { path, method, headers, body: sent }, true);
  }

  /** What the answer says. Throws a ProblemError as the service says it. */
  async read(request: FastifyRequest, service: ServiceName, asked: Asked): Promise<unknown> {
    const asker = await this.askerOf(request);
    const { statusCode, body } = await this.answer(request, asker, service, asked);
    const said: unknown = await body.json();
    if (statusCode !== 200) throw problemIn(said);
    return said;
  }
}

function problemIn(answer: unknown): ProblemError {
  const { code, detail } = answer as { readonly code?: unknown; readonly detail?: unknown };
  return typeof code === 'string' && isProblemCode(code)
    ? new ProblemError(code, typeof detail === 'string' ? detail : '')
    : new ProblemError('service.unavailable', 'A part of the system is not reachable.');
}

/** Hands an answer on whole. */
export async function pass(answer: UpstreamAnswer, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(answer.statusCode)
    .headers(returnedHeaders(answer.headers))
    .send(Buffer.from(await answer.body.arrayBuffer()));
}
