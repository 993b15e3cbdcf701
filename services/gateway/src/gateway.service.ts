import fastifyCookie from '@fastify/cookie';
import { DataSource } from 'typeorm';
import { openApiOf, sendProblem, type ServiceOptions } from '@tingsu/http';
import { registerHealth } from '@tingsu/runtime';
import type { TimeSource } from '@tingsu/database';
import type { GatewayConfig } from './config.js';
import { Documents } from './documents/documents.routes.js';
import type { OpenApi } from './documents/merge-openapi.js';
import { AccessLogRoute } from './forwarding/access-log.routes.js';
import { Forwarding } from './forwarding/forward.routes.js';
import { ProgressRoute } from './forwarding/progress.routes.js';
import { rateLimits } from './forwarding/rate-limits.routes.js';
import { GatewayModule } from './gateway.module.js';
import { EventsRoute } from './live/events.routes.js';
import { pages, securityHeaders } from './pages/pages.routes.js';
import { RequestIdentity } from './session/request-identity.provider.js';

/** Everything that makes the gateway out of its configuration; tests start the same. */
export function gatewayService(config: GatewayConfig, time?: TimeSource): ServiceOptions {
  let identities: RequestIdentity | undefined;
  return {
    name: 'gateway',
    module: GatewayModule.of(config, time),
    identify: async (request) =>
      identities ? (await identities.ofStaffRoute(request)).identity : null,
    trustProxy: config.TRUST_PROXY ?? false,
    // A phone needs its time to send 20 MB, and a page that listens is quiet for long.
    timeouts: { requestMs: 300_000, idleMs: 60_000 },
    routes: async (fastify, app) => {
      identities = app.get(RequestIdentity);
      const dataSource = app.get(DataSource);
      registerHealth('postgresql', () => dataSource.query('select 1'), { critical: true });
      await fastify.register(fastifyCookie);
      await securityHeaders(fastify, config);
      await rateLimits(fastify, config);
      await app.get(Forwarding).addTo(fastify);
      await fastify.register(async (scope) => {
        scope.setErrorHandler(sendProblem);
        app.get(ProgressRoute).addTo(scope);
        app.get(EventsRoute).addTo(scope);
        app.get(AccessLogRoute).addTo(scope);
        await app
          .get(Documents)
          .addTo(scope, () => openApiOf(app, 'gateway') as unknown as OpenApi);
      });
      await pages(fastify, config);
    },
  };
}
