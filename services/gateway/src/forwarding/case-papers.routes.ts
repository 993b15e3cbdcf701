import { Injectable } from '@nestjs/common';
import { type CaseDetail, caseForPaper, ProblemError } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Tenants } from '../directory/tenants.provider.js';
import { RequestIdentity, type Asker } from '../session/request-identity.provider.js';
import { peopleIn, queryOf } from './case-papers.js';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { Upstreams, type UpstreamAnswer } from './upstreams.adapter.js';

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
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
    private readonly tenants: Tenants,
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
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    const { caseNo } = request.params;
    const found = await this.ask(request, asker, 'cases', {
      method: 'GET',
      path: `/api/v1/cases/${encodeURIComponent(caseNo)}`,
    });
    if (found.statusCode !== 200) return pass(found, reply);
    const text = await found.body.text();
    const detail = caseForPaper(JSON.parse(text) as CaseDetail);
    const { directory } = await this.tenants.directoryOf(asker.tenant.tenantId);
    const printed = await this.ask(request, asker, 'intake', {
      method: 'POST',
      path: `/api/v1/internal/papers/${encodeURIComponent(detail.complaintNo)}${path}`,
      body: JSON.stringify({
        case: detail,
        people: peopleIn(text, directory),
        ...more,
      }),
    });
    return pass(printed, reply);
  }

  /** Either may be asked again: making a paper twice with the same id makes one. */
  private async ask(
    request: FastifyRequest,
    asker: Asker,
    service: 'cases' | 'intake',
    {
      method,
      path,
      body,
    }: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string },
  ): Promise<UpstreamAnswer> {
    const identityToken = await this.tokens.tokenFor(asker, service);
    const vouched = { identityToken, requestId: String(request.id), address: request.ip };
    const headers = {
      ...forwardedHeaders({}, vouched),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return this.upstreams.request(service, { path, method, headers, body }, true);
  }
}

const pathOf = ({ params }: FastifyRequest<{ Params: PaperParameters }>): string =>
  encodeURIComponent(params.template ?? '');

async function pass(answer: UpstreamAnswer, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(answer.statusCode)
    .headers(returnedHeaders(answer.headers))
    .send(Buffer.from(await answer.body.arrayBuffer()));
}
