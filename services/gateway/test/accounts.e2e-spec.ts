import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DirectoryPublished,
  type Account,
  type AdministrationEntry,
  type PasswordLink,
  type Problem,
  type StaffAccount,
} from '@tingsu/contracts';
import { openGateway, signIn, YULIN, type Browser, type TestGateway } from './gateway.harness.js';
import { EndGrants } from '../src/accounts/end-grants.job.js';

const PASSWORD = 'seven grey herons at dusk';
const NEW = {
  ...{ login: 'nurse.li', name: '李敏', email: 'li@yulin-demo.example', locale: 'zh-CN' },
  ...{ worksIn: ['main.finance'], deputy: null },
};
const HEAD = {
  ...{ role: 'department_head', campus: 'main', department: 'main.finance', endsAt: null },
};

describe('accounts in the console', () => {
  let gateway: TestGateway;
  let admin: Browser;
  const ask = async <Body>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    { by = admin, body }: { by?: Browser; body?: object } = {},
  ) => {
    const answer = await gateway.app.inject({
      ...{ method, url: `/api/v1${path}`, headers: by.headers },
      ...(body ? { payload: body } : {}),
    });
    const read = answer.body === '' ? null : answer.json<Body>();
    return { status: answer.statusCode, body: read as Body };
  };
  const refused = async (...asked: Parameters<typeof ask>) => {
    const { status, body } = await ask<Problem>(...asked);
    return [status, body.code, ...(body.errors ?? []).map((one) => `${one.path} ${one.code}`)];
  };
  const read = async (login: string) => (await ask<Account>('GET', `/accounts/${login}`)).body;
  const published = async () => {
    const rows = await gateway.database.admin<{ body: string }>(
      `select body from gateway.outbox where tenant_id = $1 and type = $2 order by aggregate_version desc limit 1`,
      [YULIN, DirectoryPublished.type],
    );
    return DirectoryPublished.data.parse(
      (JSON.parse(rows[0]?.body ?? '') as { data: unknown }).data,
    );
  };
  const log = async (subject = '') =>
    (await ask<{ items: AdministrationEntry[] }>('GET', `/administration/log?subject=${subject}`))
      .body.items;

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
    admin = await signIn(gateway.app, 'admin');
  }, 60_000);
  afterAll(() => gateway.close());

  it('are made without a password; the person signs in by a link, and is out at once when the account is closed', async () => {
    const made = await ask<Account>('POST', '/accounts', { body: NEW });
    expect(made).toMatchObject({
      status: 201,
      body: { ...NEW, active: true, hasSignedIn: false, grants: [], sessions: 0 },
    });
    const { token } = (await ask<PasswordLink>('POST', '/accounts/nurse.li/password-link')).body;
    await gateway.app.inject({
      ...{ method: 'POST', url: '/api/v1/password-links', payload: { token, password: PASSWORD } },
    });
    const nurse = await signIn(gateway.app, 'nurse.li', 'localhost', PASSWORD);
    expect(await read('nurse.li')).toMatchObject({ hasSignedIn: true, sessions: 1 });
    expect((await published()).staff.find(({ name }) => name === '李敏')).toMatchObject({
      ...{ worksIn: ['main.finance'], active: true },
    });

    const closed = await ask<Account>('POST', '/accounts/nurse.li/close', {
      body: { reason: '调离本院' },
    });
    expect(closed.body).toMatchObject({
      ...{ active: false, sessions: 0, closed: { reason: '调离本院' } },
    });
    expect((await ask('GET', '/me', { by: nurse })).status).toBe(401);
    await expect(signIn(gateway.app, 'nurse.li', 'localhost', PASSWORD)).rejects.toThrow('401');
    expect((await published()).staff.find(({ name }) => name === '李敏')?.active).toBe(false);
    expect((await ask<Account>('POST', '/accounts/nurse.li/open')).body.closed).toBeNull();
    await signIn(gateway.app, 'nurse.li', 'localhost', PASSWORD);
    expect((await log('nurse.li')).map(({ action }) => action)).toEqual([
      ...['account.opened', 'account.closed', 'account.link_made', 'account.created'],
    ]);
  });

  it('are found by a part of login or name, department, role and state, page by page', async () => {
    const logins = async (query: string) =>
      (await ask<{ items: StaffAccount[] }>('GET', `/directory/staff?${query}`)).body.items.map(
        ({ login }) => login,
      );
    expect(await logins('q=FIN')).toEqual(['finance']);
    expect(await logins(`q=${encodeURIComponent('静怡')}`)).toEqual(['officer']);
    expect(await logins('department=main.finance')).toEqual(['finance', 'nurse.li']);
    expect(await logins('role=tenant_admin')).toEqual(['admin']);
    expect(await logins('state=closed')).toEqual(['gone']);
    expect(await logins('q=%25')).toEqual([]);
  });

  it('are changed by who saw them as they are, with a reason beside the field where not', async () => {
    const { version } = await read('nurse.li');
    const { login: _, ...person } = NEW;
    const body = { ...person, version, name: '李敏敏' };
    const change = (changes: object) =>
      refused('PUT', '/accounts/nurse.li', { body: { ...body, ...changes } });
    const [finance, nurse] = [await read('finance'), await read('nurse.li')];
    expect(await change({ worksIn: ['main.gone'] })).toEqual([
      ...[422, 'request.invalid', 'worksIn unknown'],
    ]);
    expect(await change({ deputy: nurse.id })).toEqual([
      ...[422, 'request.invalid', 'deputy deputies_in_ring'],
    ]);
    expect(await refused('POST', '/accounts', { body: NEW })).toEqual([
      ...[422, 'request.invalid', 'login taken'],
    ]);
    const changed = await ask<Account>('PUT', '/accounts/nurse.li', {
      body: { ...body, deputy: finance.id },
    });
    expect(changed.body).toMatchObject({ name: '李敏敏', version: version + 1 });
    expect(await change({})).toEqual([409, 'account.stale_version']);
    expect((await log('nurse.li'))[0]).toMatchObject({
      action: 'account.changed',
      before: { name: '李敏', deputy: null },
      after: { name: '李敏敏', deputy: finance.id },
    });
    expect((await read('finance')).answersFor).toMatchObject({
      deputyOf: [nurse.id],
      alone: [{ role: 'department_head', department: 'main.finance' }],
    });
  });

  it('get roles that end: from that instant on neither session nor list nor directory knows of them', async () => {
    const endsAt = new Date(gateway.time.now().getTime() + 3_600_000).toISOString();
    const given = await ask<Account>('POST', '/accounts/nurse.li/grants', {
      body: { ...HEAD, endsAt },
    });
    expect(given.body.grants).toMatchObject([{ role: 'department_head', endsAt }]);
    const roles = async () => {
      const by = await signIn(gateway.app, 'nurse.li', 'localhost', PASSWORD);
      const { grants } = (await ask<{ grants: { role: string }[] }>('GET', '/me', { by })).body;
      return grants.map(({ role }) => role);
    };
    const held = async () => {
      const person = (await published()).staff.find(({ name }) => name === '李敏敏');
      return person?.grants.map(({ role }) => role);
    };
    expect(await roles()).toEqual(['department_head']);
    expect(await held()).toEqual(['department_head']);

    gateway.time.advance(3_600_000);
    admin = await signIn(gateway.app, 'admin');
    expect(await roles()).toEqual([]);
    expect((await read('nurse.li')).grants).toEqual([]);
    const job = gateway.app.get(EndGrants);
    await job.tell();
    expect(await held()).toEqual([]);
    const versions = () =>
      gateway.database.admin('select 1 from gateway.outbox where type = $1', [
        DirectoryPublished.type,
      ]);
    const before = (await versions()).length;
    await job.tell();
    expect((await versions()).length).toBe(before);
  });

  it('never let an administrator change the own rights, leave the group without one, or appoint operators of the platform', async () => {
    const own = (await read('admin')).grants.find(({ role }) => role === 'tenant_admin');
    expect(
      await refused('POST', '/accounts/admin/grants', { body: { ...HEAD, role: 'auditor' } }),
    ).toEqual([403, 'account.own_rights']);
    expect(await refused('POST', '/accounts/admin/close', { body: { reason: '离职' } })).toEqual([
      ...[403, 'account.own_rights'],
    ]);
    expect(await refused('DELETE', `/accounts/admin/grants/${own?.grantId}`)).toEqual([
      ...[409, 'account.last_administrator'],
    ]);
    const grant = { campus: null, department: null, endsAt: null };
    expect(
      await refused('POST', '/accounts/officer/grants', {
        body: { ...grant, role: 'platform_operator' },
      }),
    ).toEqual([422, 'request.invalid', 'role not_granted_here']);

    const second = { ...grant, role: 'tenant_admin' };
    expect((await ask('POST', '/accounts/officer/grants', { body: second })).status).toBe(201);
    expect((await ask('DELETE', `/accounts/admin/grants/${own?.grantId}`)).status).toBe(200);
    expect((await ask('GET', '/accounts/officer')).status).toBe(403);
    admin = await signIn(gateway.app, 'officer');
    expect((await ask('POST', '/accounts/admin/grants', { body: second })).status).toBe(201);
  });

  it('of operators of the platform are out of reach of an administrator of the group', async () => {
    await gateway.database.admin(
      `insert into gateway.role_grant (tenant_id, grant_id, staff_id, role)
       select tenant_id, gen_random_uuid(), staff_id, 'platform_operator' from gateway.staff where login = 'admin' and tenant_id = $1`,
      [YULIN],
    );
    for (const [method, path, body] of [
      ['POST', '/accounts/admin/password-link', undefined],
      ['POST', '/accounts/admin/close', { reason: '离职' }],
      ['DELETE', '/accounts/admin/sessions', undefined],
    ] as const)
      expect(await refused(method, path, body ? { body } : {})).toEqual([
        ...[403, 'account.of_platform'],
      ]);
  });

  it('are unlocked and signed out by the administrator, which is logged', async () => {
    const person = await signIn(gateway.app, 'finance');
    for (let i = 0; i < 6; i++)
      await signIn(gateway.app, 'finance', 'localhost', 'wrong').catch(() => undefined);
    expect((await read('finance')).locked).toBe(true);
    expect((await ask('POST', '/accounts/finance/unlock')).status).toBe(204);
    expect((await read('finance')).locked).toBe(false);
    expect((await ask('DELETE', '/accounts/finance/sessions')).status).toBe(204);
    expect((await ask('GET', '/me', { by: person })).status).toBe(401);
    expect((await log('finance')).map(({ action }) => action)).toEqual([
      ...['account.sessions_ended', 'account.unlocked'],
    ]);
  });

  it('are told of in a log that holds no secret and that no one alters, page by page', async () => {
    const first = await ask<{ items: AdministrationEntry[]; nextCursor: string }>(
      ...(['GET', '/administration/log?limit=4'] as const),
    );
    const rest = await ask<{ items: AdministrationEntry[]; nextCursor: string | null }>(
      ...(['GET', `/administration/log?cursor=${first.body.nextCursor}`] as const),
    );
    const all = [...first.body.items, ...rest.body.items];
    expect(all.length).toBeGreaterThan(8);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect([...all].sort((a, b) => b.at.localeCompare(a.at))).toEqual(all);
    expect(JSON.stringify(all)).not.toMatch(/argon2|password_hash|token/);
    const finance = await signIn(gateway.app, 'finance');
    expect((await ask('GET', '/administration/log', { by: finance })).status).toBe(403);
    for (const statement of [
      `update gateway.administration_log set reason = ''`,
      'delete from gateway.administration_log',
      'truncate gateway.administration_log',
    ])
      await expect(gateway.database.admin(statement)).rejects.toThrow('append-only');
  });

  it('stay in their group', async () => {
    expect((await ask('GET', '/accounts/officer')).status).toBe(200);
    const answer = await gateway.app.inject({
      ...{ url: '/api/v1/accounts/officer', headers: { ...admin.headers, host: 'demo2.example' } },
    });
    expect(answer.statusCode).toBe(401);
  });
});
