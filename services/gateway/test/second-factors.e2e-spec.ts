import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type FactorNeeded,
  FactorNeededSchema,
  type NewCodeApp,
  OwnAccountSchema,
  type PasskeyQuestion,
  type Problem,
  type RecoveryCodes,
} from '@tingsu/contracts';
import { Secret, TOTP } from 'otpauth';
import { Authenticator } from './authenticator.harness.js';
import {
  openGateway,
  PASSWORD,
  signIn,
  type Browser,
  type TestGateway,
} from './gateway.harness.js';

const ORIGIN = 'http://localhost';

interface Asked {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, unknown>>;
  json<Body>(): Body;
}

describe('besides the password', () => {
  let gateway: TestGateway;
  /** The cookie that an answer sets takes the place of the one before, as in a browser. */
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    by: Browser | null,
    payload?: object,
  ): Promise<Asked> => {
    const answer = await gateway.app.inject({
      ...{ method, url: `/api/v1${path}`, headers: by?.headers ?? { host: 'localhost' } },
      ...(payload ? { payload } : {}),
    });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    if (by && cookie) by.headers['cookie'] = cookie.split(';')[0] ?? '';
    const body = answer.body === '' ? {} : answer.json<Partial<Problem>>();
    return {
      ...{ status: answer.statusCode, code: body.code ?? '', headers: answer.headers },
      json: <Body>() => body as Body,
    };
  };
  const password = (login: string) => ask('POST', '/session', null, { login, password: PASSWORD });
  const askedFor = async (login: string): Promise<FactorNeeded> => {
    const answer = await password(login);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([202, undefined]);
    return FactorNeededSchema.parse(answer.json());
  };
  const give = (body: object) => ask('POST', '/session/factor', null, body);
  const codeNow = ({ secret }: NewCodeApp, steps = 0) =>
    TOTP.generate({
      secret: Secret.fromBase32(secret),
      timestamp: gateway.time.now().getTime() + steps * 30_000,
    });
  const addApp = async (by: Browser) => {
    const app = (await ask('POST', '/me/code-app', by)).json<NewCodeApp>();
    const first = await ask('POST', '/me/code-app/confirmation', by, { code: codeNow(app) });
    expect(first.status).toBe(201);
    return { app, codes: first.json<RecoveryCodes>().recoveryCodes };
  };
  const addPasskey = async (by: Browser, device: Authenticator, name = '电脑') => {
    const { challenge, passkey } = (
      await ask('POST', '/me/passkeys/question', by)
    ).json<PasskeyQuestion>();
    const made = device.make(String(passkey['challenge']));
    return ask('POST', '/me/passkeys', by, { challenge, name, passkey: made });
  };
  const accountOf = async (by: Browser) =>
    OwnAccountSchema.parse((await ask('GET', '/me/account', by)).json());
  const events = async (by: Browser) => (await accountOf(by)).events.map(({ event }) => event);
  /** As after the account was cleared by hand. */
  const forget = () =>
    gateway.database.admin(
      'delete from gateway.code_app; delete from gateway.passkey; delete from gateway.recovery_code; delete from gateway.sign_in_attempt',
    );

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
  }, 60_000);
  afterEach(forget);
  afterAll(() => gateway.close());

  it('an app shows codes: sign-in asks for one after the password, and each serves once', async () => {
    const by = await signIn(gateway.app, 'officer');
    const { app } = await addApp(by);
    expect(app.uri).toMatch(/^otpauth:\/\/totp\/.*officer\?.*secret=[A-Z2-7]{32}/);
    expect((await ask('GET', '/me', by)).status).toBe(200);
    const { challenge, factors, passkey } = await askedFor('officer');
    expect([factors, passkey]).toEqual([['code', 'recovery_code'], null]);
    // The first code has served already.
    expect((await give({ challenge, code: codeNow(app) })).code).toBe('factor.code_wrong');
    expect((await give({ challenge, code: codeNow(app, 3) })).code).toBe('factor.code_wrong');
    const done = await give({ challenge, code: codeNow(app, 1) });
    expect(done.status).toBe(201);
    expect((await give({ challenge, code: codeNow(app, 1) })).code).toBe('session.challenge_gone');
    const next = await askedFor('officer');
    expect((await give({ challenge: next.challenge, code: codeNow(app, 1) })).status).toBe(422);
    expect(await events(by)).toEqual(
      expect.arrayContaining(['code_app_added', 'signed_in_code', 'factor_failed']),
    );
  });

  it('what is asked after the password opens nothing, ends after minutes, and counts wrong codes', async () => {
    const by = await signIn(gateway.app, 'officer');
    const { app } = await addApp(by);
    const { challenge } = await askedFor('officer');
    const asCookie = await gateway.app.inject({
      url: '/api/v1/me',
      headers: { host: 'localhost', cookie: `tingsu_session=${challenge}` },
    });
    expect(asCookie.statusCode).toBe(401);
    for (let i = 0; i < 5; i++)
      expect((await give({ challenge, code: '000000' })).code).toBe('factor.code_wrong');
    gateway.time.advance(5_000);
    expect((await give({ challenge, code: codeNow(app) })).code).toBe('session.locked');
    gateway.time.advance(60_000);
    expect((await give({ challenge, code: codeNow(app) })).status).toBe(201);
    const late = await askedFor('officer');
    gateway.time.advance(5 * 60_000);
    expect((await give({ challenge: late.challenge, code: codeNow(app) })).status).toBe(410);
  });

  it('keeps the secret sealed and recovery codes as hashes; each of the ten serves once', async () => {
    const by = await signIn(gateway.app, 'finance');
    const { app, codes } = await addApp(by);
    expect(codes).toHaveLength(10);
    const [code = ''] = codes;
    const { challenge } = await askedFor('finance');
    expect((await give({ challenge, code: code.toUpperCase().replace(/-/g, ' ') })).status).toBe(
      201,
    );
    const again = await askedFor('finance');
    expect((await give({ challenge: again.challenge, code })).status).toBe(422);
    const rows = await gateway.database.admin<{ all: string }>(
      `select c::text as all from gateway.code_app c union all select r::text from gateway.recovery_code r
       union all select encode(secret, 'escape') from gateway.code_app union all select l::text from gateway.sign_in_log l`,
    );
    const all = rows.map((row) => row.all).join();
    for (const secret of [app.secret, ...codes, ...codes.map((one) => one.replace(/-/g, ''))])
      expect(all).not.toContain(secret);
    expect((await accountOf(by)).factors).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('a change ends the other sessions and gives this one another cookie', async () => {
    const [here, elsewhere] = [
      await signIn(gateway.app, 'officer'),
      await signIn(gateway.app, 'officer'),
    ];
    const before = { ...here, headers: { ...here.headers } };
    await addApp(here);
    expect(here.headers['cookie']).not.toBe(before.headers['cookie']);
    expect((await ask('GET', '/me', here)).status).toBe(200);
    expect((await ask('GET', '/me', elsewhere)).status).toBe(401);
    expect((await ask('GET', '/me', before)).status).toBe(401);
  });

  it('a factor is taken away only by who has shown one lately; the password is not enough', async () => {
    const by = await signIn(gateway.app, 'officer');
    const { app, codes } = await addApp(by);
    expect((await ask('DELETE', '/me/code-app', by)).code).toBe('session.prove_factor');
    const prove = (body: object) => ask('POST', '/me/proof', by, body);
    expect((await prove({ password: PASSWORD })).status).toBe(204);
    expect((await ask('DELETE', '/me/code-app', by)).code).toBe('session.prove_factor');
    expect((await prove({ code: '123456' })).code).toBe('factor.code_wrong');
    expect((await prove({ code: codeNow(app, 1) })).status).toBe(204);
    const renewed = (await ask('POST', '/me/recovery-codes', by)).json<RecoveryCodes>();
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect(renewed.recoveryCodes).not.toContain(codes[0]);
    expect((await ask('DELETE', '/me/code-app', by)).status).toBe(204);
    const { factors } = await accountOf(by);
    expect(factors).toEqual({ codeApp: null, recoveryCodesLeft: 0, passkeys: [] });
    expect(await events(by)).toEqual(
      expect.arrayContaining([
        ...['code_app_added', 'proved', 'proof_failed'],
        ...['recovery_codes_made', 'code_app_removed'],
      ]),
    );
    expect((await password('officer')).status).toBe(201);
  });

  it('a passkey signs in without a password, and answers for the second step', async () => {
    const by = await signIn(gateway.app, 'officer');
    const device = new Authenticator(ORIGIN);
    const added = await addPasskey(by, device);
    expect(added.json<RecoveryCodes>().recoveryCodes).toHaveLength(10);
    expect((await ask('POST', '/me/passkeys/question', by)).code).toBe('session.prove_factor');

    const { challenge, passkey } = await askedFor('officer');
    const second = { challenge, passkey: device.sign(String(passkey?.['challenge'])) };
    expect((await give(second)).status).toBe(201);
    expect((await give(second)).code).toBe('session.challenge_gone');

    const alone = (await ask('POST', '/session/passkey', null)).json<PasskeyQuestion>();
    const answer = device.sign(String(alone.passkey['challenge']));
    expect((await give({ challenge: alone.challenge, passkey: answer })).status).toBe(201);
    expect(await events(by)).toEqual(
      expect.arrayContaining(['passkey_added', 'signed_in_passkey']),
    );
    const { factors } = await accountOf(by);
    expect(factors.passkeys).toMatchObject([{ name: '电脑', lastUsedAt: expect.any(String) }]);
  });

  it('no passkey of another site, of another person, of an earlier question, of a copy, or without looking who holds it', async () => {
    const by = await signIn(gateway.app, 'officer');
    const device = new Authenticator(ORIGIN);
    await addPasskey(by, device);
    const finance = await signIn(gateway.app, 'finance');
    const other = new Authenticator(ORIGIN);
    await addPasskey(finance, other);
    const question = async () =>
      (await ask('POST', '/session/passkey', null)).json<PasskeyQuestion>();
    const refused = async (sign: (challenge: string) => object) => {
      const { challenge, passkey } = await question();
      const answer = await give({ challenge, passkey: sign(String(passkey['challenge'])) });
      expect(answer.code).toBe('factor.passkey_refused');
    };
    await refused(() => device.sign('another'));
    await refused((challenge) => ({
      ...new Authenticator('http://evil.example').sign(challenge),
      id: device.sign(challenge).id,
    }));
    const good = await question();
    const used = device.sign(String(good.passkey['challenge']));
    expect((await give({ challenge: good.challenge, passkey: used })).status).toBe(201);
    await refused((challenge) => {
      device.counter = 0;
      return device.sign(challenge);
    });
    const { challenge, passkey } = await askedFor('officer');
    const foreign = other.sign(String(passkey?.['challenge']));
    expect((await give({ challenge, passkey: foreign })).code).toBe('factor.passkey_refused');
    const blind = await signIn(gateway.app, 'admin');
    expect((await addPasskey(blind, new Authenticator(ORIGIN, false))).code).toBe(
      'factor.passkey_refused',
    );
  });

  it('what approves, reveals, hands out or changes accounts wants a proof of the last quarter of an hour', async () => {
    const by = await signIn(gateway.app, 'officer');
    const admin = await signIn(gateway.app, 'admin');
    const paths = [
      '/cases/C-2026-000001/commands/approve',
      '/cases/C-2026-000001/commands/%61pprove',
      '/policy-drafts/01900000-0000-7000-8000-0000000fffff/approve',
      '/complaints/TS-2026-000001/reveal',
      '/register-book/exports',
    ];
    const answers = async () =>
      Promise.all(paths.map(async (path) => (await ask('POST', path, by, {})).code));
    expect(new Set(await answers())).not.toContain('session.step_up');
    gateway.time.advance(16 * 60_000);
    expect(new Set(await answers())).toEqual(new Set(['session.step_up']));
    expect((await ask('POST', '/accounts/officer/unlock', admin)).code).toBe('session.step_up');
    expect((await ask('POST', '/cases/C-2026-000001/commands/accept', by, {})).code).toBe('');
    expect((await ask('POST', '/me/proof', by, { password: 'wrong' })).code).toBe('password.wrong');
    expect((await ask('POST', '/me/proof', by, { password: PASSWORD })).status).toBe(204);
    expect(new Set(await answers())).not.toContain('session.step_up');
  });
});

