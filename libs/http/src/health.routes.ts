import { readiness } from '@tingsu/runtime';
import type { FastifyInstance } from 'fastify';

/** `GET /health/live`, and `GET /health/ready`: 503 while something critical is down or the process drains. */
export function healthRoutes(fastify: FastifyInstance): void {
  fastify.get('/health/live', async () => ({ status: 'up' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const ready = await readiness();
    return reply
      .code(ready.status === 'down' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(ready);
  });
}
