import { fastifyRateLimit, normalizeIP, type RateLimitOptions } from '@fastify/rate-limit';
import { ProblemError } from '@tingsu/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import type { LimitName } from './routes.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit of requests a minute holds for the route. */
    tingsuLimit?: LimitName;
  }
}

/**
 * Limits by address, counted in memory by each instance. Routes name theirs in `config.tingsuLimit`. Adapters are known
 * by the header only (intake checks the key), so theirs is a larger limit, not none.
 */
export async function rateLimits(fastify: FastifyInstance, config: GatewayConfig): Promise<void> {
  const limits = limitsOf(config);
  fastify.addHook('onRoute', (route) => {
    const limit = route.config?.tingsuLimit && limits[route.config.tingsuLimit];
    if (limit) route.config = { ...route.config, rateLimit: limit };
  });
  await fastify.register(fastifyRateLimit, {
    global: false,
    enableDraftSpec: true,
    hook: 'onRequest',
    errorResponseBuilder: tooMany,
  });
}

function limitsOf(config: GatewayConfig): Readonly<Record<LimitName, RateLimitOptions | null>> {
  const perMinute = (max: number): RateLimitOptions | null =>
    max === 0 ? null : { max, timeWindow: 60_000 };
  const complaints = perMinute(config.RATE_LIMIT_COMPLAINTS);
  return {
    complaints: complaints && {
      ...complaints,
      max: (request) =>
        hasKey(request)
          ? config.RATE_LIMIT_ADAPTERS || Number.MAX_SAFE_INTEGER
          : config.RATE_LIMIT_COMPLAINTS,
      keyGenerator: (request) =>
        hasKey(request) ? `adapter ${addressOf(request)}` : addressOf(request),
    },
    uploads: perMinute(config.RATE_LIMIT_UPLOADS),
    progress: perMinute(config.RATE_LIMIT_PROGRESS),
    'sign-in': perMinute(config.RATE_LIMIT_SIGN_IN),
  };
}

/** The address that counts: of IPv6 the network, because one household has more addresses than we could count. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip);

const hasKey = (request: FastifyRequest): boolean => request.headers['x-api-key'] !== undefined;

function tooMany(_request: FastifyRequest, { ttl }: { readonly ttl: number }): Error {
  const seconds = Math.max(1, Math.ceil(ttl / 1000));
  return new ProblemError('request.too_many', `Wait ${seconds} seconds before you try again.`, {
    retryAfterSeconds: seconds,
  });
}
