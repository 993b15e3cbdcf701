import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MeSchema, type Problem } from '@tingsu/contracts';
import { PurgeSessions } from '../src/session/purge-sessions.job.js';
import { openGateway, PASSWORD, signIn, YULIN, type TestGateway } from './gateway.harness.js';

describe('sign-in', () => {
  let gateway: TestGateway;
  const attempt = (login: string, password: string, headers: Record<string, string> = {}) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password },
      headers,
    });
  const me = (headers: Record<string, string>) =>
    gateway.app.inject({ url: '/api/v1/me', headers });

  beforeAll(async () => {
    gateway = await openGateway();
  }, 60_000);
  afterEach(() => gateway.time.advance(25 * 3_600_000));
  afterAll(() => gateway.close());

  it('gives a cookie that scripts and other sites cannot use, and says who it is', async () => {
    const answer = await attempt('officer', PASSWORD);
    expect(answer.statusCode).toBe(201);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^tingsu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const who = MeSchema.parse(answer.json());
    expect(who).toMatchObject({
      login: 'officer',
      name: '何静怡',
      tenant: { code: 'yulin' },
      grants: [{ role: 'centre_officer' }],
    });
    const again = await me({ cookie: String(answer.headers['set-cookie']) });
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

  it('locks a login after five failures, known or not, and also for the right password', async () => {
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

  it('counts guesses that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => attempt('finance', 'wrong')),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  });

  it('locks an address that tries many logins', async () => {
    for (let i = 0; i < 50; i++) await attempt(`guess${i}`, 'wrong');
    expect((await attempt('officer', PASSWORD)).json<Problem>().code).toBe('session.locked');
  }, 30_000);

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
    expect(rows.map(({ outcome }) => outcome)).toEqual(['failed', 'locked', 'signed_in']);
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
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^__Host-tingsu_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    } finally {
      await gateway.close();
    }
  }, 60_000);
});
