import { ProblemError } from '@tingsu/contracts';
import { AsyncResource } from 'node:async_hooks';
import { logger, runWithCorrelation } from '@tingsu/runtime';
import type { FastifyInstance } from 'fastify';

const SLOW_MS = 1_000;
const resources = new WeakMap<object, AsyncResource>();

/** Gives every request its correlation id, answers it, and logs what is slow or failed: route and status, never content. */
export function requestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    runWithCorrelation(String(request.id), () => {
      resources.set(request, new AsyncResource('request'));
      if (namesOneHost(request.raw.rawHeaders)) done();
      else done(new ProblemError('request.malformed', 'Send one Host header.'));
    });
  });
  // Reading a body ends in a socket event, outside of the context that began in onRequest.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const resource = resources.get(request);
    if (resource) resource.runInAsyncScope(done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logResponse(
      request.method,
      request.routeOptions.url ?? 'unknown',
      reply.statusCode,
      Math.round(reply.elapsedTime),
      String(request.id),
    );
    done();
  });
}

/** Of two hosts a proxy may take one and we the other: then a request would reach another group than the proxy meant (S-33). */
const namesOneHost = (rawHeaders: readonly string[]): boolean =>
  rawHeaders.filter((part, place) => place % 2 === 0 && part.toLowerCase() === 'host').length <= 1;

function logResponse(
  method: string,
  route: string,
  status: number,
  ms: number,
  requestId: string,
): void {
  const line = { method, route, status, ms, requestId };
  if (status >= 500 && !route.startsWith('/health')) logger.warn(line, 'answered');
  else if (ms > SLOW_MS) logger.info(line, 'answered slowly');
  else if (logger.isLevelEnabled('debug')) logger.debug(line, 'answered');
}
