import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, AccountSettingsSchema } from '../src/media/account.js';
import { Couriers } from '../src/media/couriers.adapter.js';
import { MailCourier } from '../src/media/mail.adapter.js';
import type { Parcel } from '../src/media/parcel.js';
import { ACCOUNT_SECRETS, ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type RunningProviders, startProviders } from './running-providers.js';

const AT = new Date('2026-11-20T02:12:00Z');
const PROVIDERS = ['aliyun', 'tencent', 'wechat'] as const;

let providers: RunningProviders;
let couriers: Couriers;
let mail: MailCourier;

beforeAll(async () => {
  providers = await startProviders();
});
afterAll(() => providers?.close());
beforeEach(() => {
  const config = {
    ...{ SMTP_URL: providers.smtpUrl, MAIL_FROM: '听诉 <tingsu@hospital.test>' },
    SEND_TIMEOUT_MS: 60_000,
  };
  mail = new MailCourier(config);
  couriers = new Couriers(mail, config);
});
afterEach(() => mail.onApplicationShutdown());

function account(provider: (typeof PROVIDERS)[number], key = ACCOUNT_SECRETS[provider].key) {
  const settings = AccountSettingsSchema.parse(ACCOUNT_SETTINGS(providers.url)[provider]);
  return { settings, secret: { key } } satisfies Account;
}

function parcel(changes: Partial<Parcel> = {}): Parcel {
  return {
    sendingId: randomUUID(),
    complaintId: '01900000-0000-7000-8000-00000000c001',
    address: '13900001111',
    values: {
      number: 'TS-2026-000001',
      link: 'https://a.test/progress',
      hospital: '𠮷林·总院区',
      code: '',
    },
    template: null,
    ...{ subject: '[TS-2026-000001] 消息', words: '您好', firstTriedAt: AT, talk: null },
    ...changes,
  };
}
const to = (provider: (typeof PROVIDERS)[number], changes: Partial<Parcel> = {}) =>
  parcel(provider === 'wechat' ? { address: 'openid-1', ...changes } : changes);
const send = (provider: (typeof PROVIDERS)[number], sent: Parcel, key?: string) =>
  couriers.send(account(provider, key), sent, AT);
const taken = async (provider: (typeof PROVIDERS)[number], { sendingId }: Parcel) =>
  (await providers.texts(provider)).filter(({ ours }) => ours === sendingId);

describe.each(PROVIDERS)('the courier to %s', (provider) => {
  it('is let in by its signature, and its message arrives with rare characters whole', async () => {
    const sent = to(provider);
    const handed = await send(provider, sent);
    const [text] = await taken(provider, sent);
    expect(handed).toEqual({ result: 'handed', ref: text?.ref });
    expect(text?.text).toContain('𠮷林·总院区');
    expect(text?.text).toContain('TS-2026-000001');
  });

  it('is turned away with a wrong secret, which is trouble of the account and not of the message', async () => {
    const sent = to(provider);
    couriers = new Couriers(mail, { SEND_TIMEOUT_MS: 60_000 });
    const handover = await send(provider, sent, 'another-secret');
    expect(handover).toMatchObject({ result: 'later', account: true });
    expect(await taken(provider, sent)).toEqual([]);
  });

  it('knows what may have been taken from what was not', async () => {
    const silent = to(provider);
    await providers.behave(provider, { mode: 'silent', times: 1 });
    expect(await send(provider, silent)).toMatchObject({ result: 'unsure' });
    expect(await taken(provider, silent)).toHaveLength(1);
    await providers.behave(provider, { mode: 'held', times: 1 });
    couriers = new Couriers(mail, { SEND_TIMEOUT_MS: 2_000 });
    expect(await send(provider, to(provider))).toEqual({ result: 'unsure', error: 'timeout' });
    await providers.behave(provider, {});
  });
});

describe.each(['aliyun', 'tencent'] as const)('asking %s', (provider) => {
  it('finds what it has taken and nothing else', async () => {
    const silent = to(provider, { address: '13900002222' });
    await providers.behave(provider, { mode: 'silent', times: 1 });
    await send(provider, silent);
    const trace = (sent: Parcel) => couriers.trace(account(provider), sent, AT);
    expect(await trace(silent)).toMatchObject({ found: true });
    expect(await trace({ ...silent, sendingId: randomUUID() })).toEqual({ found: false });
  });
});

it('WeChat sends a message of one number of ours once, and gives its first number again', async () => {
  const sent = to('wechat');
  await providers.behave('wechat', { mode: 'silent', times: 1 });
  await send('wechat', sent);
  expect(await send('wechat', sent)).toMatchObject({ result: 'handed' });
  expect(await taken('wechat', sent)).toHaveLength(1);
});

it('a token of WeChat that has ended is replaced without losing the message', async () => {
  await send('wechat', to('wechat'));
  await providers.endWechatToken();
  expect(await send('wechat', to('wechat'))).toMatchObject({ result: 'handed' });
});

it('whoever follows the account no longer gets no message by WeChat', async () => {
  expect(await send('wechat', to('wechat', { address: 'gone-1' }))).toEqual({
    result: 'refused',
    error: 'errcode 43004',
  });
});

it('mails of one complaint are one thread, and a repeat has the same Message-ID', async () => {
  const sent = parcel({ address: 'zhao@home.test' });
  const smtp = AccountSettingsSchema.parse({ provider: 'smtp' });
  const mailed = () => couriers.send({ settings: smtp, secret: null }, sent, AT);
  await mailed();
  await mailed();
  const [second, first] = await providers.mails();
  expect(second?.messageId).toBe(`<${sent.sendingId}@hospital.test>`);
  expect(first?.messageId).toBe(second?.messageId);
});
