import { histogram, serviceMetrics, startMetrics } from '@tingsu/runtime';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, type Registry } from 'prom-client';

/** How long every request took, by route, among the figures of `GET /metrics`. */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  startMetrics(service);
  measureProcess(serviceMetrics());
  const requests = histogram('http_request_duration_seconds', 'How long requests took', [
    'method',
    'route',
    'status',
  ]);
  fastify.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

/** `GET /metrics`. */
export function metricsRoutes(fastify: FastifyInstance): void {
  const metrics = serviceMetrics();
  fastify.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.metrics()),
  );
}

let measured = false;

/** Once in a process, so that several services in it do not each report all that it takes. */
function measureProcess(register: Registry): void {
  if (measured) return;
  measured = true;
  collectDefaultMetrics({ register });
}
