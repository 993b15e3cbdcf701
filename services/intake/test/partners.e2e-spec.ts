import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ApiKey,
  CaseAccepted,
  CaseNoted,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  type Identity,
  type MadeApiKey,
  type MadeWebhook,
  PARTNER_EVENT_TYPES,
  PolicyActivated,
  type Webhook,
  type WebhookDelivery,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import { UnitOfWork } from '@tingsu/database';
import { AdapterRepository } from '../src/channels/adapter.repository.js';
import { InletUse } from '../src/channels/inlet-use.job.js';
import { KeyMinutes } from '../src/channels/key-minute.repository.js';
import { RequestAdapter } from '../src/channels/request-adapter.usecase.js';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { WriteMessage } from '../src/messages/write-message.usecase.js';
import { AddressGuard } from '../src/partners/address-guard.adapter.js';
import { SendWebhooks } from '../src/partners/send-webhooks.usecase.js';
import { callPartner } from '../src/partners/webhook-call.adapter.js';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type PartnerServer, signatureOf, startPartner } from './partner-server.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const admin = staff({ role: 'tenant_admin', campus: null, department: null });
const LATER = '2099-01-01T00:00:00Z';

let intake: RunningIntake;
let partner: PartnerServer;
beforeAll(async () => {
  partner = await startPartner();
  intake = await startIntake({
    environment: { WEBHOOK_NETWORKS: '127.0.0.0/8', WEBHOOK_POLL_MS: '50' },
  });
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await submit(undefined, 'web_form')).status === 201);
}, 60_000);
afterAll(async () => {
  await intake?.close();
  await partner?.close();
}, 60_000);

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

