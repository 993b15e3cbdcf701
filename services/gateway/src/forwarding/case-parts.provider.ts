import { Injectable } from '@nestjs/common';
import { type CaseDetail, caseForPaper, type CaseOfPaper, ProblemError } from '@tingsu/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Tenants } from '../directory/tenants.provider.js';
import { type Asker, RequestIdentity } from '../session/request-identity.provider.js';
import { peopleIn } from './case-papers.js';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { type UpstreamAnswer, Upstreams } from './upstreams.adapter.js';

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string | Buffer;
  readonly contentType?: string;
}

/** What several services know of one case, asked for whom asks the gateway. */
@Injectable()
export class CaseParts {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
    private readonly tenants: Tenants,
  ) {}

  /** Throws `session.required` for who is not signed in. */
  async askerOf(request: FastifyRequest): Promise<Asker> {
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    return asker;
  }

  /** The case as the reader sees it, with the names of staff that it mentions; or what cases answered instead. */
  async caseOf(
    request: FastifyRequest,
    asker: Asker,
    caseNo: string,
  ): Promise<{ readonly of: CaseOfPaper } | { readonly refused: UpstreamAnswer }> {
    const path = `/api/v1${casePath(caseNo)}`;
    const found = await this.ask(request, asker, 'cases', { method: 'GET', path });
    if (found.statusCode !== 200) return { refused: found };
    const text = await found.body.text();
    const { directory } = await this.tenants.directoryOf(asker.tenant.tenantId);
    return {
      of: {
        case: caseForPaper(JSON.parse(text) as CaseDetail),
        people: peopleIn(text, directory),
      },
    };
  }

  /** May be asked again, so only what does the same when it is asked twice. */
  async ask(
    request: FastifyRequest,
    asker: Asker,
    service: 'cases' | 'intake',
    { method, path, body, contentType = 'application/json' }: Asked,
  ): Promise<UpstreamAnswer> {
    const identityToken = await this.tokens.tokenFor(asker, service);
    const vouched = { identityToken, requestId: String(request.id), address: request.ip };
    const headers = {
      ...forwardedHeaders({}, vouched),
      ...(body === undefined ? {} : { 'content-type': contentType }),
    };
    return this.upstreams.request(service, { path, method, headers, body }, true);
  }
}

/** Below `/api/v1`, and below `/api/v1/internal` for what only the gateway may ask. */
export const casePath = (caseNo: string): string => `/cases/${encodeURIComponent(caseNo)}`;

/** Hands an answer on whole. */
export async function pass(answer: UpstreamAnswer, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(answer.statusCode)
    .headers(returnedHeaders(answer.headers))
    .send(Buffer.from(await answer.body.arrayBuffer()));
}
