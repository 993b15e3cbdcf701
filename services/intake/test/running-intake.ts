import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventDefinition, Identity, RoleGrant } from '@tingsu/contracts';
import { openTestDatabase, type TestDatabase } from '@tingsu/database';
import { createService, privateKeyFrom, signIdentity } from '@tingsu/http';
import { loadConfig } from '@tingsu/runtime';
import {
  ConfirmPublisher,
  envelopeOf,
  EVENTS_EXCHANGE,
  openTestBroker,
  RabbitTransport,
  type TestBroker,
} from '@tingsu/messaging';
import { routingKeyOf } from '@tingsu/contracts';
import { migrations } from '../migrations/index.js';
import { IntakeConfigSchema } from '../src/config.js';
import { ENTITIES } from '../src/intake.module.js';
import { serviceOptions } from '../src/service-options.js';
import { TENANT } from './fixture.js';

const keys = generateKeyPairSync('ed25519');
const privateKey = privateKeyFrom(
  keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
);

export interface RunningIntake {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  readonly url: string;
  /** Where attachments lie. */
  readonly uploads: string;
  bearer(identity: Identity): Promise<string>;
  /** Publishes an event as another service would. */
  publish(
    definition: EventDefinition,
    aggregateId: string,
    version: number,
    data: unknown,
  ): Promise<void>;
  close(): Promise<void>;
}

export const visitor: Identity = {
  kind: 'public',
  tenantId: TENANT,
  personId: null,
  grants: [],
  locale: 'zh-CN',
};
export const staff = (...grants: readonly RoleGrant[]): Identity => ({
  kind: 'staff',
  tenantId: TENANT,
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants: [...grants],
  locale: 'zh-CN',
});

/** Intake on a database and a broker of its own, listening on a free port. */
export async function startIntake(): Promise<RunningIntake> {
  const [database, broker, uploads] = await Promise.all([
    openTestDatabase('intake', { migrations, entities: ENTITIES }),
    openTestBroker(),
    mkdtemp(join(tmpdir(), 'tingsu-uploads-')),
  ]);
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    AMQP_URL: broker.url,
    IDENTITY_PUBLIC_KEY: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    UPLOADS: pathToFileURL(uploads).toString(),
  };
  const app = await createService({
    ...serviceOptions(loadConfig(IntakeConfigSchema, environment)),
    environment,
  });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  await app.get(RabbitTransport).ready();
  const publisher = new ConfirmPublisher({ url: broker.url, name: 'test' });
  await publisher.open();
  await publisher.connected();
  return {
    app,
    database,
    broker,
    uploads,
    url: await app.getUrl(),
    bearer: async (identity) => `Bearer ${await signIdentity(identity, privateKey)}`,
    publish: (...event) => publishEvent(publisher, ...event),
    close: async () => {
      await publisher.close();
      await app.close();
      await Promise.all([
        broker.close(),
        database.close(),
        rm(uploads, { recursive: true, force: true }),
      ]);
    },
  };
}

async function publishEvent(
  publisher: ConfirmPublisher,
  definition: EventDefinition,
  aggregateId: string,
  aggregateVersion: number,
  data: unknown,
): Promise<void> {
  const actor = { type: 'system' as const, id: null, role: null };
  const envelope = envelopeOf(
    { definition, aggregateId, aggregateVersion, data, actor, at: new Date() },
    TENANT,
    'test',
  );
  const [settled] = await publisher.publish([
    {
      exchange: EVENTS_EXCHANGE,
      routingKey: routingKeyOf(definition.type),
      body: Buffer.from(JSON.stringify(envelope)),
      messageId: envelope.id,
    },
  ]);
  if (settled !== 'confirmed') throw new Error(`The event was ${settled}`);
}

/** Asks again until it answers something other than undefined, for at most 25 seconds. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const end = performance.now() + 25_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited 25 seconds for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
