import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseAccepted,
  CaseAccessChanged,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  NoticeSent,
  routingKeyOf,
  type EventDefinition,
  type LiveHint,
  type Problem,
} from '@tingsu/contracts';
import { createDataSource, schemaDrift } from '@tingsu/database';
import { envelopeOf, EVENTS_EXCHANGE } from '@tingsu/messaging';
import amqp from 'amqplib';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { gateway as definition } from '../src/service.js';
import { eventually } from '@tingsu/testkit';
import { LiveEvents } from '../src/live/live-events.provider.js';
import { seedDirectory } from '../src/seed.js';
import {
  openGateway,
  OTHER,
  PASSWORD,
  signIn,
  yulin,
  YULIN,
  type Browser,
  type TestGateway,
} from './gateway.harness.js';

const SYSTEM = { type: 'system', id: null, role: null } as const;
const CASE_ID = '01900000-0000-7000-8000-00000000ca5e';
const OPENED = {
  state: 'received',
  caseNo: 'C-2026-000001',
  complaintId: '01900000-0000-7000-8000-00000000c0de',
  complaintNo: 'TS-2026-000001',
  campus: 'main',
  department: null,
  channel: 'web_form',
  channelMarks: [],
  caseKind: 'external',
  anonymous: false,
  relation: 'patient',
  contactable: true,
  externalRef: null,
  policies: [],
};
/** What the build compressed; only a file that is sent as it is has exactly these bytes. */
const BUILT = brotliCompressSync(`export const text = 'built';${' '.repeat(2_000)}`);
const ACCESS = factsOnReceipt({
  caseNo: OPENED.caseNo,
  complaintId: OPENED.complaintId,
  campus: OPENED.campus,
  department: null,
});

