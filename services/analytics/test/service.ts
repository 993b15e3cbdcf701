import { generateKeyPairSync } from 'node:crypto';
import type { Identity, Overview, Problem, RoleGrant } from '@tingsu/contracts';
import { fakeTime, openTestDatabase, type TestDatabase } from '@tingsu/database';
import { createService, signIdentity } from '@tingsu/http';
import { logger } from '@tingsu/runtime';
import { openTestBroker, RabbitTransport, type TestBroker } from '@tingsu/messaging';
import { migrations } from '../migrations/index.js';
import { AnalyticsModule, ENTITIES } from '../src/analytics.module.js';
import { TENANT } from './events.js';

export interface AnalyticsUnderTest {
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  /** As one batch of the broker, in this order. */
  deliver(events: readonly unknown[]): Promise<void>;
  get(
    path: string,
    grants: readonly RoleGrant[] | null,
  ): Promise<{ status: number; overview: Overview; problem: Problem }>;
  /** The whole read model, as text. */
  readModel(): Promise<string>;
  /** As if every instance were down. */
  stopConsuming(): Promise<void>;
  close(): Promise<void>;
}

/** The service as it runs, with a database and a broker of its own. */
export async function startAnalytics(): Promise<AnalyticsUnderTest> {
  logger.level = process.env['LOG_LEVEL'] ?? 'silent';
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const database = await openTestDatabase('analytics', { migrations, entities: ENTITIES });
  const broker = await openTestBroker();
  const app = await createService({
    name: 'analytics',
    module: AnalyticsModule.forRoot(
      { DATABASE_URL: database.url, AMQP_URL: broker.url },
      fakeTime('2026-11-23T10:00:00+08:00'),
    ),
    microservice: RabbitTransport,
    environment: {
      IDENTITY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    },
  });
  await app.startAllMicroservices();
  await app.init();
  const transport = app.get(RabbitTransport);
  return {
    database,
    broker,
    deliver: async (events) => {
      const outcomes = await transport.handle(events.map(deliveryOf));
      if (outcomes.some((outcome) => outcome !== 'ack'))
        throw new Error(`not all taken: ${outcomes.join()}`);
    },
    get: async (path, grants) => {
      const headers = grants
        ? { authorization: `Bearer ${await signIdentity(staff(grants), privateKey)}` }
        : {};
      const response = await app.inject({ method: 'GET', url: path, headers });
      return { status: response.statusCode, overview: response.json(), problem: response.json() };
    },
    readModel: () => readModelOf(database),
    stopConsuming: () => transport.close(),
    close: async () => {
      await app.close();
      await broker.close();
      await database.close();
    },
  };
}

function staff(grants: readonly RoleGrant[]): Identity {
  return {
    kind: 'staff',
    tenantId: TENANT,
    personId: TENANT,
    grants: [...grants],
    locale: 'zh-CN',
  };
}

function deliveryOf(event: unknown): Parameters<RabbitTransport['handle']>[0][number] {
  const nothing = {
    messageId: undefined,
    type: undefined,
    contentType: undefined,
    correlationId: undefined,
    replyTo: undefined,
  };
  return {
    ...nothing,
    body: Buffer.from(JSON.stringify(event)),
    exchange: 'tingsu.events',
    routingKey: 'case',
    redelivered: false,
    headers: {},
  };
}

async function readModelOf(database: TestDatabase): Promise<string> {
  const tables = ['case_fact', 'clock_fact', 'tally', 'clock_label', 'organisation'];
  const parts = await Promise.all(
    tables.map(async (table) => {
      const filter = table === 'tally' ? 'where count <> 0' : '';
      const rows = await database.admin<{ row: string }>(
        `select t::text as row from analytics.${table} t ${filter} order by 1`,
      );
      return `${table}\n${rows.map(({ row }) => row).join('\n')}`;
    }),
  );
  return parts.join('\n\n');
}
