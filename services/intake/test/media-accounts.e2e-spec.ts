import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DirectoryPublished, type Identity, PolicyActivated } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import type { IntakeConfig } from '../src/config.js';
import { seedAccounts } from '../src/seed.js';
import { aDirectory, TENANT, thePolicies } from './fixture.js';
import { ACCOUNT_SECRETS, ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';

const admin = staff({ role: 'tenant_admin', campus: null, department: null });
const { aliyun, tencent } = ACCOUNT_SETTINGS('https://dysmsapi.aliyuncs.com');

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await call('get', '')).status === 200);
}, 60_000);
afterAll(() => intake?.close(), 60_000);

async function call(method: 'get' | 'put', path: string, body?: object, who: Identity = admin) {
  const agent = request(intake.url);
  const address = `/api/v1/media-accounts${path}`;
  const asked = method === 'get' ? agent.get(address) : agent.put(address);
  const answered = await asked.set('Authorization', await intake.bearer(who)).send(body);
  const { status, body: answer, text } = answered;
  return { status, answer, text };
}

it('an account is kept with its limits, and its secret is never shown again', async () => {
  const kept = await call('put', '/sms', { settings: aliyun, secret: ACCOUNT_SECRETS.aliyun });
  expect(kept).toMatchObject({ status: 200, answer: { medium: 'sms', secretKept: true } });
  expect(kept.answer.settings).toMatchObject({ perSecond: 10, receiptHours: 48, quiet: null });
  expect(kept.answer.receiptsPath).toMatch(/^\/api\/v1\/receipts\/aliyun\/[\w-]{32}$/);
  const listed = await call('get', '');
  expect(listed.text).not.toContain(ACCOUNT_SECRETS.aliyun.key);
  const rows = await intake.database.admin<{ row: string }>(
    'select row_to_json(a)::text as row from intake.media_account a',
  );
  expect(rows[0]?.row).not.toContain(ACCOUNT_SECRETS.aliyun.key);
});

it('settings change without the secret being written again, and the address of receipts stays', async () => {
  const before = await call('get', '');
  const after = await call('put', '/sms', { settings: { ...aliyun, priceFen: 4.5 } });
  expect(after.answer).toMatchObject({ secretKept: true, settings: { priceFen: 4.5 } });
  expect(after.answer.receiptsPath).toBe(before.answer.items[0].receiptsPath);
});

it('the secret of one provider is not kept for another', async () => {
  const other = await call('put', '/sms', { settings: tencent });
  expect(other.answer).toMatchObject({ secretKept: false });
});

it('an account is refused for another medium and without a template for messages', async () => {
  expect((await call('put', '/wechat', { settings: aliyun })).status).toBe(422);
  expect((await call('put', '/sms', { settings: { ...aliyun, templates: {} } })).status).toBe(422);
});

it('what is shipped with a demo fills only media without an account', async () => {
  const masterKeys = intake.app.get<IntakeConfig>(CONFIG);
  const { wechat } = ACCOUNT_SETTINGS('https://api.weixin.qq.com');
  await seedAccounts({
    ...{ databaseUrl: intake.database.url, masterKeys, tenantId: TENANT },
    accounts: [
      { settings: aliyun, secret: ACCOUNT_SECRETS.aliyun, receiptKey: 'the-key-of-receipts' },
      { settings: wechat, secret: ACCOUNT_SECRETS.wechat, receiptKey: 'the-key-of-receipts' },
    ],
  });
  const { items } = (await call('get', '')).answer;
  expect(items).toMatchObject([
    { medium: 'sms', settings: { provider: 'tencent' } },
    { medium: 'wechat', secretKept: true },
  ]);
});

it('only administrators of the whole group see accounts', async () => {
  for (const who of [
    staff({ role: 'tenant_admin', campus: 'main', department: null }),
    staff({ role: 'centre_head', campus: null, department: null }),
  ]) {
    expect((await call('get', '', undefined, who)).status).toBe(403);
    expect((await call('put', '/sms', { settings: aliyun }, who)).status).toBe(403);
  }
});
