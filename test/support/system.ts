import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Receipt, Submission } from '@tingsu/contracts';
import pg from 'pg';
import { instanceHome } from '../../deploy/local/home.mjs';
import { loadKeys } from '../../deploy/local/keys.mjs';
import { freePort, nextFreePort } from '../../deploy/local/ports.mjs';
import { Supervised } from '../../deploy/local/supervisor.mjs';
import { startSystem } from '../../deploy/local/system.mjs';
import { startServers } from '../../deploy/local/servers.mjs';
import { HttpClient } from './http.js';
import { openShare } from './share.js';

export const SERVICES = ['intake', 'cases', 'notifications', 'analytics', 'gateway'] as const;
type ServiceName = (typeof SERVICES)[number];

/** A process of the system under test. After `kill` (as a crash) or `stop` it stays down until `start`. */
export interface Handle {
  readonly pid: number;
  readonly log: string;
  readonly running: boolean;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
}

export interface TestSystem {
  /** The folder of its data and logs. */
  readonly home: string;
  /** What those that restart processes reported. */
  readonly said: readonly string[];
  /** Where a browser finds the web app. */
  readonly url: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<ServiceName, Handle>>;
  /** Present when the system has servers of its own. */
  readonly servers: {
    readonly postgres: Handle;
    readonly rabbitmq: Handle;
    readonly redis: Handle;
  } | null;
  /** The broker under the service's own account, which is believed what the service publishes. */
  brokerOf(service: ServiceName): string;
  readonly adapters: readonly {
    readonly name: string;
    readonly channels: readonly string[];
    readonly key: string;
  }[];
  readonly password: string;
  /** One more instance of a service, not yet started: it works on the same queues and tables, and the gateway does not know it. */
  another(
    service: ServiceName,
    name: string,
    more?: { readonly settings?: Record<string, string>; readonly node?: readonly string[] },
  ): Promise<Handle>;
  visitor(): HttpClient;
  signIn(login: string): Promise<HttpClient>;
  /** Sends a complaint through the web form and gives its receipt. */
  submit(
    change?: Partial<Submission>,
    key?: string,
    headers?: Record<string, string>,
  ): Promise<Receipt>;
  /** Mails that arrived, newest first. */
  mails(to?: string): Promise<readonly Mail[]>;
  /** One mail with its text. */
  mail(id: string): Promise<Mail & { readonly text: string }>;
  /** Asks the database as superuser, who sees every schema and tenant. */
  sql<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export interface TestSystemOptions {
  /** Private PostgreSQL, RabbitMQ and Redis, which a test may kill. Else a database and a virtual host on the shared ones. */
  readonly ownServers?: boolean;
  /** Restart a service or server that dies by itself. Off, so that a test sees and decides. */
  readonly restart?: boolean;
  /** The five services in one process, as `npm start -- --single`; their handles are one. */
  readonly single?: boolean;
  /** The folder of another hospital group than the demo's. */
  readonly group?: string;
  /** More settings for every service. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One network address sends everything in a test, and who signed in at its beginning still approves at its end. */
const UNLIMITED = {
  ...Object.fromEntries(
    ['COMPLAINTS', 'ADAPTERS', 'UPLOADS', 'PROGRESS', 'SIGN_IN'].map((name) => [
      `RATE_LIMIT_${name}`,
      '0',
    ]),
  ),
  STEP_UP_MINUTES: '600',
};

/** The whole system as real processes on an empty database. Takes some ten seconds, so start it once for a file. */
export async function startTestSystem(
  name: string,
  options: TestSystemOptions = {},
): Promise<TestSystem> {
  const home = join(
    process.env['TEST_HOME'] ?? instanceHome('test-by-hand'),
    'systems',
    `${name}-${randomBytes(3).toString('hex')}`,
  );
  const said: string[] = [];
  // Accounts belong to the whole server: the tests agree on one password.
  const keys = loadKeys(join(home, 'keys.json'), { servicePassword: 'test' });
  const servers = options.ownServers
    ? await startServers({
        home,
        environment: {},
        quiet: true,
        restart: options.restart ?? false,
        say: (text) => void said.push(text),
        redisUsers: keys.redisPasswords,
      })
    : null;
  const share = servers
    ? {
        databaseAdminUrl: withDatabase(servers.postgres.url),
        amqpUrl: servers.rabbitmq.url,
        managementUrl: servers.rabbitmq.managementUrl ?? '',
        redisUrl: servers.redis.url,
        redisAccounts: true,
        close: servers.stop,
      }
    : await openShare(name);
  try {
    const system = await startSystem({
      home,
      ...share,
      port: await nextFreePort(18_080 + Math.floor(Math.random() * 500)),
      quiet: true,
      say: (text) => void said.push(text),
      single: options.single ?? false,
      ...(options.group ? { group: options.group } : {}),
      restart: options.restart ?? false,
      keys,
      extra: { ALARM_PREFIX: `{test:${name}:${process.pid}}`, ...UNLIMITED, ...options.settings },
    });
    return { ...testSystem(system, servers, share), home, said };
  } catch (error) {
    await share.close();
    throw error;
  }
}

function withDatabase(url: string): string {
  const changed = new URL(url);
  changed.pathname = '/tingsu';
  return changed.toString();
}

type Started = Awaited<ReturnType<typeof startSystem>>;
type Servers = Awaited<ReturnType<typeof startServers>>;

function testSystem(
  system: Started,
  servers: Servers | null,
  share: { databaseAdminUrl: string; close: () => Promise<void> },
): Omit<TestSystem, 'home' | 'said'> {
  const url = system.urls.gateway;
  const visitor = () => new HttpClient(url);
  const others: Handle[] = [];
  return {
    url,
    urls: system.urls,
    services: system.services,
    servers: servers && {
      postgres: handle(servers.postgres),
      rabbitmq: handle(servers.rabbitmq),
      redis: handle(servers.redis),
    },
    brokerOf: (service) => String(system.services[service].options.env['AMQP_URL']),
    adapters: system.adapters,
    password: system.password,
    another: async (service, name, more = {}) => {
      const { options } = system.services[service];
      const [port, operations] = [await freePort(), await freePort()];
      const changed = {
        // Ports of one process each; mails are brought to the first.
        env: {
          ...options.env,
          PORT: String(port),
          OPERATIONS_PORT: String(operations),
          MAIL_INLET_PORT: '0',
          ...more.settings,
        },
        node: more.node ?? [],
      };
      const other = new Supervised({
        ...options,
        ...changed,
        name,
        readyUrls: [`http://127.0.0.1:${operations}/health/ready`],
      });
      others.push(other);
      return other;
    },
    visitor,
    signIn: (login) => visitor().signIn(login, system.password),
    submit: (change = {}, key = randomUUID(), headers = {}) =>
      visitor().post('/api/v1/complaints', aSubmission(change), {
        'idempotency-key': key,
        ...headers,
      }),
    mails: async (to) => {
      const { items } = await new HttpClient(system.urls.mailbox).get<{ items: Mail[] }>(
        `/api/mails?limit=500${to ? `&to=${encodeURIComponent(to)}` : ''}`,
      );
      return items;
    },
    mail: (id) => new HttpClient(system.urls.mailbox).get(`/api/mails/${encodeURIComponent(id)}`),
    sql: (text, values = []) => query(share.databaseAdminUrl, text, values),
    stop: async () => {
      await Promise.all([system.stop(), ...others.map((other) => other.stop())]);
      await share.close();
    },
  };
}

function handle({ server }: Servers['postgres']): Handle {
  if (!server) throw new Error('This server is not ours to kill');
  return server;
}

/** SIGKILL from outside, as by the system when memory runs out: its supervisor starts it again. */
export function crash(handle: Handle): void {
  // The pid of RabbitMQ is that of the script that waits for the broker.
  process.kill((handle as { readonly brokerPid?: number }).brokerPid ?? handle.pid, 'SIGKILL');
}

/** A complaint that the web form could send. */
export function aSubmission(change: Partial<Submission> = {}): Submission {
  return {
    campus: 'main',
    channel: 'web_form',
    content: '门诊取药排队两个多小时，窗口只开了一个，工作人员态度也不好，希望医院改进。',
    complainant: { anonymous: false, name: '测试人', phone: '13800000000', relation: 'patient' },
    ...change,
  };
}

async function query<Row>(url: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}
