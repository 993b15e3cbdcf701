import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import { PROBLEMS, ProblemError } from '@tingsu/contracts';
import { isProblemCode } from '@tingsu/http';
import { logger } from '@tingsu/runtime';
import { asyncApiDocument } from '@tingsu/messaging';
import type { FastifyInstance } from 'fastify';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { SERVICES, type ServiceName } from '../forwarding/routes.js';
import { Upstreams } from '../forwarding/upstreams.adapter.js';
import { mergeOpenApi, type OpenApi } from './merge-openapi.js';
import { OWN_DOCUMENT } from './own-document.js';

const REMEMBER_MS = 60_000;
const API_VERSION = '1.0.0';

/** Starts Swagger UI in a file of its own: the content security policy allows no inline scripts. */
const INITIALISER = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout',
  });
};
`;

/** `/api/openapi.json`, `/api/asyncapi.json`, the readable `/api/docs`, and a page for each problem code. */
@Injectable()
export class Documents {
  private readonly remembered = new Map<
    ServiceName,
    { readonly document: OpenApi; readonly until: number }
  >();

  constructor(private readonly upstreams: Upstreams) {}

  async addTo(fastify: FastifyInstance, ownDocument: () => Promise<OpenApi>): Promise<void> {
    fastify.get('/api/openapi.json', async () => this.openApi(await ownDocument()));
    fastify.get('/api/asyncapi.json', async () => asyncApiDocument(API_VERSION));
    fastify.get('/api/problems/:code', async (request) =>
      problemPage((request.params as { code: string }).code),
    );
    fastify.get('/api/docs', async (_request, reply) => reply.redirect('/api/docs/'));
    fastify.get('/api/docs/swagger-initializer.js', async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(INITIALISER),
    );
    await fastify.register(fastifyStatic, {
      root: swaggerUiDirectory(),
      prefix: '/api/docs/',
      decorateReply: false,
      maxAge: '1h',
    });
  }

  private async openApi(ownDocument: OpenApi) {
    const found = await Promise.all(
      SERVICES.map(async (service) => ({
        service: service as string,
        document: await this.documentOf(service),
      })),
    );
    return mergeOpenApi([
      { service: 'gateway', document: OWN_DOCUMENT },
      { service: 'gateway', document: ownDocument },
      ...found,
    ]);
  }

  /** A service that is away keeps its last known part; the document of the others is still right. */
  private async documentOf(service: ServiceName): Promise<OpenApi> {
    const known = this.remembered.get(service);
    if (known && known.until > Date.now()) return known.document;
    try {
      const { statusCode, body } = await this.upstreams.request(
        service,
        { path: '/openapi.json', method: 'GET' },
        true,
      );
      const document =
        statusCode === 200 ? ((await body.json()) as OpenApi) : (await body.dump(), {});
      this.remembered.set(service, { document, until: Date.now() + REMEMBER_MS });
      return document;
    } catch (error) {
      logger.warn(
        { err: error, upstream: service },
        'the interface document of a service is missing',
      );
      return known?.document ?? {};
    }
  }
}

function problemPage(code: string) {
  if (!isProblemCode(code))
    throw new ProblemError('request.not_found', 'There is no such problem code.');
  const [status, title] = PROBLEMS[code];
  return { code, status, title };
}

function swaggerUiDirectory(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve('swagger-ui-dist/package.json'));
}
