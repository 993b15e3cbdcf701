import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { counter, logger, registerHealth } from '@tingsu/runtime';
import { Pool, type Dispatcher } from 'undici';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import type { ServiceName } from './routes.js';

export type UpstreamRequest = Pick<
  Dispatcher.RequestOptions,
  'path' | 'method' | 'headers' | 'body'
>;
export type UpstreamAnswer = Dispatcher.ResponseData;

/** Nothing of the request has left us: asking another instance is always safe. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
/** The instance died, perhaps with the request: asking again is safe only for what may happen twice. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const failures = counter(
  'gateway_upstream_failures_total',
  'Requests that a service did not answer',
  ['service', 'code'],
);

/** The instances of the services behind us, asked in turn over connections that stay open. */
@Injectable()
export class Upstreams implements OnApplicationShutdown {
  private readonly pools: ReadonlyMap<ServiceName, readonly Pool[]>;
  /** Connections for what is streamed: however slowly files arrive, complaints have theirs (S-35). */
  private readonly streams: ReadonlyMap<ServiceName, readonly Pool[]>;
  private readonly complained = new Map<ServiceName, number>();
  private turn = 0;

  constructor(@Inject(CONFIG) config: GatewayConfig) {
    const poolsOf = (addresses: readonly string[]) =>
      addresses.map((address) => poolOf(address, config.UPSTREAM_TIMEOUT_MS));
    this.pools = new Map<ServiceName, readonly Pool[]>([
      ['intake', poolsOf(config.INTAKE_URL)],
      ['cases', poolsOf(config.CASES_URL)],
      ['notifications', poolsOf(config.NOTIFICATIONS_URL)],
      ['analytics', poolsOf(config.ANALYTICS_URL)],
    ]);
    this.streams = new Map([['intake', poolsOf(config.INTAKE_URL)]]);
    for (const service of this.pools.keys())
      registerHealth(service, () => this.checkLife(service), { critical: false });
  }

  /**
   * Asks an instance, and another one when the first is away. `repeatable` says that the request may arrive twice.
   * Throws `service.unavailable` when none answers.
   */
  async request(
    service: ServiceName,
    request: UpstreamRequest,
    repeatable: boolean,
  ): Promise<UpstreamAnswer> {
    const streamed =
      typeof request.body === 'object' && request.body !== null && !Buffer.isBuffer(request.body);
    const pools = (streamed && this.streams.get(service)) || (this.pools.get(service) ?? []);
    const tries = streamed ? 1 : pools.length + 1;
    const first = this.turn++;
    for (let attempt = 1; ; attempt++) {
      const pool = pools[(first + attempt) % pools.length];
      if (!pool) throw new Error(`No address of ${service} is configured`);
      try {
        return await pool.request(request);
      } catch (error) {
        const code = codeOf(error);
        failures.inc({ service, code });
        if (attempt < tries && (NOT_SENT.has(code) || (repeatable && CUT_OFF.has(code)))) continue;
        this.complain(service, code, error);
        throw new ProblemError(
          'service.unavailable',
          'A part of the system is not reachable. Try again in a moment.',
          {
            retryAfterSeconds: 5,
          },
        );
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const pools = [...this.pools.values(), ...this.streams.values()].flat();
    await Promise.all(pools.map((pool) => pool.close()));
  }

  /** One living instance is enough. */
  private async checkLife(service: ServiceName): Promise<void> {
    const pools = this.pools.get(service) ?? [];
    await Promise.any(
      pools.map(async (pool) =>
        (await pool.request({ path: '/health/live', method: 'GET' })).body.dump(),
      ),
    );
  }

  /** Once a second for each service: an outage must not fill the disk. */
  private complain(service: ServiceName, code: string, error: unknown): void {
    const now = Date.now();
    if (now - (this.complained.get(service) ?? 0) < 1_000) return;
    this.complained.set(service, now);
    logger.warn({ err: error, upstream: service, code }, 'a service did not answer');
  }
}

function poolOf(address: string, timeoutMs: number): Pool {
  return new Pool(address, {
    connections: 128,
    pipelining: 1,
    // Well below the 65 s of the services: so no request goes into a connection that the other side is closing.
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 30_000,
    connectTimeout: 2_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