describe('the surface of the gateway', () => {
  let gateway: TestGateway;
  let web: string;

  beforeAll(async () => {
    web = await mkdtemp(join(tmpdir(), 'tingsu-web-'));
    await mkdir(join(web, 'staff'));
    await mkdir(join(web, 'assets'));
    await writeFile(join(web, 'index.html'), '<title>portal</title>');
    await writeFile(join(web, 'staff/index.html'), '<title>console</title>');
    await writeFile(join(web, 'assets/app-1a2b.js'), `export const text = '${'x'.repeat(5_000)}';`);
    await writeFile(join(web, 'assets/built-3c4d.js'), `export const text = 'built';`);
    await writeFile(join(web, 'assets/built-3c4d.js.br'), BUILT);
    gateway = await openGateway({ WEB_ROOT: web });
  }, 60_000);
  afterAll(async () => {
    await gateway.close();
    await rm(web, { recursive: true });
  });

  describe('directory', () => {
    it('shows visitors open campuses, public departments and channels only', async () => {
      const answer = await gateway.app.inject({ url: '/api/v1/campuses' });
      expect(answer.json()).toEqual({
        tenant: {
          code: 'yulin',
          name: { zh: '示例集团', en: 'Demo group' },
          timeZone: 'Asia/Shanghai',
        },
        campuses: [
          {
            code: 'main',
            name: { zh: '总院区', en: 'Main campus' },
            channels: ['web_form', 'hotline'],
            departments: [{ code: 'main.finance', name: { zh: '财务科', en: 'Finance' } }],
          },
        ],
      });
    });

    it('shows staff the names, and only the administrator the accounts, page by page', async () => {
      expect((await gateway.app.inject({ url: '/api/v1/directory' })).statusCode).toBe(401);
      const officer = await signIn(gateway.app, 'officer');
      const names = await gateway.app.inject({
        url: '/api/v1/directory',
        headers: officer.headers,
      });
      expect(names.json()).toMatchObject({
        version: 1,
        departments: [{ code: 'main.finance' }, { code: 'main.complaints' }],
      });
      expect(names.body).not.toContain('@');
      const refused = await gateway.app.inject({
        url: '/api/v1/directory/staff',
        headers: officer.headers,
      });
      expect(refused.json<Problem>().code).toBe('access.denied');
      const admin = await signIn(gateway.app, 'admin');
      const logins: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const url: string = `/api/v1/directory/staff?limit=3&cursor=${cursor}`;
        const answer = await gateway.app.inject({ url, headers: admin.headers });
        const page: { items: { login: string }[]; nextCursor: string | null } = answer.json();
        logins.push(...page.items.map(({ login }) => login));
        cursor = page.nextCursor;
      }
      expect(logins).toEqual(['admin', 'finance', 'gone', 'officer']);
    });

    it('publishes the directory once for each change, and keeps changed passwords', async () => {
      const outbox = () =>
        gateway.database.admin<{ version: number; body: string }>(
          'select aggregate_version as version, body from gateway.outbox where tenant_id = $1 order by aggregate_version',
          [YULIN],
        );
      const options = {
        databaseUrl: gateway.database.url,
        passwords: { default: 'another password' },
      };
      expect(await seedDirectory({ ...options, group: yulin, replace: true })).toBeNull();
      expect(await outbox()).toHaveLength(1);
      const renamed = {
        ...yulin,
        tenant: { ...yulin.tenant, name: { zh: '新名', en: 'New name' } },
      };
      // What is there belongs to the console: a start with another file changes nothing.
      expect(await seedDirectory({ ...options, group: renamed })).toBeNull();
      expect(await outbox()).toHaveLength(1);
      expect(await seedDirectory({ ...options, group: renamed, replace: true })).toBe(2);
      const rows = await outbox();
      expect(rows.map(({ version }) => version)).toEqual([1, 2]);
      const event = JSON.parse(rows[1]?.body ?? '') as { type: string; data: unknown };
      expect(event.type).toBe('directory.published.v1');
      const published = DirectoryPublished.data.parse(event.data);
      expect(published).toMatchObject({ tenantCode: 'yulin', tenantName: { zh: '新名' } });
      const member = (name: string) => published.staff.find((person) => person.name === name);
      expect(member('何静怡')?.worksIn).toEqual(['main.complaints']);
      expect(member('薛丽萍')?.deputy).toBe(member('何静怡')?.id);
      expect(rows[1]?.body).not.toContain('argon2');
      await signIn(gateway.app, 'finance', 'localhost', PASSWORD);
    });

    it('takes back a deputy and a place of work that the file no longer names', async () => {
      const options = { databaseUrl: gateway.database.url, passwords: { default: PASSWORD } };
      const alone = yulin.staff.map((person) => ({ ...person, worksIn: [], deputy: null }));
      await seedDirectory({ ...options, group: { ...yulin, staff: alone }, replace: true });
      const rows = await gateway.database.admin(
        `select from gateway.staff where tenant_id = $1 and (works_in <> '{}' or deputy is not null)`,
        [YULIN],
      );
      expect(rows).toEqual([]);
      await seedDirectory({ ...options, group: yulin, replace: true });
    });

    it('refuses a group file with a fault as a whole, and names login and field', async () => {
      const grants = [{ role: 'supervisor' as const, campus: 'main', department: null }];
      const group = { ...yulin, staff: [...yulin.staff, { login: 'new', name: '新人', grants }] };
      const seeding = seedDirectory({
        databaseUrl: gateway.database.url,
        group,
        passwords: { default: PASSWORD },
      });
      await expect(seeding).rejects.toThrow(
        'login new: the role supervisor needs a department\n  → at staff[4].grants[0].department',
      );
      const rows = await gateway.database.admin(`select from gateway.staff where login = 'new'`);
      expect(rows).toEqual([]);
    });
  });

  it('has entities that mirror its tables', async () => {
    const dataSource = await createDataSource({
      url: gateway.database.adminUrl,
      service: 'gateway',
      entities: definition.entities,
    }).initialize();
    expect(await schemaDrift(dataSource)).toEqual([]);
    await dataSource.destroy();
  });

  it('sees nothing of another group through the database either', async () => {
    const { dataSource } = gateway.database;
    await expect(dataSource.query('select * from staff')).rejects.toThrow(/app.tenant/);
    const rows = await gateway.database.unitOfWork.run(OTHER, (tx) =>
      tx.query<{ name: string }>('select name from staff'),
    );
    expect(rows).toEqual([{ name: '孟凡' }]);
    await expect(
      gateway.database.unitOfWork.system((tx) => tx.query('select * from staff')),
    ).rejects.toThrow(/permission denied/);
  });

  describe('documents', () => {
    it('merges the documents of the services that are there, without internal addresses', async () => {
      gateway.cases.answer = ({ url }) => ({
        body:
          url === '/openapi.json'
            ? { paths: { '/api/v1/cases': { get: {} }, '/api/v1/internal/x': { get: {} } } }
            : {},
      });
      const document = (await gateway.app.inject({ url: '/api/openapi.json' })).json<{
        openapi: string;
        paths: object;
      }>();
      expect(document.openapi).toBe('3.1.0');
      const paths = Object.keys(document.paths);
      expect(paths).toEqual(
        expect.arrayContaining([
          '/api/v1/session',
          '/api/v1/me',
          '/api/v1/campuses',
          '/api/v1/events',
          '/api/v1/cases',
        ]),
      );
      expect(paths.filter((path) => path.includes('internal'))).toEqual([]);
    });

    it('shows them readable, from this machine and under the content security policy', async () => {
      expect((await gateway.app.inject({ url: '/api/docs' })).headers.location).toBe('/api/docs/');
      const page = await gateway.app.inject({ url: '/api/docs/' });
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toMatch(/https?:\/\/|<script>(?!<)/);
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
      expect(
        (await gateway.app.inject({ url: '/api/docs/swagger-initializer.js' })).body,
      ).toContain('/api/openapi.json');
      expect((await gateway.app.inject({ url: '/api/docs/swagger-ui-bundle.js' })).statusCode).toBe(
        200,
      );
    });

    it('describes the messages, and every problem code', async () => {
      expect((await gateway.app.inject({ url: '/api/asyncapi.json' })).json()).toMatchObject({
        asyncapi: '3.0.0',
      });
      expect(
        (await gateway.app.inject({ url: '/api/problems/case.stale_version' })).json(),
      ).toMatchObject({ status: 409 });
      expect((await gateway.app.inject({ url: '/api/problems/nonsense' })).statusCode).toBe(404);
    });
  });

  describe('pages', () => {
    const get = (url: string, headers: Record<string, string> = {}) =>
      gateway.app.inject({ url, headers });

    it('are the portal and the console, also deep in their addresses', async () => {
      for (const url of ['/', '/progress']) expect((await get(url)).body).toContain('portal');
      for (const url of ['/staff', '/staff/cases/C-2026-000001'])
        expect((await get(url)).body).toContain('console');
      expect((await get('/')).headers).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': 'text/html; charset=utf-8',
      });
    });

    it('come with files that are kept for a year and sent compressed', async () => {
      const file = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
      expect(file.headers).toMatchObject({
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(file.rawPayload.length).toBeLessThan(1_000);
    });

    it('send what the build compressed as it is', async () => {
      const file = await get('/assets/built-3c4d.js', { 'accept-encoding': 'gzip, br' });
      expect(file.headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': 'application/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(file.rawPayload.equals(BUILT)).toBe(true);
    });

    it('stand beside an API whose long answers are compressed and whose short ones are not', async () => {
      const long = await get('/api/openapi.json', { 'accept-encoding': 'br' });
      expect([long.statusCode, long.headers['content-encoding']]).toEqual([200, 'br']);
      const short = await get('/api/v1/missing', { 'accept-encoding': 'br' });
      expect(short.headers['content-encoding']).toBeUndefined();
    });

    it('answer what is not there with 404, and stay inside their directory', async () => {
      expect((await get('/assets/missing.js')).statusCode).toBe(404);
      expect((await get('/api/v1/missing')).json<Problem>().code).toBe('request.not_found');
      expect((await get('/..%2f..%2fetc/passwd.txt')).statusCode).toBeGreaterThanOrEqual(400);
    });
  });

  describe('live events', () => {
    const lines: Record<string, string> = {};
    const streams: AbortController[] = [];
    let base: string;

    beforeAll(async () => {
      base = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
    });
    afterAll(() => streams.forEach((stream) => stream.abort()));

    const listen = async (name: string, browser: Browser) => {
      const stop = new AbortController();
      streams.push(stop);
      // fetch does not let anybody set Host, so the group is the default one.
      const answer = await fetch(`${base}/api/v1/events`, {
        headers: { cookie: browser.cookie },
        signal: stop.signal,
      });
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
      lines[name] = '';
      void (async () => {
        for await (const chunk of answer.body ?? []) lines[name] += Buffer.from(chunk).toString();
      })().catch(() => undefined);
    };
    const hints = (name: string): LiveHint[] =>
      [...(lines[name] ?? '').matchAll(/^data: (.+)$/gm)].map(
        (match) => JSON.parse(match[1] ?? '') as LiveHint,
      );

    it('need a session', async () => {
      expect((await fetch(`${base}/api/v1/events`)).status).toBe(401);
    });

    it('tell each person of the cases that the person may see', async () => {
      await listen('officer', await signIn(gateway.app, 'officer'));
      await listen('finance', await signIn(gateway.app, 'finance'));
      await listen('admin', await signIn(gateway.app, 'admin'));
      await eventually(async () => expect(await tapQueues(gateway)).toBe(1));
      const event = envelopeOf(
        {
          definition: CaseOpened as EventDefinition,
          aggregateId: CASE_ID,
          aggregateVersion: 1,
          at: gateway.time.now(),
          actor: SYSTEM,
          data: {
            ...OPENED,
            access: ACCESS,
            receivedAt: gateway.time.now().toISOString(),
            receivedByCentreAt: gateway.time.now().toISOString(),
          },
        },
        YULIN,
        'cases',
      );
      await publish(gateway, event);
      await eventually(() =>
        expect(hints('officer')).toEqual([
          { type: 'case.opened.v1', caseNo: 'C-2026-000001', campus: 'main', at: event.time },
        ]),
      );
      expect([hints('finance'), hints('admin')]).toEqual([[], []]);
      expect(lines['officer']).toContain('retry: 3000');
    });

    it('name no confidential clue about a unit to a person who works there (S-11)', async () => {
      const clue = (department: string, aggregateVersion: number) =>
        envelopeOf(
          {
            definition: CaseAccessChanged as EventDefinition,
            aggregateId: CASE_ID,
            aggregateVersion,
            at: gateway.time.now(),
            actor: SYSTEM,
            data: {
              state: 'accepted',
              access: {
                ...ACCESS,
                confidential: true,
                respondent: { units: [department], persons: [] },
              },
            },
          },
          YULIN,
          'cases',
        );
      await publish(gateway, clue('main.complaints', 2));
      await publish(gateway, clue('main.finance', 3));
      await eventually(() => expect(hints('officer')).toHaveLength(2));
      expect(hints('officer').map(({ type }) => type)).toEqual([
        'case.opened.v1',
        'case.accessChanged.v1',
      ]);
    });

    it('lose a right that was taken from the person, without signing in again (S-11)', async () => {
      const live = gateway.app.get(LiveEvents);
      const officer = await staffIdOf(gateway, 'officer');
      await gateway.database.admin('delete from gateway.role_grant where staff_id = $1', [officer]);
      gateway.time.advance(3_000);
      await live.checkRights();
      const event = { at: gateway.time.now(), actor: SYSTEM, aggregateVersion: 2 };
      const accepted = { state: 'accepted' };
      await publish(
        gateway,
        envelopeOf(
          {
            ...event,
            definition: CaseAccepted as EventDefinition,
            aggregateId: CASE_ID,
            data: accepted,
          },
          YULIN,
          'cases',
        ),
      );
      const notice = {
        recipientId: officer,
        noticeId: CASE_ID,
        template: 'case_dispatched',
        medium: 'in_app',
        caseId: CASE_ID,
        attempts: 1,
      };
      await publish(
        gateway,
        envelopeOf(
          {
            ...event,
            definition: NoticeSent as EventDefinition,
            aggregateId: CASE_ID,
            data: notice,
          },
          YULIN,
          'notifications',
        ),
      );
      await eventually(() => expect(hints('officer').at(-1)?.type).toBe('notice.sent.v1'));
      expect(hints('officer').map(({ type }) => type)).toEqual([
        'case.opened.v1',
        'case.accessChanged.v1',
        'notice.sent.v1',
      ]);
    });

    it('beat, and end with the session', async () => {
      const live = gateway.app.get(LiveEvents);
      live.beat();
      await eventually(() => expect(lines['officer']).toContain(': still here'));
      gateway.time.advance(31 * 60_000);
      await live.checkRights();
      await eventually(() => expect(lines['officer']).toContain('event: session-ended'));
    });
  });
});

