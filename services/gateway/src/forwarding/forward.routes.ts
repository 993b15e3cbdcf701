import { Injectable } from '@nestjs/common';
import { MAX_UPLOAD_BYTES, ProblemError } from '@tingsu/contracts';
import { sendProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestIdentity, type Asker } from '../session/request-identity.provider.js';
import { Admission } from './admission.js';
import { UploadAdmission, type UploadAsked } from '../limits/upload-admission.provider.js';
import { addressOf } from './rate-limits.routes.js';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { FORWARDED, operatorPath, type ForwardedRoute, type ServiceName } from './routes.js';
import { Upstreams, type UpstreamAnswer } from './upstreams.adapter.js';

/** Answers up to this size are sent in one piece: cheaper than piping a stream. */
const SMALL_ANSWER_BYTES = 65_536;
/** A file and what multipart puts around it. */
const UPLOAD_LIMIT = MAX_UPLOAD_BYTES + 64 * 1024;
const REPEATABLE_METHODS = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Hands requests on to the services, as plain Fastify routes: this is the path of every complaint. */
@Injectable()
export class Forwarding {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
    private readonly admission: Admission,
    private readonly uploads: UploadAdmission,
  ) {}

  /** Adds the routes. They live in scopes of their own, because their bodies stay as they came. */
  async addTo(fastify: FastifyInstance): Promise<void> {
    await fastify.register(async (scope) => {
      unreadBodies(scope, false);
      for (const route of FORWARDED.filter(({ streamed }) => !streamed))
        this.addRoute(scope, route);
      const operator = (request: FastifyRequest, reply: FastifyReply) =>
        this.forwardToOperator(request, reply);
      scope.route({
        method: ['GET', 'POST'],
        url: '/api/v1/operator/:service/parked',
        handler: operator,
      });
      scope.route({ method: 'GET', url: '/api/v1/operator/:service/storage', handler: operator });
      scope.route({
        method: ['GET', 'POST'],
        url: '/api/v1/operator/:service/parked/*',
        handler: operator,
      });
    });
    await fastify.register(async (scope) => {
      unreadBodies(scope, true);
      for (const route of FORWARDED.filter(({ streamed }) => streamed)) this.addRoute(scope, route);
    });
  }

  private addRoute(scope: FastifyInstance, route: ForwardedRoute): void {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      if (route.streamed) refuseHugeUpload(request);
      const asker = await this.askerOf(request, route);
      const send = () =>
        this.send(request, reply, { service: route.service, path: request.url, asker });
      return route.streamed ? this.uploads.run(uploadOf(request, asker), send) : send();
    };
    const { limit } = route;
    const limited = limit ? { config: { tingsuLimit: limit.name } } : {};
    const others = limit?.of === 'all' ? limited : {};
    const url = `/api/v1${route.prefix}`;
    scope.route({
      method: 'POST',
      url,
      handler: limit?.name === 'complaints' ? this.submissionOf(route) : handler,
      ...limited,
    });
    scope.route({ method: ['GET', 'PUT', 'PATCH', 'DELETE'], url, handler, ...others });
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: `${url}/*`,
      handler,
      ...others,
    });
  }

  /** A complaint waits for its turn, so that however many arrive, each is answered in time and staff are not behind them. */
  private submissionOf(route: ForwardedRoute) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const asker = await this.askerOf(request, route);
      return this.admission.run(queueOf(request, asker), () =>
        this.send(request, reply, { service: route.service, path: request.url, asker }),
      );
    };
  }

  private async askerOf(request: FastifyRequest, route: ForwardedRoute): Promise<Asker> {
    if (route.public) return this.identities.ofPublicRoute(request);
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    return asker;
  }

  private async forwardToOperator(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const target = operatorPath(request.url);
    if (!target) throw new ProblemError('request.not_found', 'There is no such service.');
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    return this.send(request, reply, { ...target, asker });
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      service,
      path,
      asker,
    }: { readonly service: ServiceName; readonly path: string; readonly asker: Asker },
  ): Promise<FastifyReply> {
    const identityToken = await this.tokens.tokenFor(asker, service);
    const headers = forwardedHeaders(request.headers, {
      identityToken,
      requestId: String(request.id),
      address: request.ip,
    });
    const repeatable =
      REPEATABLE_METHODS.has(request.method) || request.headers['idempotency-key'] !== undefined;
    const { method, body } = request;
    const answer = await this.upstreams.request(
      service,
      { path, method: method as 'GET', headers, body: body as Buffer | undefined },
      repeatable,
    );
    return pass(answer, reply);
  }
}

/** Groups, and in each of them staff, adapters and the public form, do not wait behind each other. */
const queueOf = ({ headers }: FastifyRequest, { tenant, session }: Asker): string =>
  `${tenant.tenantId} ${session ? 'staff' : headers['x-api-key'] === undefined ? 'form' : 'adapters'}`;

const uploadOf = (request: FastifyRequest, { tenant, session }: Asker): UploadAsked => ({
  tenantId: tenant.tenantId,
  address: session ? null : addressOf(request),
  bytes: Number(request.headers['content-length'] ?? UPLOAD_LIMIT),
});

async function pass(
  { statusCode, headers, body }: UpstreamAnswer,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.code(statusCode).headers(returnedHeaders(headers));
  const length = Number(headers['content-length'] ?? Infinity);
  return reply.send(length <= SMALL_ANSWER_BYTES ? Buffer.from(await body.arrayBuffer()) : body);
}

/** Only making a complaint and uploading a file are limited by number; looking at progress has a route of its own. */
/** A scope begins before Nest sets its error handler, so it needs its own. */
function unreadBodies(scope: FastifyInstance, streamed: boolean): void {
  scope.setErrorHandler(sendProblem);
  scope.removeAllContentTypeParsers();
  if (streamed) scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  else
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
}

function refuseHugeUpload(request: FastifyRequest): void {
  if (Number(request.headers['content-length'] ?? 0) <= UPLOAD_LIMIT) return;
  throw new ProblemError('upload.too_large', 'Send a file of at most 20 MB.');
}