describe('where a role needs a second factor', () => {
  it('the first thing after sign-in is adding one, and the last stays', async () => {
    const gateway = await openGateway({ SECOND_FACTOR_ROLES: 'tenant_admin' });
    try {
      const get = async (path: string, by: Browser) =>
        gateway.app.inject({ url: `/api/v1${path}`, headers: by.headers });
      const officer = await signIn(gateway.app, 'officer');
      expect((await get('/directory', officer)).statusCode).toBe(200);
      const admin = await signIn(gateway.app, 'admin');
      expect((await get('/me', admin)).json()).toMatchObject({ mustAddFactor: true });
      for (const path of ['/directory', '/directory/staff', '/complaints/TS-2026-000001'])
        expect((await get(path, admin)).json<Problem>().code).toBe('session.factor_missing');
      const send = (method: 'POST' | 'DELETE', path: string, payload?: object) =>
        gateway.app.inject({
          ...{ method, url: `/api/v1${path}`, headers: admin.headers },
          ...(payload ? { payload } : {}),
        });
      const { secret } = (await send('POST', '/me/code-app')).json<NewCodeApp>();
      const code = TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: gateway.time.now().getTime(),
      });
      const added = await send('POST', '/me/code-app/confirmation', { code });
      admin.headers['cookie'] = String([added.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
      expect((await get('/me', admin)).json()).toMatchObject({ mustAddFactor: false });
      expect((await get('/directory', admin)).statusCode).toBe(200);
      const [recovery = ''] = added.json<RecoveryCodes>().recoveryCodes;
      expect((await send('POST', '/me/proof', { code: recovery })).statusCode).toBe(204);
      expect((await send('DELETE', '/me/code-app')).json<Problem>().code).toBe('factor.needed');
    } finally {
      await gateway.close();
    }
  }, 60_000);
});
