import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Envelope, Identity } from '@tingsu/contracts';
import { type MigrationClass, TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { applicationOptions, equip, httpAdapter, IdentitySigner } from '@tingsu/http';
import { ConfirmPublisher, EVENTS_EXCHANGE, RabbitTransport } from '@tingsu/messaging';
import { logger } from '@tingsu/runtime';
import type { Service } from '@tingsu/service';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { openTestBroker, type TestBroker } from './broker.harness.js';
import { openTestDatabase, type TestDatabase } from './database.harness.js';

export interface StartOptions {
  readonly migrations: readonly MigrationClass[];
  /** Variables of the service's own; those that every service has are set already. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly time?: TimeSource;
  /** Providers that stand in for real ones, by injection token. */
  readonly replace?: readonly (readonly [token: string | symbol, value: unknown])[];
  /** Puts data in place before the service starts. */
  readonly prepare?: (database: TestDatabase) => Promise<unknown>;
  /** Changes the assembled application before it starts. */
  readonly adjust?: (app: NestFastifyApplication) => void;
}

export interface Answer<Body> {
  readonly status: number;
  /** Null when the answer is empty. */
  readonly body: Body;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  readonly url: string;
  /** As in `IDENTITY_PUBLIC_KEY`. */
  readonly publicKey: string;
  /** The Authorization header of this person, as the gateway sends it. */
  bearer(identity: Identity): Promise<string>;
  request<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    who: Identity | null,
    body?: unknown,
  ): Promise<Answer<Body>>;
  /** Hands events to the service as one batch of the broker, in this order; throws when one is not taken. */
  deliver(events: readonly unknown[]): Promise<void>;
  /** Publishes events as another service would. */
  publish(events: readonly Envelope[]): Promise<void>;
  close(): Promise<void>;
}

/** A whole service in this process, as `main.ts` starts it, on a database and a virtual host of its own. */
export async function startService(
  service: Service,
  { migrations, environment, time, replace = [], prepare, adjust }: StartOptions,
): Promise<RunningService> {
  logger.level = process.env['LOG_LEVEL'] ?? 'silent';
  const [database, broker] = await Promise.all([
    openTestDatabase(service.name, {
      migrations,
      entities: service.entities,
      ...(time ? { time } : {}),
    }),
    openTestBroker(service.name),
  ]);
  await prepare?.(database);
  const keys = identityKeys();
  const signer = new IdentitySigner(keys.private);
  const options = service.options({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    AMQP_URL: broker.url,
    IDENTITY_PRIVATE_KEY: keys.private,
    IDENTITY_PUBLIC_KEY: keys.public,
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...environment,
  });
  const builder = Test.createTestingModule({ imports: [options.module] });
  for (const [token, value] of [...replace, ...(time ? [[TIME_SOURCE, time] as const] : [])])
    builder.overrideProvider(token).useValue(value);
  const assembled = (await builder.compile()).createNestApplication<NestFastifyApplication>(
    httpAdapter(options),
    applicationOptions(),
  );
  const app = await equip(assembled, options);
  adjust?.(app);
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const transport = options.microservice ? app.get(RabbitTransport) : null;
  await transport?.ready();
  const publisher = publisherTo(broker.url);
  const bearer = async (identity: Identity) =>
    `Bearer ${await signer.sign(identity, service.name)}`;
  return {
    app,
    database,
    broker,
    url: await app.getUrl(),
    publicKey: keys.public,
    bearer,
    request: async <Body>(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      who: Identity | null,
      payload?: unknown,
    ) => {
      const headers = who ? { authorization: await bearer(who) } : {};
      const answer = await app.inject({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload: payload as object }),
      });
      return {
        status: answer.statusCode,
        body: (answer.body === '' ? null : answer.json()) as Body,
      };
    },
    deliver: async (events) => {
      const outcomes = (await transport?.handle(events.map(deliveryOf))) ?? [];
      if (outcomes.some((outcome) => outcome !== 'ack'))
        throw new Error(`Not every event was taken: ${outcomes.join()}`);
    },
    publish: publisher.publish,
    close: async () => {
      await publisher.close();
      await app.close();
      await Promise.all([broker.close(), database.close()]);
    },
  };
}

function identityKeys(): { readonly private: string; readonly public: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    private: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    public: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/** Connects at the first event. */
function publisherTo(url: string) {
  let opening: Promise<ConfirmPublisher> | undefined;
  const open = async () => {
    const publisher = new ConfirmPublisher({ url, name: 'test' });
    await publisher.open();
    await publisher.connected();
    return publisher;
  };
  return {
    publish: async (events: readonly Envelope[]): Promise<void> => {
      opening ??= open();
      const settled = await (
        await opening
      ).publish(
        events.map((event) => ({
          exchange: EVENTS_EXCHANGE,
          routingKey: event.type.replace(/\.v\d+$/, ''),
          messageId: event.id,
          type: event.type,
          body: Buffer.from(JSON.stringify(event)),
          contentType: 'application/cloudevents+json',
        })),
      );
      if (settled.some((settlement) => settlement !== 'confirmed'))
        throw new Error(`Not every event was confirmed: ${settled.join(', ')}`);
    },
    close: async () => (await opening)?.close(),
  };
}

/** An event as the broker would hand it over. */
function deliveryOf(event: unknown): Parameters<RabbitTransport['handle']>[0][number] {
  return {
    messageId: undefined,
    type: undefined,
    contentType: undefined,
    correlationId: undefined,
    replyTo: undefined,
    body: Buffer.from(JSON.stringify(event)),
    exchange: EVENTS_EXCHANGE,
    routingKey: 'case',
    redelivered: false,
    headers: {},
  };
}