async function tapQueues({ broker }: TestGateway): Promise<number> {
  const management = new URL(process.env['TEST_AMQP_MANAGEMENT_URL'] ?? '');
  const authorization = `Basic ${Buffer.from(`${management.username}:${management.password}`).toString('base64')}`;
  const answer = await fetch(
    `${management.origin}/api/exchanges/${new URL(broker.url).pathname.slice(1)}/${EVENTS_EXCHANGE}/bindings/source`,
    { headers: { authorization } },
  );
  const bindings = (await answer.json()) as { destination: string }[];
  return new Set(
    bindings
      .map(({ destination }) => destination)
      .filter((name) => name.startsWith('gateway.tap.')),
  ).size;
}

async function staffIdOf({ database }: TestGateway, login: string): Promise<string> {
  const rows = await database.admin<{ staff_id: string }>(
    'select staff_id from gateway.staff where tenant_id = $1 and login = $2',
    [YULIN, login],
  );
  return rows[0]?.staff_id ?? '';
}

async function publish({ broker }: TestGateway, event: { readonly type: string }): Promise<void> {
  const connection = await amqp.connect(broker.url);
  const channel = await connection.createConfirmChannel();
  channel.publish(EVENTS_EXCHANGE, routingKeyOf(event.type), Buffer.from(JSON.stringify(event)));
  await channel.waitForConfirms();
  await connection.close();
}
