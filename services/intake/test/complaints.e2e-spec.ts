import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  DirectoryPublished,
  PolicyActivated,
  type Problem,
  ReceiptSchema,
} from '@tingsu/contracts';
import request from 'supertest';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, CONTENT, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';

const apiKey = randomBytes(32).toString('hex');
let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.close());

describe('intake before it knows the organisation and its policies', () => {
  it('runs, and answers submissions with 503 policy.missing', async () => {
    const answer = await submit();
    expect([answer.status, problemOf(answer).code]).toEqual([503, 'policy.missing']);
    expect(answer.headers['retry-after']).toBe('5');
    const ready = await request(intake.url).get('/health/ready');
    expect([
      ready.status,
      ready.body.dependencies.postgresql,
      ready.body.dependencies.policies,
    ]).toEqual([200, 'up', 'degraded']);
  });
});

describe('intake', () => {
  beforeAll(async () => {
    await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
    await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
    await seedAdapters({
      databaseUrl: intake.database.url,
      tenantId: TENANT,
      adapters: [{ name: 'call centre', key: apiKey, channels: ['hotline'] }],
    });
    await eventually(async () => (await submit()).status === 201);
  });

  it('answers a submission with number, tracking code and time limits with their explanation (R-408)', async () => {
    const answer = await submit();
    expect(answer.status).toBe(201);
    const receipt = ReceiptSchema.parse(answer.body);
    expect(receipt.complaintNo).toMatch(/^TS-\d{4}-\d{6}$/);
    expect(receipt.trackingCode).toMatch(/^[0-9A-Z]{5}-/);
    expect(receipt.limits.length).toBeGreaterThan(0);
    expect(receipt.limits[0]?.explanation[0]?.zh).toBeTruthy();
  });

  it('says of words of danger only which danger they speak of, never the words', async () => {
    const answer = await submit({ body: aSubmission({ content: '再没人管，我就从住院楼跳楼。' }) });
    const { complaintNo } = ReceiptSchema.parse(answer.body);
    const [event] = await intake.database.admin<{ body: string }>(
      "select body from intake.outbox where body::jsonb -> 'data' ->> 'complaintNo' = $1",
      [complaintNo],
    );
    expect(JSON.parse(event?.body ?? '{}').data.danger).toEqual(['self_harm']);
    expect(event?.body).not.toContain('跳楼');
  });

  it('answers a repetition with the very same receipt, and a repeated key with another body with 422', async () => {
    const key = randomUUID();
    const [first, second] = [await submit({ key }), await submit({ key })];
    expect([second.status, second.text]).toEqual([201, first.text]);
    const other = await submit({ key, body: aSubmission({ content: '别的' }) });
    expect([other.status, problemOf(other).code]).toEqual([422, 'idempotency.key_reused']);
  });

  describe('given bad input', () => {
    it.each<[string, Parameters<typeof submit>[0], number, string]>([
      ['no key', { key: '' }, 400, 'idempotency.key_missing'],
      [
        'a long key that another visitor may use too (S-22)',
        { key: '2026-11-26-13800000000' },
        400,
        'idempotency.key_missing',
      ],
      [
        'half a character in its reference',
        { raw: `{"externalRef":"x\\ud83d",${JSON.stringify(aSubmission()).slice(1)}` },
        422,
        'request.invalid',
      ],
      [
        'nothing that can be seen',
        { body: aSubmission({ content: '\u200B' }) },
        422,
        'request.invalid',
      ],
      ['malformed JSON', { raw: '{"campus": ' }, 400, 'request.malformed'],
      ['no content', { body: { ...aSubmission(), content: ' ' } }, 422, 'request.invalid'],
      [
        '1 MB of content',
        { body: aSubmission({ content: '长'.repeat(350_000) }) },
        413,
        'request.too_large',
      ],
      [
        '20,001 characters',
        { body: aSubmission({ content: '长'.repeat(20_001) }) },
        422,
        'request.invalid',
      ],
      ['an unknown field', { body: { ...aSubmission(), priority: 'P1' } }, 422, 'request.invalid'],
      ['an unknown campus', { body: aSubmission({ campus: 'moon' }) }, 422, 'campus.unknown'],
      [
        'an unknown channel',
        { body: { ...aSubmission(), channel: 'pigeon' } },
        422,
        'request.invalid',
      ],
      [
        'a channel without an API key',
        { body: aSubmission({ channel: 'hotline' }) },
        403,
        'channel.not_trusted',
      ],
      [
        'a wrong API key',
        { body: aSubmission({ channel: 'hotline' }), apiKey: 'x'.repeat(64) },
        401,
        'adapter.key_invalid',
      ],
      [
        'an upload that does not exist',
        { body: aSubmission({ attachments: [randomUUID()] }) },
        422,
        'upload.unknown',
      ],
    ])('%s says so with a stable code', async (_, sent, status, code) => {
      const answer = await submit(sent);
      expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.text).not.toContain(CONTENT);
    });

    it('admits no one without a token of the gateway', async () => {
      const answer = await request(intake.url)
        .post('/api/v1/complaints')
        .set('Idempotency-Key', randomUUID())
        .send(aSubmission());
      expect(answer.status).toBe(401);
    });
  });

  it('takes the hotline with the key of its adapter, also with the time of the call', async () => {
    const receivedAt = '2026-11-20T10:12:00+08:00';
    const answer = await submit({ body: aSubmission({ channel: 'hotline', receivedAt }), apiKey });
    expect([answer.status, answer.body.receivedAt]).toEqual([201, '2026-11-20T02:12:00.000Z']);
  });
});

it('an urge needs the API key of its adapter, and waits for its order', async () => {
  const urge = async (headers: Record<string, string>) =>
    request(intake.url)
      .post('/api/v1/complaints/urges')
      .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': 'u-1', ...headers })
      .send({ externalRef: 'K-1', externalDueAt: '2026-11-24T18:00:00+08:00' });
  expect((await urge({})).status).toBe(401);
  const taken = await urge({ 'X-API-Key': apiKey });
  expect([taken.status, taken.body]).toEqual([200, { state: 'waiting', complaintNo: null }]);
});

async function submit({
  key = randomUUID() as string,
  body = aSubmission() as object,
  raw = '',
  apiKey: adapterKey = '',
} = {}) {
  const call = request(intake.url)
    .post('/api/v1/complaints')
    .set('Authorization', await intake.bearer(visitor))
    .set('Content-Type', 'application/json');
  if (key) void call.set('Idempotency-Key', key);
  if (adapterKey) void call.set('X-API-Key', adapterKey);
  return call.send(raw || body);
}

function problemOf(answer: { body: unknown }): Problem {
  return answer.body as Problem;
}
