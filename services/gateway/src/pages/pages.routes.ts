import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { sendProblem } from '@tingsu/http';
import { logger } from '@tingsu/runtime';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GatewayConfig } from '../config.js';
import { contentSecurityPolicy } from './csp.js';
import { cacheControlFor, pageFor } from './page-paths.js';

/** Security headers on every answer, pages and API alike. What the API answers is kept nowhere unless the route says so. */
export async function securityHeaders(
  fastify: FastifyInstance,
  config: GatewayConfig,
): Promise<void> {
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: contentSecurityPolicy(config.COOKIE_SECURE),
    strictTransportSecurity: config.COOKIE_SECURE
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/v1/')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/**
 * What is worth it is compressed on its way, the API's answers too: the policies in force are 220 KB of JSON. No other site can
 * make a browser ask with a session (the cookie is of this site only), so the size of an answer tells nobody what is in it.
 * Streams of events are left alone.
 */
export async function compressedAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyCompress, {
    global: true,
    encodings: ['br', 'gzip'],
    threshold: 1024,
  });
}

/** The web app. A file that was compressed when it was built is sent as it is. */
export async function pages(fastify: FastifyInstance, config: GatewayConfig): Promise<void> {
  const root = resolve(config.WEB_ROOT);
  if (!existsSync(root)) {
    logger.warn({ root }, 'the web app is not built; only the API is served');
    return;
  }
  await fastify.register(async (scope) => {
    scope.setErrorHandler(sendProblem);
    await scope.register(fastifyStatic, {
      root,
      wildcard: false,
      serve: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => void reply.header('cache-control', cacheControlFor(file)),
    });
    scope.get('/*', async (request, reply) => {
      const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
      const page = pageFor(path);
      return page ? reply.sendFile(page) : reply.sendFile(path.slice(1));
    });
  });
}
