import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type ComplaintReceived,
  DirectoryPublished,
  type Envelope,
  type Identity,
} from '@tingsu/contracts';
import { FakeAlarmClock } from '@tingsu/alarms';
import { openTestDatabase } from '@tingsu/database';
import { createService, privateKeyFrom, signIdentity } from '@tingsu/http';
import {
  ConfirmPublisher,
  EVENTS_EXCHANGE,
  openTestBroker,
  RabbitTransport,
} from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';
import { migrations } from '../migrations/index.js';
import { CasesModule, ENTITIES } from '../src/cases.module.js';
import { casesConfig } from '../src/config.js';
import { aDirectory, shippedActivation } from '../src/lifecycle/case.fixture.js';
import { verifyCase } from '../src/ledger/verify-log.repository.js';
import { seedPolicies } from '../src/seed.js';
import { TENANT } from './cases.fixture.js';

export interface Answer {
  readonly status: number;
  // Bodies are whatever the route answers; tests look into them.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The whole service in this process, on a database and a virtual host of its own. */
export async function startCases() {
  const [database, broker] = await Promise.all([
    openTestDatabase('cases', { migrations, entities: ENTITIES }),
    openTestBroker(),
  ]);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    AMQP_URL: broker.url,
    REDIS_URL: 'redis://127.0.0.1:1',
    MASTER_KEY: randomBytes(32).toString('base64'),
    IDENTITY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  const alarms = new FakeAlarmClock();
  const module = CasesModule.forRoot(casesConfig(environment), { alarms });
  const app = await createService({
    name: 'cases',
    module,
    microservice: RabbitTransport,
    environment,
  });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const publisher = new ConfirmPublisher({ url: broker.url, name: 'test' });
  await publisher.open();
  await publisher.connected();
  const seed = () =>
    seedPolicies({ databaseUrl: database.url, tenantId: TENANT, ...shippedActivation() });
  await seed();
  const key = privateKeyFrom(
    privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  );
  return {
    database,
    alarms,
    seed,
    /** What is wrong with the record of a case: nothing, unless somebody touched it. */
    faultsOf: (complaintId: string) =>
      database.unitOfWork.run(TENANT, async (tx) => {
        const [row] = await tx.query<{ case_id: string }>(
          'select case_id from complaint_case where complaint_id = $1',
          [complaintId],
        );
        return verifyCase(tx, row?.case_id ?? '');
      }),
    publish: (events: readonly Envelope[]) => publish(publisher, events),
    get: (who: Identity | null, path: string) => call(app, key, who, 'GET', path),
    post: (who: Identity | null, path: string, body: unknown) =>
      call(app, key, who, 'POST', path, body),
    put: (who: Identity | null, path: string, body: unknown) =>
      call(app, key, who, 'PUT', path, body),
    delete: (who: Identity | null, path: string) => call(app, key, who, 'DELETE', path),
    close: async () => {
      await publisher.close();
      await app.close();
      await Promise.all([database.close(), broker.close()]);
    },
  };
}
export type RunningCases = Awaited<ReturnType<typeof startCases>>;

async function publish(publisher: ConfirmPublisher, events: readonly Envelope[]): Promise<void> {
  const settlements = await publisher.publish(
    events.map((event) => ({
      exchange: EVENTS_EXCHANGE,
      routingKey: event.type.replace(/\.v\d+$/, ''),
      messageId: event.id,
      type: event.type,
      body: Buffer.from(JSON.stringify(event)),
      contentType: 'application/cloudevents+json',
    })),
  );
  if (settlements.some((settlement) => settlement !== 'confirmed'))
    throw new Error(`Not every event arrived: ${settlements.join(', ')}`);
}

async function call(
  app: NestFastifyApplication,
  key: ReturnType<typeof privateKeyFrom>,
  who: Identity | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<Answer> {
  const headers = who ? { authorization: `Bearer ${await signIdentity(who, key)}` } : {};
  const response = await app.inject({
    method,
    url,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, body: response.body ? JSON.parse(response.body) : null };
}

export const directoryEvent = (version = 1): Envelope & { data: unknown } => ({
  specversion: '1.0',
  id: uuid(),
  source: '/tingsu/gateway',
  type: DirectoryPublished.type,
  time: new Date().toISOString(),
  subject: TENANT,
  datacontenttype: 'application/json',
  tenantid: TENANT,
  aggregatetype: 'directory',
  aggregateid: TENANT,
  aggregateversion: version,
  actor: { type: 'system', id: null, role: null },
  data: aDirectory(),
});

/** Polls until the check gives something. */
export async function eventually<T>(
  check: () => Promise<T | null | undefined | false>,
  limitMs = 15_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (performance.now() > end) throw new Error('The condition did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export const complaintOf = (event: ComplaintReceived): Identity => ({
  kind: 'public', tenantId: TENANT, personId: null, grants: [], locale: 'zh-CN', complaintId: event.aggregateid,
}); // prettier-ignore
