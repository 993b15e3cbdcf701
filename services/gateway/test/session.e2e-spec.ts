import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MeSchema, type Problem } from '@tingsu/contracts';
import { PurgeSessions } from '../src/session/purge-sessions.job.js';
import { openGateway, PASSWORD, signIn, YULIN, type TestGateway } from './gateway.harness.js';

interface WithCookies {
  readonly headers: Readonly<Record<string, unknown>>;
}
const setCookies = ({ headers }: WithCookies): readonly string[] =>
  [headers['set-cookie']].flat().map(String);
const sessionCookieOf = (answer: WithCookies): string => setCookies(answer)[0] ?? '';
/** As the browser sends them back. */
const cookiesOf = (answer: WithCookies): string =>
  setCookies(answer)
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('sign-in', () => {
  let gateway: TestGateway;
  const attempt = (
    login: string,
    password: string,
    headers: Record<string, string> = {},
    remoteAddress = '127.0.0.1',
  ) =>
    gateway.app.inject({
      remoteAddress,
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password },
      headers,
    });
  const me = (headers: Record<string, string>) =>
    gateway.app.inject({ url: '/api/v1/me', headers });

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
  }, 60_000);
  afterEach(() => gateway.time.advance(25 * 3_600_000));
  afterAll(() => gateway.close());

  it('gives a cookie that scripts and other sites cannot use, and says who it is', async () => {
    const answer = await attempt('officer', PASSWORD);
    expect(answer.statusCode).toBe(201);
    expect(sessionCookieOf(answer)).toMatch(
      /^tingsu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const who = MeSchema.parse(answer.json());
    expect(who).toMatchObject({
      login: 'officer',
      name: '何静怡',
      tenant: { code: 'yulin' },
      grants: [{ role: 'centre_officer' }],
    });
    const again = await me({ cookie: cookiesOf(answer) });
    expect(again.json()).toEqual(answer.json());
  });

  it('keeps only the hash of the token', async () => {
    const { cookie } = await signIn(gateway.app, 'officer');
    const rows = await gateway.database.admin<{ all: string }>(
      'select session::text as all from gateway.session',
    );
    expect(rows.map((row) => row.all).join()).not.toContain(cookie.split('=')[1]);
  });

  it('answers a wrong password, an unknown login and a closed account alike', async () => {
    const answers = [
      await attempt('officer', 'wrong'),
      await attempt('nobody', 'wrong'),
      await attempt('gone', PASSWORD),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      const { requestId: _, ...problem } = answer.json<Problem>();
      expect(problem).toMatchObject({
        code: 'session.failed',
        detail: 'Check the login and the password and try again.',
      });
    }
  });

  it('locks a login from one address after five failures, known or not, also for the right password', async () => {
    for (const login of ['officer', 'nobody']) {
      for (let i = 0; i < 5; i++) expect((await attempt(login, 'wrong')).statusCode).toBe(401);
      const locked = await attempt(login, PASSWORD);
      expect(locked.statusCode).toBe(429);
      expect(locked.json<Problem>().code).toBe('session.locked');
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(25);
    }
    gateway.time.advance(31_000);
    expect((await attempt('officer', 'wrong')).statusCode).toBe(401);
    gateway.time.advance(31_000);
    expect((await attempt('officer', PASSWORD)).statusCode).toBe(429);
    gateway.time.advance(31_000);
    expect((await attempt('officer', PASSWORD)).statusCode).toBe(201);
  });

  it('locks neither the login elsewhere nor the browser in which its owner has signed in before (S-03)', async () => {
    const before = await attempt('officer', PASSWORD);
    const cookie = cookiesOf(before);
    for (let i = 0; i < 5; i++) await attempt('officer', 'wrong');
    expect((await attempt('officer', PASSWORD)).statusCode).toBe(429);
    expect((await attempt('officer', PASSWORD, {}, '10.0.0.9')).statusCode).toBe(201);
    const known = await attempt('officer', PASSWORD, { cookie });
    expect(known.statusCode).toBe(201);
    for (let i = 0; i < 5; i++) await attempt('officer', 'wrong', { cookie });
    expect((await attempt('officer', PASSWORD, { cookie })).statusCode).toBe(429);
  });

  it('is unlocked by an administrator, who is noted in the log (S-03)', async () => {
    const admin = await signIn(gateway.app, 'admin');
    const officer = await signIn(gateway.app, 'officer', 'localhost');
    const unlock = (browser: { headers: Record<string, string> }, login: string) =>
      gateway.app.inject({
        method: 'POST',
        url: `/api/v1/accounts/${login}/unlock`,
        headers: browser.headers,
      });
    for (let i = 0; i < 6; i++) await attempt('finance', 'wrong');
    expect((await attempt('finance', PASSWORD)).statusCode).toBe(429);
    expect((await unlock(officer, 'finance')).statusCode).toBe(403);
    expect((await unlock(admin, 'unknown')).statusCode).toBe(404);
    expect((await unlock(admin, 'finance')).statusCode).toBe(204);
    expect((await attempt('finance', PASSWORD)).statusCode).toBe(201);
    const rows = await gateway.database.admin<{ whom: string; by: string }>(
      `select s.login as whom, a.login as by from gateway.sign_in_log l
       join gateway.staff s using (tenant_id, staff_id) join gateway.staff a on a.tenant_id = l.tenant_id and a.staff_id = l.actor_id
       where l.outcome = 'unlocked'`,
    );
    expect(rows).toEqual([{ whom: 'finance', by: 'admin' }]);
  });

  it('counts guesses that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => attempt('finance', 'wrong')),
    );
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429, 429, 429]);
  });

  it('only slows an address that tries many logins: its people still get in (S-03)', async () => {
    for (let i = 0; i < 51; i++) await attempt(`guess${i}`, 'wrong');
    expect((await attempt('officer', PASSWORD)).statusCode).toBe(201);
  }, 30_000);

  it('in one browser ends the session before (S-23)', async () => {
    const first = await attempt('officer', PASSWORD);
    const cookie = cookiesOf(first);
    expect((await attempt('officer', PASSWORD, { cookie })).statusCode).toBe(201);
    expect((await me({ cookie })).statusCode).toBe(401);
  });

  it('forgets failures of a login that succeeds', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await attempt('officer', 'wrong');
      expect((await attempt('officer', PASSWORD)).statusCode).toBe(201);
    }
  });

  it('writes a log of who signed in, failed and was locked', async () => {
    const rows = await gateway.database.admin<{ outcome: string }>(
      'select distinct outcome from gateway.sign_in_log order by 1',
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'locked',
      'signed_in',
      'signed_out',
      'unlocked',
    ]);
  });

  it('ends after half an hour without use, and after ten hours in any case', async () => {
    const idle = await signIn(gateway.app, 'officer');
    gateway.time.advance(29 * 60_000);
    expect((await me(idle.headers)).statusCode).toBe(200);
    gateway.time.advance(29 * 60_000);
    expect((await me(idle.headers)).statusCode).toBe(200);
    gateway.time.advance(31 * 60_000);
    expect((await me(idle.headers)).json<Problem>().code).toBe('session.required');

    const long = await signIn(gateway.app, 'officer');
    for (let i = 0; i < 29; i++) {
      gateway.time.advance(20 * 60_000);
      expect((await me(long.headers)).statusCode).toBe(200);
    }
    gateway.time.advance(21 * 60_000);
    expect((await me(long.headers)).statusCode).toBe(401);
  });

  it('ends at sign-out, which needs the CSRF token', async () => {
    const browser = await signIn(gateway.app, 'officer');
    const forged = await gateway.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie: browser.cookie },
    });
    expect([forged.statusCode, forged.json<Problem>().code]).toEqual([403, 'session.csrf']);
    const done = await gateway.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: browser.headers,
    });
    expect(done.statusCode).toBe(204);
    expect(done.headers['clear-site-data']).toBe('"cache"');
    expect((await me(browser.headers)).statusCode).toBe(401);
  });

  it('ends when the account is closed', async () => {
    const browser = await signIn(gateway.app, 'finance');
    await gateway.database.admin(
      `update gateway.staff set active = false where tenant_id = $1 and login = 'finance'`,
      [YULIN],
    );
    gateway.time.advance(6_000);
    expect((await me(browser.headers)).statusCode).toBe(401);
  });

  it('leaves no rows behind when it is over', async () => {
    await signIn(gateway.app, 'officer');
    gateway.time.advance(11 * 3_600_000);
    const fresh = await signIn(gateway.app, 'officer');
    await gateway.app.get(PurgeSessions).purge();
    expect(await gateway.database.admin('select 1 from gateway.session')).toHaveLength(1);
    expect((await me(fresh.headers)).statusCode).toBe(200);
  });

  it('refuses a sign-in that another site made the browser send', async () => {
    const browser = await signIn(gateway.app, 'admin');
    const headers = { ...browser.headers, 'sec-fetch-site': 'cross-site' };
    expect(
      (
        await gateway.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
      ).json<Problem>().code,
    ).toBe('session.csrf');
  });

  it('names the fields of a malformed sign-in', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login: 'officer' },
    });
    expect(answer.json<Problem>()).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'password', code: 'required' }],
    });
  });
});

describe('behind TLS', () => {
  it('the cookie is bound to the host and never sent in clear', async () => {
    const gateway = await openGateway({ COOKIE_SECURE: '1' });
    try {
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { login: 'officer', password: PASSWORD },
      });
      expect(sessionCookieOf(answer)).toMatch(
        /^__Host-tingsu_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(answer.headers['strict-transport-security']).toBe(
        'max-age=31536000; includeSubDomains',
      );
    } finally {
      await gateway.close();
    }
  }, 60_000);
});
