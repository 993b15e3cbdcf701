import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  BASE_CONFIG,
  correlationIdFrom,
  inServiceScope,
  loadConfig,
  logger,
  nameLogger,
  serviceScope,
} from '@tingsu/runtime';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { healthRoutes } from './health.routes.js';
import { bearerIdentity, IdentityGuard, type Identify } from './identity.guard.js';
import { IdentityVerifier } from './identity-token.provider.js';
import { jsonTextOf } from './json-text.js';
import { measureRequests, metricsRoutes } from './metrics.routes.js';
import { NestLogger } from './nest-logger.adapter.js';
import { openApiOf } from './openapi.adapter.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { requestContext } from './request-context.hook.js';
import { WellFormedPipe } from './validation.pipe.js';

export interface ServiceOptions {
  readonly name: string;
  readonly module: Type | DynamicModule;
  /** The transport to consume events with (`RabbitTransport`); left out, the service only answers HTTP. */
  readonly microservice?: Type<CustomTransportStrategy>;
  /** How requests prove who asks. Default: the gateway's token, checked with `IDENTITY_PUBLIC_KEY`. */
  readonly identify?: (app: NestFastifyApplication) => Identify;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: boolean | string;
  /** How long a request may take to arrive (30 s unless said), and a connection may be silent (10 s). */
  readonly timeouts?: { readonly requestMs: number; readonly idleMs: number };
  /** Routes and plugins that bypass Nest, set before it starts. */
  readonly routes?: (fastify: FastifyInstance, app: NestFastifyApplication) => void | Promise<void>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Largest JSON body in bytes (ours is 20,000 characters of complaint and change). */
const BODY_LIMIT = 262_144;
const HARD_EXIT_MS = 40_000;

/** How Nest makes the application. Bodies are parsed by our own parser, which `equip` adds. */
export const applicationOptions = () => ({
  logger: new NestLogger(),
  abortOnError: false,
  bodyParser: false,
});

/** The application, ready to `listen`. */
export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    options.module,
    httpAdapter(options),
    applicationOptions(),
  );
  return equip(app, options);
}

/** What every service has beside its modules: hooks, routes of the process, error answers, identity, the event transport. */
export async function equip(
  app: NestFastifyApplication,
  options: ServiceOptions,
): Promise<NestFastifyApplication> {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  jsonBodies(fastify);
  requestContext(fastify);
  measureRequests(fastify, options.name);
  if (operationsPort(options) === undefined) operationsRoutes(fastify);
  fastify.get('/openapi.json', async () => openApiOf(app, options.name));
  app.useGlobalPipes(new WellFormedPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new IdentityGuard(options.identify?.(app) ?? tokenIdentity(options)));
  await options.routes?.(fastify, app);
  if (options.microservice)
    app.connectMicroservice(
      { strategy: app.get(options.microservice) },
      { inheritAppConfig: false },
    );
  return app;
}

/**
 * Starts the services of a process: each listens on its HOST:PORT and consumes. On SIGTERM or SIGINT they finish what is in flight, the
 * last of the list first. Given functions, so that a fault in a configuration is reported like every other.
 */
export async function bootstrap(services: readonly (() => ServiceOptions)[]): Promise<void> {
  crashOnTheUnforeseen();
  const running: Running[] = [];
  stopOnSignals(running);
  try {
    await Promise.all(
      services.map((service, place) =>
        services.length === 1
          ? startService(service(), running, place)
          : inServiceScope(() => startService(service(), running, place)),
      ),
    );
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    exitNow(1);
  }
}

interface Running {
  readonly place: number;
  readonly close: () => Promise<void>;
}

async function startService(
  options: ServiceOptions,
  running: Running[],
  place: number,
): Promise<void> {
  const config = loadConfig(z.object(BASE_CONFIG), options.environment);
  nameLogger(options.name, config.LOG_LEVEL);
  const app = await createService(options);
  const operations = await openOperations(options, config.HOST);
  const close = AsyncResource.bind(async () => {
    serviceScope().draining = true;
    await app.close();
    await operations?.close();
  });
  running.push({ place, close });
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  logger.info({ url: await app.getUrl() }, 'started');
}

/** Where health and metrics answer, apart from what people reach; undefined: beside it. */
const operationsPort = ({ environment }: ServiceOptions): number | undefined =>
  loadConfig(z.object({ OPERATIONS_PORT: BASE_CONFIG.PORT.optional() }), environment)
    .OPERATIONS_PORT;

function operationsRoutes(fastify: FastifyInstance): void {
  metricsRoutes(fastify);
  healthRoutes(fastify);
}

async function openOperations(
  options: ServiceOptions,
  host: string,
): Promise<FastifyInstance | undefined> {
  const port = operationsPort(options);
  if (port === undefined) return undefined;
  const server = fastify({ requestTimeout: 30_000 });
  operationsRoutes(server);
  await server.listen({ port, host });
  return server;
}

/** Fastify with our limits. */
export function httpAdapter(options: ServiceOptions): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: options.timeouts?.requestMs ?? 30_000,
    connectionTimeout: options.timeouts?.idleMs ?? 10_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => correlationIdFrom(request.headers['x-request-id']),
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply),
  });
}

/** JSON as Fastify reads it (no `__proto__`), from bytes that are checked to be UTF-8 first. */
function jsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      try {
        return parse(request, jsonTextOf(bytes), done);
      } catch (error) {
        return done(error as Error);
      }
    },
  );
}

function tokenIdentity({ name, environment }: ServiceOptions): Identify {
  const { IDENTITY_PUBLIC_KEY } = loadConfig(
    z.object({ IDENTITY_PUBLIC_KEY: z.string().min(1) }),
    environment,
  );
  return bearerIdentity(new IdentityVerifier(IDENTITY_PUBLIC_KEY, name));
}

/** A crash is safe here, because everything acknowledged is in PostgreSQL; a process in an unknown state is not. */
function crashOnTheUnforeseen(): void {
  const crash = (error: unknown) => {
    logger.fatal({ err: error }, 'unforeseen failure');
    exitNow(1);
  };
  process.on('unhandledRejection', crash);
  process.on('uncaughtException', crash);
}

function stopOnSignals(running: readonly Running[]): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => exitNow(1), HARD_EXIT_MS).unref();
    logger.info({ signal }, 'stopping');
    stopAll(running).then(
      () => exitNow(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop cleanly');
        exitNow(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Each service before those that it asks. */
async function stopAll(running: readonly Running[]): Promise<void> {
  for (const { close } of [...running].sort((a, b) => b.place - a.place)) await close();
}

function exitNow(code: number): never {
  logger.flush();
  process.exit(code);
}
