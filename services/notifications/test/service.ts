import { generateKeyPairSync } from 'node:crypto';
import type { Identity, RoleGrant } from '@tingsu/contracts';
import { DirectoryPublished } from '@tingsu/contracts';
import { type FakeTime, fakeTime, openTestDatabase, type TestDatabase } from '@tingsu/database';
import { createService, signIdentity } from '@tingsu/http';
import { logger } from '@tingsu/runtime';
import { openTestBroker, RabbitTransport, type TestBroker } from '@tingsu/messaging';
import { migrations } from '../migrations/index.js';
import { DeliverMails } from '../src/delivery/deliver-mails.job.js';
import type { Directory } from '../src/directory/directory.js';
import { ENTITIES, NotificationsModule } from '../src/notifications.module.js';
import { TENANT } from './fixtures.js';
import { type MailServer, openMailServer } from './mail-server.js';

/** What the routes answer, all in one: a test looks at the fields that it expects. */
interface Answer {
  readonly code: string;
  readonly count: number;
  readonly items: readonly { readonly noticeId: string; readonly template: string }[];
  readonly nextCursor: string | null;
}

export interface NotificationsUnderTest {
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  readonly mailServer: MailServer;
  readonly time: FakeTime;
  /** The delivery of mails, which in these tests runs only when asked to. */
  readonly delivery: DeliverMails;
  deliver(events: readonly unknown[]): Promise<void>;
  request(
    method: 'GET' | 'POST',
    path: string,
    who: Partial<Identity> | null,
  ): Promise<{ status: number; body: Answer }>;
  close(): Promise<void>;
}

/** The service as it runs, with a database, a broker and a mail server of its own; mails go out only on `deliverDue`. */
export async function startNotifications(
  options: { smtpUrl?: string; alive?: boolean } = {},
): Promise<NotificationsUnderTest> {
  logger.level = process.env['LOG_LEVEL'] ?? 'silent';
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const time = fakeTime('2026-11-20T10:00:00+08:00');
  const database = await openTestDatabase('notifications', {
    migrations,
    entities: ENTITIES,
    time,
  });
  const broker = await openTestBroker();
  const mailServer = await openMailServer();
  const config = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    DATABASE_URL: database.url,
    AMQP_URL: broker.url,
    SMTP_URL: options.smtpUrl ?? mailServer.url,
    MAIL_FROM: '听诉 <tingsu@hospital.test>',
    PUBLIC_URL: 'http://localhost:8080',
    MAIL_LEASE_SECONDS: 60,
    MAIL_BATCH: 50,
    MAIL_POLL_MS: 100,
  };
  const app = await createService({
    name: 'notifications',
    module: NotificationsModule.forRoot(config, time),
    microservice: RabbitTransport,
    environment: {
      IDENTITY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    },
  });
  const delivery = app.get(DeliverMails);
  if (!options.alive) delivery.onApplicationBootstrap = () => undefined;
  await app.startAllMicroservices();
  await app.init();
  const transport = app.get(RabbitTransport);
  return {
    database,
    broker,
    mailServer,
    time,
    delivery,
    deliver: async (events) => {
      const outcomes = await transport.handle(events.map(deliveryOf));
      if (outcomes.some((outcome) => outcome !== 'ack'))
        throw new Error(`not all taken: ${outcomes.join()}`);
    },
    request: async (method, path, who) => {
      const headers = who
        ? { authorization: `Bearer ${await signIdentity(identityOf(who), privateKey)}` }
        : {};
      const response = await app.inject({ method, url: path, headers });
      return {
        status: response.statusCode,
        body: (response.body === '' ? {} : response.json()) as Answer,
      };
    },
    close: async () => {
      await app.close();
      await mailServer.close();
      await broker.close();
      await database.close();
    },
  };
}

export const grants = (...roles: RoleGrant['role'][]): RoleGrant[] =>
  roles.map((role) => ({ role, campus: null, department: null }));

export function directoryEvent(directory: Directory, version = 1): unknown {
  return {
    specversion: '1.0',
    id: `01900000-0000-7000-a000-${String(version).padStart(12, '0')}`,
    source: '/tingsu/gateway',
    type: DirectoryPublished.type,
    time: '2026-11-20T00:00:00Z',
    subject: TENANT,
    datacontenttype: 'application/json',
    tenantid: TENANT,
    aggregatetype: 'directory',
    aggregateid: TENANT,
    aggregateversion: version,
    actor: { type: 'system', id: null, role: null },
    data: directory,
  };
}

/** Asks again until the answer satisfies, for what happens in the background. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  satisfied: (answer: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const limit = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (performance.now() > limit)
      throw new Error(`still not so after ${withinMs} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function identityOf(who: Partial<Identity>): Identity {
  return { kind: 'staff', tenantId: TENANT, personId: TENANT, grants: [], locale: 'zh-CN', ...who };
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
