import { histogram, metrics } from '@tingsu/runtime';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';

/** `GET /metrics`, and how long every request took, by route. */
export function metricsRoutes(fastify: FastifyInstance, service: string): void {
  metrics.setDefaultLabels({ service });
  if (!metrics.getSingleMetric('process_cpu_user_seconds_total'))
    collectDefaultMetrics({ register: metrics });
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
  fastify.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.metrics()),
  );
}
