import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Channel, type ChannelModel, type GetMessage, type Options } from 'amqplib';
import { DirectoryPublished, PolicyActivated, ReceiptSchema } from '@tingsu/contracts';
import { REFUSED_EXCHANGE, SUBMISSIONS_EXCHANGE, SUBMISSIONS_QUEUE } from '@tingsu/messaging';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { eventually, type RunningIntake, startIntake } from './running-intake.js';

const apiKey = randomBytes(32).toString('hex');
const byPhone = aSubmission({ channel: 'hotline', receivedAt: '2026-11-20T10:12:00+08:00' });
let intake: RunningIntake;
let connection: ChannelModel;
let channel: Channel;

beforeAll(async () => {
  intake = await startIntake();
  connection = await connect(intake.broker.url);
  channel = await connection.createChannel();
  await seedAdapters({
    databaseUrl: intake.database.url,
    tenantId: TENANT,
    adapters: [{ name: 'call centre', key: apiKey, channels: ['hotline'] }],
  });
});
afterAll(async () => {
  await connection.close();
  await intake.close();
});

describe('a submission over AMQP', () => {
  it('waits while directory and policies are missing, and is taken when they arrive', async () => {
    send(byPhone, { messageId: 'early' });
    await eventually(async () => ((await held()) ? true : undefined), 'the first try');
    expect(await complaints()).toBe(0);
    await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
    await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
    await eventually(async () => ((await complaints()) === 1 ? true : undefined), 'the complaint');
  });

  it('becomes a complaint of its channel, received when the channel took it', async () => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    send(byPhone, { messageId: randomUUID(), replyTo: queue, correlationId: 'call-4711' });
    const answer = await next(queue);
    expect(answer.properties.correlationId).toBe('call-4711');
    const receipt = ReceiptSchema.parse(JSON.parse(answer.content.toString()));
    const [stored] = await intake.database.admin(
      'select channel, received_at from intake.complaint where complaint_no = $1',
      [receipt.complaintNo],
    );
    expect(stored).toEqual({ channel: 'hotline', received_at: new Date('2026-11-20T02:12:00Z') });
  });

  it('delivered twice makes one complaint and gets the same receipt', async () => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const messageId = randomUUID();
    const before = await complaints();
    for (let i = 0; i < 2; i++)
      send(byPhone, { messageId, replyTo: queue, correlationId: 'twice' });
    const [first, second] = [await next(queue), await next(queue)];
    expect(second.content.toString()).toBe(first.content.toString());
    expect(await complaints()).toBe(before + 1);
  });

  it.each<[string, unknown, Options.Publish, string, number]>([
    ['is not JSON', Buffer.from('<complaint/>'), {}, 'request.malformed', 400],
    ['misses its content', { ...byPhone, content: undefined }, {}, 'request.invalid', 422],
    ['has no message-id', byPhone, { messageId: undefined }, 'idempotency.key_missing', 400],
    ['has no API key', byPhone, { headers: {} }, 'adapter.key_invalid', 401],
    [
      'has a wrong API key',
      byPhone,
      { headers: { 'x-api-key': 'wrong' } },
      'adapter.key_invalid',
      401,
    ],
    [
      'claims a channel that the key is not for',
      aSubmission({ channel: 'letter' }),
      {},
      'channel.not_trusted',
      403,
    ],
    ['names an unknown campus', { ...byPhone, campus: 'moon' }, {}, 'campus.unknown', 422],
    [
      'is as long as 1 MB',
      { ...byPhone, content: 'x'.repeat(1_000_000) },
      {},
      'request.too_large',
      413,
    ],
    [
      'lies in the future',
      { ...byPhone, receivedAt: '2099-01-01T00:00:00Z' },
      {},
      'request.invalid',
      422,
    ],
  ])(
    'that %s is handed back whole, with the problem in its headers',
    async (_, body, options, code, status) => {
      const messageId = randomUUID();
      const before = await complaints();
      send(body, { messageId, ...options });
      const refused = await next(REFUSED_EXCHANGE);
      expect(refused.properties.headers).toMatchObject({
        'x-problem-code': code,
        'x-problem-status': status,
        'x-problem-detail': expect.stringMatching(/\w/),
      });
      expect(refused.properties.headers).not.toHaveProperty('x-api-key');
      expect(refused.content.equals(bytesOf(body))).toBe(true);
      if (!('messageId' in options)) expect(refused.properties.correlationId).toBe(messageId);
      expect(await complaints()).toBe(before);
      await eventually(
        async () =>
          (await channel.checkQueue(SUBMISSIONS_QUEUE)).messageCount === 0 ? true : undefined,
        'an empty queue',
      );
    },
  );

  it('with a key that stood for another body is handed back', async () => {
    const messageId = randomUUID();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    send(byPhone, { messageId, replyTo: queue });
    await next(queue);
    send({ ...byPhone, content: '别的' }, { messageId });
    expect((await next(REFUSED_EXCHANGE)).properties.headers?.['x-problem-code']).toBe(
      'idempotency.key_reused',
    );
  });

  it('is taken among five hundred at once, and none is lost when the broker drops every connection meanwhile', async () => {
    const before = await complaints();
    for (let i = 0; i < 500; i++) send(byPhone, { messageId: randomUUID() });
    await channel.checkQueue(SUBMISSIONS_QUEUE);
    await eventually(
      async () => ((await complaints()) > before ? true : undefined),
      'the first of them',
    );
    channel.on('error', () => undefined);
    connection.on('error', () => undefined);
    await intake.broker.closeConnections();
    await eventually(
      async () => ((await complaints()) === before + 500 ? true : undefined),
      'all five hundred',
    );
    connection = await connect(intake.broker.url);
    channel = await connection.createChannel();
    await eventually(
      async () =>
        (await channel.checkQueue(SUBMISSIONS_QUEUE)).messageCount === 0 ? true : undefined,
      'an empty queue',
    );
    expect(await complaints()).toBe(before + 500);
  }, 90_000);
});

function send(body: unknown, options: Options.Publish): void {
  channel.publish(SUBMISSIONS_EXCHANGE, 'hotline', bytesOf(body), {
    persistent: true,
    contentType: 'application/json',
    headers: { 'x-api-key': apiKey },
    ...options,
  });
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

function next(queue: string): Promise<GetMessage> {
  return eventually(
    async () => (await channel.get(queue, { noAck: true })) || undefined,
    `a message on ${queue}`,
  );
}

async function complaints(): Promise<number> {
  const [row] = await intake.database.admin<{ count: number }>(
    'select count(*)::int as count from intake.complaint',
  );
  return row?.count ?? 0;
}

/** True once the submission was tried and given back: it is back in the queue, and nobody holds it. */
/** Held back by the consumer until it can be handled: the queue does not get it back. */
async function held(): Promise<boolean> {
  const { body } = await intake.app.inject({ url: '/metrics' });
  return /tingsu_submissions_total\{[^}]*outcome="later"[^}]*\} [1-9]/.test(body);
}