async function submit(
  key: string | undefined,
  channel: 'hotline' | 'letter' | 'web_form',
  changes: object = {},
) {
  const asked = request(intake.url)
    .post('/api/v1/complaints')
    .set('Authorization', await intake.bearer(visitor))
    .set('Idempotency-Key', randomUUID());
  const answer = await (key === undefined ? asked : asked.set('X-API-Key', key)).send(
    aSubmission({ channel, ...changes }),
  );
  const { code = null, complaintNo = '' } = answer.body as { code?: string; complaintNo?: string };
  const { 'retry-after': retryAfter } = answer.headers as Record<string, string | undefined>;
  return { status: answer.status, code, complaintNo, retryAfter };
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

  it('asks as often as it may, counted by all processes, and is told when to come again', async () => {
    const { key } = await made({ perMinute: 3 });
    const { app } = intake;
    const repository = app.get(AdapterRepository, { strict: false });
    const minutes = app.get(KeyMinutes, { strict: false });
    const use = app.get(InletUse, { strict: false });
    const otherProcess = new RequestAdapter(app.get(UnitOfWork), repository, minutes, use);
    for (let i = 0; i < 2; i++) expect((await submit(key, 'hotline')).code).toBeNull();
    expect(await otherProcess.of(visitor, key)).toMatchObject({ perMinute: 3 });
    const { code, retryAfter } = await submit(key, 'hotline');
    expect({ code, wait: Number(retryAfter) > 0 }).toEqual({
      code: 'request.too_many',
      wait: true,
    });
    await expect(otherProcess.of(visitor, key)).rejects.toMatchObject({ code: 'request.too_many' });
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

/** A complaint that came with this key, and its case, which is opened, accepted and noted upon. */
async function aCase(key: string, externalRef: string, confidential = false) {
  const { complaintNo } = await submit(key, 'hotline', { externalRef });
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  const caseId = randomUUID();
  const caseNo = complaintNo.replace('TS', 'C');
  const place = { caseNo, complaintId: row?.id ?? '', campus: 'main', department: null };
  const opened = {
    ...{ ...place, complaintNo, state: 'received', channel: 'hotline', channelMarks: [] },
    ...{ caseKind: 'external', anonymous: false, relation: 'patient', contactable: true },
    ...{ receivedAt: '2026-11-20T02:12:00Z', receivedByCentreAt: '2026-11-20T02:12:00Z' },
    ...{ externalRef, policies: [], access: { ...factsOnReceipt(place), confidential } },
  };
  await intake.publish(CaseOpened, caseId, 1, opened);
  await intake.publish(CaseAccepted, caseId, 2, { state: 'accepted' });
  await intake.publish(CaseNoted, caseId, 3, { state: 'accepted', mentions: [randomUUID()] });
  return { complaintNo, caseNo };
}

const webhookTo = (path: string, changes: object = {}) => ({
  ...{ name: path, url: `${partner.url}${path}`, types: PARTNER_EVENT_TYPES, campuses: [] },
  ...{ apiKeyId: null, active: true, ...changes },
});
async function aWebhook(changes: object = {}): Promise<MadeWebhook & { readonly path: string }> {
  const path = `/${randomUUID()}`;
  const { status, answer } = await call('post', '/webhooks', webhookTo(path, changes));
  expect(status).toBe(201);
  return { ...(answer as MadeWebhook), path };
}
async function webhookOf(id: string): Promise<Webhook> {
  const { answer } = await call('get', '/webhooks');
  const found = (answer.items as Webhook[]).find((one) => one.id === id);
  if (!found) throw new Error('the webhook is not in the list');
  return found;
}
async function sentTo(id: string, query = ''): Promise<readonly WebhookDelivery[]> {
  return (await call('get', `/webhooks/${id}/deliveries${query}`)).answer.items;
}
async function tested(id: string): Promise<string> {
  const { status, answer } = await call('post', `/webhooks/${id}/test`);
  expect(status).toBe(202);
  return answer.eventId as string;
}
const settled = (id: string, eventId: string, state: WebhookDelivery['state']) =>
  eventually(async () => {
    const one = (await sentTo(id)).find((delivery) => delivery.eventId === eventId);
    return one?.state === state && one;
  });
/** A time that the pause or the lease of a delivery waits for has come. */
const ripe = (column: 'next_at' | 'lease_until', id: string) =>
  intake.database.admin(
    `update intake.webhook_delivery set ${column} = now() - interval '1 second' where endpoint_id = $1 and ${column} is not null`,
    [id],
  );

describe('the feed of events', () => {
  async function read(key: string | undefined, query = '') {
    const asked = request(intake.url)
      .get(`/api/v1/partner/events${query}`)
      .set('Authorization', await intake.bearer(visitor));
    const { status, body } = await (key === undefined ? asked : asked.set('X-API-Key', key));
    return { status, body };
  }
  const caseNosOf = (body: { items: { data: { caseNo: string } }[] }) =>
    body.items.map(({ data }) => data.caseNo);

  it('is read on from a cursor and misses nothing, by a key that may, of what it may see', async () => {
    const [none, own, all] = [
      await made(),
      await made({ readsEvents: 'own' }),
      await made({ readsEvents: 'all' }),
    ];
    expect((await read(undefined)).status).toBe(401);
    expect((await read(none.key)).status).toBe(403);
    const start = (await read(own.key)).body.cursor as string;
    const [mine, other] = [await aCase(own.key, 'order 8'), await aCase(none.key, 'order 9')];
    const hidden = await aCase(none.key, 'order 10', true);
    const whole = await eventually(async () => {
      const { body } = await read(all.key, `?after=${start}`);
      return body.items.length === 4 && body;
    });
    expect(caseNosOf(whole)).toEqual(expect.arrayContaining([mine.caseNo, other.caseNo]));
    expect(caseNosOf(whole)).not.toContain(hidden.caseNo);
    const seen: string[] = [];
    let cursor = start;
    for (let more = true; more;) {
      const { body } = await read(all.key, `?after=${cursor}&limit=1`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      ({ cursor, more } = body);
    }
    expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id));
    const ownRead = (await read(own.key, `?after=${start}&types=case.accepted.v1`)).body;
    expect(ownRead.items).toMatchObject([
      { type: 'case.accepted.v1', data: { caseNo: mine.caseNo, externalRef: 'order 8' } },
    ]);
    await intake.database.admin('update intake.partner_feed set gone_position = position');
    expect(await read(own.key, `?after=${start}`)).toMatchObject({ body: { code: 'feed.gone' } });
  });
});

describe('a webhook', () => {
  it('brings a partner what happens to cases, signed, without people, words and confidential cases', async () => {
    const { id: apiKeyId, key } = await made();
    const [all, own] = [await aWebhook(), await aWebhook({ apiKeyId })];
    const open = await aCase(key, 'order 1');
    const hidden = await aCase(key, 'order 2', true);
    await eventually(
      () => partner.taken(own.path).length === 4 && partner.taken(all.path).length === 2,
    );
    const bodies = partner.taken(all.path).map(({ body }) => JSON.parse(body) as { data: object });
    expect(bodies).toContainEqual(
      expect.objectContaining({
        type: 'case.opened.v1',
        data: {
          ...{ ...open, campus: 'main', state: 'received', channel: 'hotline' },
          ...{ caseKind: 'external', receivedAt: '2026-11-20T02:12:00Z' },
        },
      }),
    );
    const ownText = partner
      .taken(own.path)
      .map(({ body }) => body)
      .join('\n');
    expect(ownText).toContain('"externalRef": "order 2"');
    expect(ownText).toContain(hidden.caseNo);
    expect(JSON.stringify(bodies)).not.toContain(hidden.caseNo);
    for (const message of partner.taken(own.path))
      expect(message.headers['webhook-signature']).toBe(signatureOf(own.secret, message));
  });

  it('brings that a message was written, without its words', async () => {
    const { id: apiKeyId, key } = await made();
    const { path } = await aWebhook({ apiKeyId, types: ['case.opened.v1', 'message.written.v1'] });
    const { complaintNo, caseNo } = await aCase(key, 'order 3');
    await eventually(() => partner.taken(path).length === 1);
    await intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
      const head = await intake.app.get(ComplaintRepository).head(tx, complaintNo);
      if (!head) throw new Error('There is no such complaint');
      await intake.app.get(WriteMessage).execute(tx, {
        complaint: head,
        author: { type: 'system', id: null, role: null },
        message: {
          ...{ direction: 'out', kind: 'message', via: null, personId: null, notice: null },
          ...{ words: '请带病历来', subject: null, satisfied: null, key: null, files: [] },
          at: tx.now,
        },
      });
    });
    const message = await eventually(() => partner.taken(path)[1] ?? null);
    expect(JSON.parse(message.body)).toMatchObject({
      type: 'message.written.v1',
      data: { caseNo, complaintNo, nr: 1, direction: 'out', kind: 'message', files: 0 },
    });
    expect(message.body).not.toContain('病历');
  });

  it('that fails is tried again later under the same id, and shows what came back', async () => {
    const { id, path } = await aWebhook();
    partner.answer(path, 503);
    const eventId = await tested(id);
    const failed = await eventually(async () => {
      const [one] = await sentTo(id);
      return one?.status === 503 && one;
    });
    expect(failed).toMatchObject({ eventId, error: 'status.503', attempts: 1 });
    expect(await webhookOf(id)).toMatchObject({ waiting: 1, lastDeliveredAt: null });
    partner.answer(path, 200);
    await ripe('next_at', id);
    expect(await settled(id, eventId, 'delivered')).toMatchObject({ status: 200, error: null });
    expect(partner.taken(path).map(({ headers }) => headers['webhook-id'])).toEqual([
      eventId,
      eventId,
    ]);
    expect(await webhookOf(id)).toMatchObject({ waiting: 0, failingSince: null });
  });

  it('whose sender was killed before he wrote it down comes again under the same id, and is not lost', async () => {
    const { id, path } = await aWebhook();
    const eventId = await tested(id);
    await settled(id, eventId, 'delivered');
    // As a process leaves it that dies between sending and writing down.
    await intake.database.admin(
      `update intake.webhook_delivery set state = 'sending', lease_until = now() + interval '1 hour', status = null where endpoint_id = $1`,
      [id],
    );
    await ripe('lease_until', id);
    await settled(id, eventId, 'delivered');
    const ids = partner.taken(path).map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([eventId, eventId]);
  });

  it('is sent by one process although several look for it at once', async () => {
    const { id, path } = await aWebhook();
    const sending = intake.app.get(SendWebhooks);
    const eventId = await tested(id);
    await Promise.all(Array.from({ length: 4 }, () => sending.batch(TENANT, id)));
    await settled(id, eventId, 'delivered');
    expect(partner.taken(path)).toHaveLength(1);
  });

  it('is signed with both secrets while they are exchanged', async () => {
    const { id, path, secret } = await aWebhook();
    const { answer } = await call('post', `/webhooks/${id}/exchange`, { overlapHours: 24 });
    await settled(id, await tested(id), 'delivered');
    const [message] = partner.taken(path);
    if (!message) throw new Error('nothing came');
    expect(String(message.headers['webhook-signature']).split(' ')).toEqual([
      signatureOf((answer as MadeWebhook).secret, message),
      signatureOf(secret, message),
    ]);
    expect((await call('get', '/webhooks')).text).not.toContain(secret);
  });

  it('is switched off when nothing arrives for days or nobody wants it, and all that failed can be replayed', async () => {
    const [failing, gone] = [await aWebhook(), await aWebhook()];
    partner.answer(failing.path, 500);
    partner.answer(gone.path, 410);
    const since = new Date(Date.now() - 60_000).toISOString();
    await intake.database.admin(
      `update intake.webhook_endpoint set failing_since = now() - interval '4 days' where endpoint_id = $1`,
      [failing.id],
    );
    const eventId = await tested(failing.id);
    await tested(gone.id);
    await eventually(async () => (await webhookOf(gone.id)).offReason === 'gone');
    await eventually(async () => (await webhookOf(failing.id)).offReason === 'failing');
    expect(await sentTo(failing.id, '?state=failed')).toMatchObject([{ eventId }]);
    const replay = { failedSince: since };
    const refused = await call('post', `/webhooks/${failing.id}/replay`, replay);
    expect(refused).toMatchObject({ status: 409, answer: { code: 'webhook.off' } });
    partner.answer(failing.path, 200);
    await call('put', `/webhooks/${failing.id}`, webhookTo(failing.path));
    const replayed = await call('post', `/webhooks/${failing.id}/replay`, replay);
    expect(replayed).toMatchObject({ status: 202, answer: { count: 1 } });
    await settled(failing.id, eventId, 'delivered');
    const events = await intake.database.admin(
      `select type, aggregate_version as version, body::jsonb -> 'data' as data from intake.outbox where aggregate_id = any($1) order by aggregate_id = $2, 2`,
      [[gone.id, failing.id], failing.id],
    );
    const off = { type: 'webhook.switchedOff.v1', version: 1 };
    expect(events).toEqual([
      { ...off, data: { title: gone.path, reason: 'gone' } },
      { ...off, data: { title: failing.path, reason: 'failing' } },
      { type: 'webhook.switchedOn.v1', version: 2, data: { title: failing.path } },
    ]);
  });

  it('never goes into the house, whatever the address says', async () => {
    const guard = new AddressGuard([]);
    const { port } = new URL(partner.url);
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433'])
      expect(
        await callPartner(
          { url: `http://${host}:${port}/inside`, headers: {}, body: '{}' },
          { guard, timeoutMs: 5_000 },
        ),
      ).toMatchObject({ error: 'address_refused' });
    expect(partner.taken('/inside')).toEqual([]);
    for (const inside of [
      '10.1.2.3',
      '169.254.169.254',
      '192.168.1.1',
      'fd00::1',
      '64:ff9b::a00:1',
    ])
      expect(guard.allows(inside)).toBe(false);
    expect(new AddressGuard(['10.1.0.0/16']).allows('10.1.2.3')).toBe(true);
    const kept = await call(
      'post',
      '/webhooks',
      webhookTo('/x', { url: 'https://169.254.169.254/' }),
    );
    expect(kept.answer.errors[0]).toMatchObject({ path: 'url', code: 'address_inside' });
    const plain = await call('post', '/webhooks', webhookTo('/x', { url: 'http://a.example/' }));
    expect(plain.answer.errors[0]).toMatchObject({ path: 'url', code: 'invalid' });
  });
});
