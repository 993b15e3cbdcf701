import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnAccountSchema, type PasswordLink, type Problem } from '@tingsu/contracts';
import { openGateway, PASSWORD, signIn, type TestGateway } from './gateway.harness.js';

const NEXT = 'seven grey herons at dusk';
type Browser = Awaited<ReturnType<typeof signIn>>;

describe('the own account', () => {
  let gateway: TestGateway;
  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, by?: Browser, payload?: object) =>
    gateway.app.inject({
      ...{ method, url: `/api/v1${path}`, headers: by?.headers ?? {} },
      ...(payload ? { payload } : {}),
    });
  const change = (by: Browser, current: string, password: string) =>
    ask('POST', '/me/password', by, { current, password });
  const attempt = async (login: string, password: string) =>
    (await ask('POST', '/session', undefined, { login, password })).statusCode;
  const accountOf = async (by: Browser) =>
    OwnAccountSchema.parse((await ask('GET', '/me/account', by)).json());

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
  }, 60_000);
  afterAll(() => gateway.close());

  it('shows its open sessions, the one in use first, and ends one or all the others', async () => {
    const [first, second, third] = [
      await signIn(gateway.app, 'officer'),
      await signIn(gateway.app, 'officer'),
      await signIn(gateway.app, 'officer'),
    ];
    const { sessions } = await accountOf(second);
    expect(sessions.map(({ current }) => current)).toEqual([true, false, false]);
    expect(sessions[0]).toMatchObject({ address: '127.0.0.1' });
    const others = await accountOf(third);
    const mine = others.sessions.find(({ current }) => current);
    expect((await ask('DELETE', `/me/sessions/${mine?.sessionId}`, second)).statusCode).toBe(204);
    expect((await ask('GET', '/me', third)).statusCode).toBe(401);
    expect((await ask('DELETE', `/me/sessions/${mine?.sessionId}`, second)).statusCode).toBe(404);
    expect((await ask('DELETE', '/me/sessions', second)).statusCode).toBe(204);
    expect((await ask('GET', '/me', first)).statusCode).toBe(401);
    expect((await accountOf(second)).sessions).toHaveLength(1);
  });

  it('never ends the session of another person', async () => {
    const [officer, finance] = [
      await signIn(gateway.app, 'officer'),
      await signIn(gateway.app, 'finance'),
    ];
    const own = (await accountOf(officer)).sessions.find(({ current }) => current);
    expect((await ask('DELETE', `/me/sessions/${own?.sessionId}`, finance)).statusCode).toBe(404);
    expect((await ask('DELETE', '/me/sessions', finance)).statusCode).toBe(204);
    expect((await ask('GET', '/me', officer)).statusCode).toBe(200);
  });

  it('refuses a password that is short, guessed first, like its owner, or the same, with a reason beside the field', async () => {
    const officer = await signIn(gateway.app, 'officer');
    for (const [password, code] of [
      ['short', 'password_short'],
      ['password1234', 'password_common'],
      ['officer-officer', 'password_own'],
      [PASSWORD, 'password_same'],
    ] as const) {
      const answer = await change(officer, PASSWORD, password);
      expect(answer.json<Problem>()).toMatchObject({
        ...{ status: 422, code: 'request.invalid' },
        errors: [{ path: 'password', code }],
      });
    }
    expect(await attempt('officer', PASSWORD)).toBe(201);
  });

  it('changes its password knowing the present one: the other sessions end, this one goes on under another token', async () => {
    const [here, elsewhere] = [
      await signIn(gateway.app, 'finance'),
      await signIn(gateway.app, 'finance'),
    ];
    const wrong = await change(here, 'not it', NEXT);
    expect([wrong.statusCode, wrong.json<Problem>().code]).toEqual([422, 'password.wrong']);
    const changed = await change(here, PASSWORD, NEXT);
    expect(changed.statusCode).toBe(204);
    expect((await ask('GET', '/me', here)).statusCode).toBe(401);
    const [cookie = ''] = [changed.headers['set-cookie'] ?? []].flat();
    here.headers['cookie'] = cookie.split(';')[0] ?? '';
    expect((await ask('GET', '/me', here)).statusCode).toBe(200);
    expect((await ask('GET', '/me', elsewhere)).statusCode).toBe(401);
    expect([await attempt('finance', PASSWORD), await attempt('finance', NEXT)]).toEqual([
      401, 201,
    ]);
    const { events } = await accountOf(here);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['password_changed', 'password_refused', 'signed_in', 'failed']),
    );
  });

  it('does not let whoever finds an open session try passwords without end', async () => {
    const admin = await signIn(gateway.app, 'admin');
    for (let i = 0; i < 5; i++)
      expect((await change(admin, `guess ${i}`, NEXT)).statusCode).toBe(422);
    expect((await change(admin, PASSWORD, NEXT)).statusCode).toBe(429);
    expect((await ask('GET', '/me', admin)).statusCode).toBe(200);
  });

  it('gets a new password by a link of an administrator, once and for a day', async () => {
    const [admin, officer] = [
      await signIn(gateway.app, 'admin'),
      await signIn(gateway.app, 'officer'),
    ];
    const make = async (by: Browser, login: string) =>
      ask('POST', `/accounts/${login}/password-link`, by);
    expect((await make(officer, 'admin')).statusCode).toBe(403);
    expect((await make(admin, 'nobody')).statusCode).toBe(404);
    expect((await make(admin, 'gone')).statusCode).toBe(404);
    const first = (await make(admin, 'officer')).json<PasswordLink>();
    const { token } = (await make(admin, 'officer')).json<PasswordLink>();
    const choose = (by: string, password: string) =>
      ask('POST', '/password-links', undefined, { token: by, password });
    expect((await choose(first.token, NEXT)).json<Problem>().code).toBe('password.link_gone');
    expect((await choose(token, 'short')).statusCode).toBe(422);
    expect((await choose(token, NEXT)).statusCode).toBe(204);
    expect((await choose(token, `${NEXT} again`)).statusCode).toBe(410);
    expect((await ask('GET', '/me', officer)).statusCode).toBe(401);
    const again = await signIn(gateway.app, 'officer', 'localhost', NEXT);
    const made = (await accountOf(again)).events.find(({ event }) => event === 'link_made');
    expect(made).toMatchObject({ by: '马晓东' });

    const late = (await make(admin, 'officer')).json<PasswordLink>();
    gateway.time.advance(24 * 3_600_000);
    expect((await choose(late.token, `${NEXT} again`)).statusCode).toBe(410);
  });

  it('keeps links and passwords as hashes only', async () => {
    const admin = await signIn(gateway.app, 'admin');
    const made = await ask('POST', '/accounts/finance/password-link', admin);
    const { token } = made.json<PasswordLink>();
    const rows = await gateway.database.admin<{ all: string }>(
      `select l::text as all from gateway.password_link l union all select s::text from gateway.staff s
       union all select g::text from gateway.sign_in_log g`,
    );
    const all = rows.map((row) => row.all).join();
    for (const secret of [token, NEXT, PASSWORD]) expect(all).not.toContain(secret);
  });
});
