import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FakeTime, fakeTime } from '@tingsu/database';
import { type RunningService, startService } from '@tingsu/testkit';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrations } from '../migrations/index.js';
import type { GroupInput } from '../src/directory/group.js';
import { seedDirectory } from '../src/seed.js';
import { gateway } from '../src/service.js';

export const PASSWORD = 'correct horse battery';
export const YULIN = '01900000-0000-7000-8000-000000000001';
export const OTHER = '01900000-0000-7000-8000-000000000002';

export const yulin: GroupInput = {
  tenant: {
    id: YULIN,
    code: 'yulin',
    default: true,
    name: { zh: '示例集团', en: 'Demo group' },
    timeZone: 'Asia/Shanghai',
  },
  campuses: [
    { code: 'main', name: { zh: '总院区', en: 'Main campus' }, channels: ['web_form', 'hotline'] },
    { code: 'old', name: { zh: '旧院区', en: 'Old campus' }, channels: [], open: false },
  ],
  departments: [
    {
      code: 'main.finance',
      campus: 'main',
      name: { zh: '财务科', en: 'Finance' },
      answersFor: ['财务科主任'],
    },
    {
      code: 'main.complaints',
      campus: 'main',
      name: { zh: '申诉中心', en: 'Complaint centre' },
      public: false,
    },
  ],
  staff: [
    {
      login: 'officer',
      name: '何静怡',
      email: 'officer@yulin-demo.example',
      grants: [{ role: 'centre_officer', campus: null, department: null }],
      worksIn: ['main.complaints'],
    },
    {
      login: 'finance',
      name: '薛丽萍',
      grants: [{ role: 'department_head', campus: 'main', department: 'main.finance' }],
      deputy: 'officer',
    },
    {
      login: 'admin',
      name: '马晓东',
      grants: [
        { role: 'tenant_admin', campus: null, department: null },
        { role: 'operator', campus: null, department: null },
      ],
    },
    { login: 'gone', name: '田野', active: false, grants: [] },
  ],
};

/** A second group on the same installation, reached by its own host name. */
const other: GroupInput = {
  tenant: {
    id: OTHER,
    code: 'demo2',
    hosts: ['demo2.example'],
    name: { zh: '另一集团', en: 'Other group' },
    timeZone: 'Asia/Shanghai',
  },
  campuses: [{ code: 'only', name: { zh: '院区', en: 'Campus' }, channels: ['web_form'] }],
  departments: [],
  staff: [
    {
      login: 'officer',
      name: '孟凡',
      grants: [{ role: 'centre_officer', campus: null, department: null }],
    },
  ],
};

export interface Seen {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
type Reply = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** Stands where a service stands, remembers what it was asked, and answers what the test wants. */
export class StandIn {
  readonly seen: Seen[] = [];
  answer: (request: Seen) => Reply | Promise<Reply> = () => ({ body: {} });
  /** True breaks the connection off without an answer, as a killed process does. */
  cut: () => boolean = () => false;
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async open(service: string): Promise<StandIn> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const seen = {
          service,
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString('latin1'),
        };
        standIn.seen.push(seen);
        if (standIn.cut()) return void request.socket.destroy();
        void Promise.resolve(standIn.answer(seen)).then(({ status = 200, headers = {}, body }) =>
          response
            .writeHead(status, { 'content-type': 'application/json', ...headers })
            .end(JSON.stringify(body)),
        );
      });
    });
    server.keepAliveTimeout = 65_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const standIn = new StandIn(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      server,
    );
    return standIn;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export interface TestGateway extends RunningService {
  readonly time: FakeTime;
  readonly intake: StandIn;
  readonly cases: StandIn;
}

/** The gateway with real PostgreSQL and RabbitMQ, two groups, and stand-ins for intake and cases; the others are away. */
export async function openGateway(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestGateway> {
  const time = fakeTime('2026-11-20T10:00:00+08:00');
  const [intake, cases] = await Promise.all([StandIn.open('intake'), StandIn.open('cases')]);
  const away = 'http://127.0.0.1:9';
  const service = await startService(gateway, {
    migrations,
    time,
    environment: {
      INTAKE_URL: intake.url,
      CASES_URL: `${away},${cases.url}`,
      NOTIFICATIONS_URL: away,
      ANALYTICS_URL: away,
      WEB_ROOT: 'no-such-directory',
      SECOND_FACTOR_ROLES: 'none',
      ...settings,
    },
    prepare: async ({ url: databaseUrl }) => {
      for (const group of [yulin, other])
        await seedDirectory({ databaseUrl, group, passwords: { default: PASSWORD } });
    },
  });
  return {
    ...service,
    time,
    intake,
    cases,
    close: async () => {
      await service.close();
      await Promise.all([intake.close(), cases.close()]);
    },
  };
}

export interface Browser {
  readonly cookie: string;
  readonly csrf: string;
  readonly headers: Record<string, string>;
}

export async function signIn(
  app: NestFastifyApplication,
  login: string,
  host = 'localhost',
  password = PASSWORD,
): Promise<Browser> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host },
    payload: { login, password },
  });
  if (answer.statusCode !== 201)
    throw new Error(`sign-in answered ${answer.statusCode} ${answer.body}`);
  const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  const csrf = answer.json<{ csrfToken: string }>().csrfToken;
  return { cookie, csrf, headers: { host, cookie, 'x-csrf-token': csrf } };
}
