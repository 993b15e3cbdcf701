import {
  fastifyRateLimit,
  type FastifyRateLimitStore,
  type FastifyRateLimitStoreCtor,
  normalizeIP,
  type RateLimitOptions,
} from '@fastify/rate-limit';
import { ProblemError } from '@tingsu/contracts';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { GatewayConfig } from '../config.js';
import type { SharedCounts } from '../limits/shared-counts.client.js';
import type { LimitName } from './routes.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit of requests a minute holds for the route. */
    tingsuLimit?: LimitName;
  }
}

/** For so long a key that intake accepted counts as that of an adapter; most keys remembered. */
const KEY_KNOWN_MS = 10 * 60_000;
const MOST_KEYS = 1_000;

/**
 * Limits by address, counted by all gateways together. Routes name theirs in `config.tingsuLimit`. An API key lifts the
 * limit only after intake, which checks it, has accepted a complaint under it.
 */
export async function rateLimits(
  fastify: FastifyInstance,
  config: GatewayConfig,
  counts: SharedCounts,
): Promise<void> {
  const keys = new LRUCache<string, true>({ max: MOST_KEYS, ttl: KEY_KNOWN_MS });
  const limits = limitsOf(config, (request) => {
    const key = keyOf(request);
    return key !== null && keys.has(key);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const key = request.routeOptions.config?.tingsuLimit === 'complaints' ? keyOf(request) : null;
    if (key !== null && reply.statusCode === 201) keys.set(key, true);
    if (key !== null && reply.statusCode === 401) keys.delete(key);
    done();
  });
  fastify.addHook('onRoute', (route) => {
    const limit = route.config?.tingsuLimit && limits[route.config.tingsuLimit];
    if (limit) route.config = { ...route.config, rateLimit: limit };
  });
  await fastify.register(fastifyRateLimit, {
    global: false,
    enableDraftSpec: true,
    hook: 'onRequest',
    errorResponseBuilder: tooMany,
    store: storeOf(counts),
  });
}

function limitsOf(
  config: GatewayConfig,
  isAdapter: (request: FastifyRequest) => boolean,
): Readonly<Record<LimitName, RateLimitOptions | null>> {
  const perMinute = (max: number): RateLimitOptions | null =>
    max === 0 ? null : { max, timeWindow: 60_000 };
  const complaints = perMinute(config.RATE_LIMIT_COMPLAINTS);
  return {
    complaints: complaints && {
      ...complaints,
      max: (request) =>
        isAdapter(request)
          ? config.RATE_LIMIT_ADAPTERS || Number.MAX_SAFE_INTEGER
          : config.RATE_LIMIT_COMPLAINTS,
      keyGenerator: (request) =>
        isAdapter(request) ? `adapter ${addressOf(request)}` : addressOf(request),
    },
    uploads: perMinute(config.RATE_LIMIT_UPLOADS),
    progress: perMinute(config.RATE_LIMIT_PROGRESS),
    'sign-in': perMinute(config.RATE_LIMIT_SIGN_IN),
  };
}

/** The counts as the plugin asks for them: each route has its own. */
function storeOf(counts: SharedCounts): FastifyRateLimitStoreCtor {
  const countsOf = (route: string): FastifyRateLimitStore => ({
    incr: (key, done, windowMs) =>
      void counts.add(`${route} ${key}`, windowMs).then(
        (counted) => done(null, counted),
        (error: Error) => done(error),
      ),
    // What the plugin says of the route is not in its types.
    child: (options: object) => {
      const { method, url } = (options as { readonly routeInfo: RouteOptions }).routeInfo;
      return countsOf(`${String(method)} ${url}`);
    },
  });
  return class {
    readonly incr = countsOf('').incr;
    readonly child = countsOf('').child;
  };
}

/** The address that counts: of IPv6 the network, because one household has more addresses than we could count. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip);

/** The API key of a request, hashed: it need not be in our memory. */
function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['x-api-key'];
  return typeof key === 'string' ? createHash('sha256').update(key).digest('base64url') : null;
}

function tooMany(_request: FastifyRequest, { ttl }: { readonly ttl: number }): Error {
  const seconds = Math.max(1, Math.ceil(ttl / 1000));
  return new ProblemError('request.too_many', `Wait ${seconds} seconds before you try again.`, {
    retryAfterSeconds: seconds,
  });
}
