import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ApiKey,
  DirectoryPublished,
  type Identity,
  type MadeApiKey,
  PolicyActivated,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const admin = staff({ role: 'tenant_admin', campus: null, department: null });
const LATER = '2099-01-01T00:00:00Z';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await submit(undefined, 'web_form')).status === 201);
}, 60_000);
afterAll(() => intake?.close(), 60_000);

async function call(
  method: 'get' | 'post' | 'put',
  path: string,
  body?: object,
  who: Identity = admin,
) {
  const asked = request(intake.url)[method](`/api/v1${path}`);
  const {
    status,
    body: answer,
    text,
  } = await asked.set('Authorization', await intake.bearer(who)).send(body);
  return { status, answer, text };
}

async function submit(key: string | undefined, channel: 'hotline' | 'letter' | 'web_form') {
  const asked = request(intake.url)
    .post('/api/v1/complaints')
    .set('Authorization', await intake.bearer(visitor))
    .set('Idempotency-Key', randomUUID());
  const answer = await (key === undefined ? asked : asked.set('X-API-Key', key)).send(
    aSubmission({ channel }),
  );
  const { code = null, complaintNo = '' } = answer.body as { code?: string; complaintNo?: string };
  return { status: answer.status, code, complaintNo };
}

const aKey = (changes: object = {}) => ({
  ...{ name: `partner ${randomUUID().slice(0, 8)}`, channels: ['hotline'], campuses: [] },
  ...{ perMinute: null, expiresAt: null, ...changes },
});
const made = async (changes: object = {}): Promise<MadeApiKey> => {
  const { status, answer } = await call('post', '/api-keys', aKey(changes));
  expect(status).toBe(201);
  return answer as MadeApiKey;
};
const keyOf = async (id: string): Promise<ApiKey> => {
  const { answer } = await call('get', '/api-keys?limit=100');
  const found = (answer.items as ApiKey[]).find((one) => one.id === id);
  if (!found) throw new Error('the key is not in the list');
  return found;
};
describe('an API key made in the console', () => {
  it('is shown once, kept as a hash, and opens the channels and campuses that it was made for', async () => {
    const { id, key } = await made({ campuses: ['main'] });
    expect(await submit(key, 'hotline')).toMatchObject({ status: 201 });
    expect(await submit(key, 'letter')).toMatchObject({ code: 'channel.not_trusted' });
    const listed = await call('get', '/api-keys?limit=100');
    expect(listed.text).not.toContain(key);
    const rows = await intake.database.admin<{ row: string }>(
      'select row_to_json(a)::text as row from intake.adapter a',
    );
    expect(rows.some(({ row }) => row.includes(key))).toBe(false);
    const counted = await eventually(async () => {
      const one = await keyOf(id);
      return one.taken + one.refused === 2 && one;
    });
    expect(counted).toMatchObject({
      ...{ state: 'active', hint: key.slice(-4), taken: 1, refused: 1 },
      lastRefusedCode: 'channel.not_trusted',
    });
  });

  it('asks as often as it may, and is told when to come again', async () => {
    const { key } = await made({ perMinute: 2 });
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await submit(key, 'hotline')).code);
    expect(codes).toEqual([null, null, 'request.too_many']);
  });

  it('works beside the one before it for as long as was said, and then alone', async () => {
    const { id, key } = await made();
    const { answer } = await call('post', `/api-keys/${id}/exchange`, { overlapHours: 24 });
    const next = answer as MadeApiKey;
    expect(next.id).toBe(id);
    for (const one of [key, next.key])
      expect(await submit(one, 'hotline')).toMatchObject({ status: 201 });
    const { status } = await call('post', `/api-keys/${id}/exchange`, { overlapHours: 0 });
    expect(status).toBe(200);
    expect(await submit(next.key, 'hotline')).toMatchObject({ code: 'adapter.key_expired' });
  });

  it('opens nothing once it is revoked or expired, and its user is told which', async () => {
    const [revoked, expired] = [await made(), await made({ expiresAt: LATER })];
    expect((await call('post', `/api-keys/${revoked.id}/revoke`)).status).toBe(204);
    await intake.database.admin(
      `update intake.adapter set expires_at = now() - interval '1 minute' where id = $1`,
      [expired.id],
    );
    expect(await submit(revoked.key, 'hotline')).toMatchObject({
      ...{ status: 401, code: 'adapter.key_revoked' },
    });
    expect(await submit(expired.key, 'hotline')).toMatchObject({
      ...{ status: 401, code: 'adapter.key_expired' },
    });
    expect(await keyOf(revoked.id)).toMatchObject({ state: 'revoked' });
    expect(await keyOf(expired.id)).toMatchObject({ state: 'expired' });
  });

  it('is refused with a name that is taken, an unknown campus, or an end that is over', async () => {
    const { id } = await made();
    const { name } = await keyOf(id);
    expect((await call('post', '/api-keys', aKey({ name }))).answer.code).toBe(
      'api_key.name_taken',
    );
    const away = await call('post', '/api-keys', aKey({ campuses: ['moon'] }));
    expect(away.answer.errors[0]).toMatchObject({ path: 'campuses.0', code: 'unknown' });
    const over = await call('post', '/api-keys', aKey({ expiresAt: '2020-01-01T00:00:00Z' }));
    expect(over.answer.errors[0]).toMatchObject({ path: 'expiresAt', code: 'too_early' });
  });

  it('is not set back by what the installation brings, once it was changed in the console', async () => {
    const key = 'a-key-that-the-installation-brings-00';
    const seeded = { name: 'call centre', key, channels: ['hotline' as const] };
    const seed = () =>
      seedAdapters({
        databaseUrl: intake.database.url,
        tenantId: TENANT,
        adapters: [seeded],
      });
    await seed();
    const { answer } = await call('get', '/api-keys?limit=100');
    const { id } = (answer.items as ApiKey[]).find(({ name }) => name === 'call centre') as ApiKey;
    const changed = aKey({ name: 'call centre', channels: ['letter'] });
    expect((await call('put', `/api-keys/${id}`, changed)).status).toBe(204);
    await seed();
    expect((await keyOf(id)).channels).toEqual(['letter']);
  });

  it('is for administrators of the whole group alone', async () => {
    for (const who of [
      staff({ role: 'tenant_admin', campus: 'main', department: null }),
      staff({ role: 'centre_head', campus: null, department: null }),
    ])
      expect((await call('get', '/api-keys', undefined, who)).status).toBe(403);
  });
});
