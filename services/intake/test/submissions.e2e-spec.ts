import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Channel, type ChannelModel, type GetMessage, type Options } from 'amqplib';
import {
  DirectoryPublished,
  type Identity,
  PolicyActivated,
  ReceiptSchema,
} from '@tingsu/contracts';
import {
  applyBrokerUsers,
  brokerUserOfAdapter,
  eventQueueOf,
  REFUSED_EXCHANGE,
  removeBrokerUser,
  REPLIES_EXCHANGE,
  rightsOfAdapter,
  SUBMISSIONS_EXCHANGE,
  SUBMISSIONS_QUEUE,
} from '@tingsu/messaging';
import { RefusedSubmissionRepository } from '../src/refused/refused-submission.repository.js';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';

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

/** The account of an adapter at the broker. */
async function openAccount(adapterId: string) {
  const managementUrl = process.env['TEST_AMQP_MANAGEMENT_URL'] ?? '';
  const user = brokerUserOfAdapter(adapterId);
  const password = randomUUID();
  await applyBrokerUsers({ amqpUrl: intake.broker.url, managementUrl }, [
    { name: user, password, rights: rightsOfAdapter(adapterId) },
  ]);
  const model = await connect(
    Object.assign(new URL(intake.broker.url), { username: user, password }).toString(),
  );
  const close = async () => {
    await model.close();
    await removeBrokerUser(managementUrl, user);
  };
  return { user, channel: await model.createChannel(), close };
}

/** A queue for answers, as an adapter makes it. */
async function replyQueue(): Promise<string> {
  const { queue } = await channel.assertQueue(`tingsu.replies.test.${randomUUID()}`, {
    exclusive: true,
  });
  await channel.bindQueue(queue, REPLIES_EXCHANGE, queue);
  return queue;
}

describe('a submission over AMQP', () => {
  it('waits while directory and policies are missing, and is taken when they arrive', async () => {
    send(byPhone, { messageId: 'early' });
    await eventually(held);
    expect(await complaints()).toBe(0);
    await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
    await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
    await eventually(async () => (await complaints()) === 1);
  });

  it('R-372: becomes a complaint of its channel, received when the channel took it', async () => {
    const queue = await replyQueue();
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
    const queue = await replyQueue();
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
      'was received in 1970',
      { ...byPhone, receivedAt: '1970-01-01T00:00:00Z' },
      {},
      'request.invalid',
      422,
    ],
    ['is written in GBK', inGbk(), {}, 'request.malformed', 400],
    [
      'has half a character in its reference',
      Buffer.from(JSON.stringify({ ...byPhone, externalRef: 'x\ud83d' })),
      {},
      'request.invalid',
      422,
    ],
    [
      'lies in the future',
      { ...byPhone, receivedAt: '2099-01-01T00:00:00Z' },
      {},
      'request.invalid',
      422,
    ],
  ])(
    'that %s is answered with the problem, and kept sealed for a person to see',
    async (_, body, options, code, status) => {
      const messageId = randomUUID();
      const before = await complaints();
      const queue = await replyQueue();
      send(body, { messageId, replyTo: queue, ...options });
      const answer = await next(queue);
      expect(JSON.parse(answer.content.toString())).toMatchObject({
        code,
        status,
        detail: expect.stringMatching(/\w/),
      });
      if (!('messageId' in options)) expect(answer.properties.correlationId).toBe(messageId);
      const [kept] = await intake.database.admin<{ code: string; bytes: number; all: string }>(
        'select code, bytes, r::text as all from intake.refused_submission r order by id desc limit 1',
      );
      expect(kept).toMatchObject({ code, bytes: bytesOf(body).length });
      const clear = bytesOf(body).subarray(0, 60);
      expect(kept?.all).not.toContain(clear.toString('hex'));
      expect(kept?.all).not.toContain(apiKey);
      expect(await complaints()).toBe(before);
      await eventually(
        async () => (await channel.checkQueue(SUBMISSIONS_QUEUE)).messageCount === 0,
      );
    },
  );

  it('with a key that stood for another body is refused', async () => {
    const messageId = randomUUID();
    const queue = await replyQueue();
    send(byPhone, { messageId, replyTo: queue });
    await next(queue);
    send({ ...byPhone, content: '别的' }, { messageId, replyTo: queue });
    expect((await next(queue)).properties.headers?.['x-problem-code']).toBe(
      'idempotency.key_reused',
    );
  });

  it('of 1970 does not keep its neighbours waiting', async () => {
    const queue = await replyQueue();
    const before = performance.now();
    for (let i = 0; i < 5; i++) {
      const receivedAt = '1970-01-01T00:00:00Z';
      send({ ...byPhone, receivedAt }, { messageId: randomUUID() });
      send(byPhone, { messageId: randomUUID(), replyTo: queue });
    }
    for (let i = 0; i < 5; i++)
      ReceiptSchema.parse(JSON.parse((await next(queue)).content.toString()));
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('is taken without an answer when reply-to names a queue of ours', async () => {
    const before = await complaints();
    const spied = eventQueueOf('analytics');
    await channel.assertQueue(spied);
    await channel.bindQueue(spied, REPLIES_EXCHANGE, spied);
    send(byPhone, { messageId: randomUUID(), replyTo: spied });
    await eventually(async () => (await complaints()) === before + 1);
    // The answer of the next message comes after that of the one before.
    const queue = await replyQueue();
    send(byPhone, { messageId: randomUUID(), replyTo: queue });
    await next(queue);
    expect(await channel.get(spied, { noAck: true })).toBe(false);
  });

  it('S-05: is taken of the account of an adapter at the broker, without a key in the message', async () => {
    const ids = await seedAdapters({
      databaseUrl: intake.database.url,
      tenantId: TENANT,
      adapters: [{ name: 'ward', key: randomBytes(32).toString('hex'), channels: ['hotline'] }],
    });
    const asked = async (adapterId: string) => {
      const account = await openAccount(adapterId);
      const { queue } = await account.channel.assertQueue(`${REPLIES_EXCHANGE}.${adapterId}`, {
        exclusive: true,
      });
      await account.channel.bindQueue(queue, REPLIES_EXCHANGE, queue);
      account.channel.publish(SUBMISSIONS_EXCHANGE, 'hotline', bytesOf(byPhone), {
        ...{ messageId: randomUUID(), replyTo: queue, userId: account.user },
      });
      const answer = await next(queue, account.channel);
      await account.close();
      return answer;
    };
    const known = await asked(ids.get('ward') ?? '');
    ReceiptSchema.parse(JSON.parse(known.content.toString()));
    const stranger = await asked(randomUUID());
    expect(stranger.properties.headers?.['x-problem-code']).toBe('adapter.key_invalid');
  });

  it('may press for its order', async () => {
    const queue = await replyQueue();
    const urge = { messageId: randomUUID(), replyTo: queue, type: 'urge' };
    send({ externalRef: 'H-77', note: '来电人再次催办' }, urge);
    expect(JSON.parse((await next(queue)).content.toString())).toEqual({
      state: 'waiting',
      complaintNo: null,
    });
  });
});

describe('a refused submission', () => {
  const officer = () => staff({ role: 'centre_officer', campus: null, department: null });
  const ask = async (who: Identity, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${intake.url}/api/v1/refused-submissions${path}`, {
      method,
      headers: { authorization: await intake.bearer(who), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as Answer };
  };
  interface Answer {
    readonly items?: readonly {
      readonly id: string;
      readonly code: string;
      readonly adapter: string;
    }[];
    readonly body?: string;
    readonly complaintNo?: string;
  }
  const refuse = async (body: unknown, messageId: string = randomUUID()): Promise<string> => {
    const queue = await replyQueue();
    send(body, { messageId, replyTo: queue });
    await next(queue);
    return (await ask(officer(), 'GET', '')).body.items?.[0]?.id ?? '';
  };
  const wrong = { ...byPhone, complainant: { ...byPhone.complainant, phone: 'l38OOOO1111' } };

  it('is read, corrected and taken by the complaint centre, and its words are gone then (S-15)', async () => {
    const id = await refuse(wrong);
    expect((await ask(officer(), 'GET', '')).body.items?.[0]).toMatchObject({
      code: 'request.invalid',
      adapter: 'call centre',
    });
    const { body: words } = (await ask(officer(), 'GET', `/${id}`)).body;
    expect(JSON.parse(words ?? '')).toEqual(wrong);
    const corrected = words?.replace('l38OOOO1111', '13800001111');
    const taken = await ask(officer(), 'POST', `/${id}/retry`, { body: corrected });
    expect(taken.body.complaintNo).toMatch(/^TS-/);
    expect((await ask(officer(), 'POST', `/${id}/retry`, {})).status).toBe(422);
    const [row] = await intake.database.admin(
      `select r.state, r.body is null as gone, p.state as parked,
         (select count(*)::int from intake.access_log l where l.complaint_id = r.id) as readings
       from intake.refused_submission r join intake.parked_message p using (id) where r.id = $1`,
      [id],
    );
    expect(row).toEqual({ state: 'taken', gone: true, parked: 'replayed', readings: 2 });
  });

  it('is received when it came, not when it was corrected', async () => {
    const id = await refuse({ ...wrong, receivedAt: undefined });
    await intake.database.admin(
      `update intake.refused_submission set refused_at = refused_at - interval '2 days' where id = $1`,
      [id],
    );
    const { body: words } = (await ask(officer(), 'GET', `/${id}`)).body;
    const corrected = words?.replace('l38OOOO1111', '13800001111');
    const { complaintNo } = (await ask(officer(), 'POST', `/${id}/retry`, { body: corrected }))
      .body;
    const [row] = await intake.database.admin(
      `select r.refused_at = c.received_at as same from intake.refused_submission r, intake.complaint c
       where r.id = $1 and c.complaint_no = $2`,
      [id, complaintNo],
    );
    expect(row).toEqual({ same: true });
  });

  it('is settled with the complaint that came under its key meanwhile, however it is corrected', async () => {
    const messageId = randomUUID();
    const id = await refuse(wrong, messageId);
    const queue = await replyQueue();
    send(byPhone, { messageId, replyTo: queue });
    const receipt = ReceiptSchema.parse(JSON.parse((await next(queue)).content.toString()));
    const before = await complaints();
    const corrected = JSON.stringify({ ...byPhone, content: `${byPhone.content}（补正）` });
    const taken = await ask(officer(), 'POST', `/${id}/retry`, { body: corrected });
    expect(taken).toMatchObject({ status: 200, body: { complaintNo: receipt.complaintNo } });
    expect(await complaints()).toBe(before);
    expect((await ask(officer(), 'GET', `/${id}`)).body).toMatchObject({ state: 'taken' });
  });

  it('is dismissed with a reason', async () => {
    const id = await refuse(wrong);
    expect((await ask(officer(), 'POST', `/${id}/dismiss`, { reason: '测试消息' })).status).toBe(
      204,
    );
    expect((await ask(officer(), 'GET', `/${id}`)).body).toMatchObject({
      state: 'dismissed',
      settledReason: '测试消息',
      body: null,
    });
  });

  it('is shown to operators without its words, and to nobody else', async () => {
    const id = await refuse(wrong);
    for (const role of ['operator', 'auditor', 'tenant_admin'] as const)
      expect(
        (await ask(staff({ role, campus: null, department: null }), 'GET', `/${id}`)).status,
      ).toBe(403);
    const ofMain = staff({ role: 'centre_officer', campus: 'main', department: null });
    expect((await ask(ofMain, 'GET', '')).status).toBe(403);
    const [parked] = await intake.database.admin<{ body: Buffer; reason: string; detail: string }>(
      'select body, reason, detail from intake.parked_message where id = $1',
      [id],
    );
    expect(parked).toMatchObject({
      reason: 'request.invalid',
      detail: expect.stringContaining('complainant.phone'),
    });
    expect(JSON.parse(parked?.body.toString() ?? '')).toEqual({ refusedSubmission: id });
  });

  it('whose API key is registered only later comes to the group of the key', async () => {
    const lateKey = randomBytes(32).toString('hex');
    const queue = await replyQueue();
    send(byPhone, { messageId: randomUUID(), replyTo: queue, headers: { 'x-api-key': lateKey } });
    await next(queue);
    const shown = async () =>
      (await ask(officer(), 'GET', '')).body.items?.find(({ adapter }) => adapter === 'late');
    expect(await shown()).toBeUndefined();
    await seedAdapters({
      databaseUrl: intake.database.url,
      tenantId: TENANT,
      adapters: [{ name: 'late', key: lateKey, channels: ['hotline'] }],
    });
    await intake.app.get(RefusedSubmissionRepository).adopt();
    const taken = await ask(officer(), 'POST', `/${(await shown())?.id}/retry`, {});
    expect(taken.body.complaintNo).toMatch(/^TS-/);
  });

  it('that an earlier version left in the queue is taken out of the broker', async () => {
    const body = Buffer.from('{"content":"旧消息"}');
    channel.publish(REFUSED_EXCHANGE, 'hotline', body, {
      headers: { 'x-problem-code': 'campus.unknown', 'x-problem-detail': 'Choose a campus.' },
    });
    await eventually(async () => {
      const rows = await intake.database.admin(
        `select 1 from intake.refused_submission where code = 'campus.unknown' and tenant_id is null and bytes = $1`,
        [body.length],
      );
      return rows.length === 1;
    });
    expect((await channel.checkQueue(REFUSED_EXCHANGE)).messageCount).toBe(0);
  });
});

describe('a submission over AMQP under load', () => {
  it('is taken among five hundred at once, and none is lost when the broker drops every connection meanwhile', async () => {
    const before = await complaints();
    for (let i = 0; i < 500; i++) send(byPhone, { messageId: randomUUID() });
    await channel.checkQueue(SUBMISSIONS_QUEUE);
    await eventually(async () => (await complaints()) > before);
    channel.on('error', () => undefined);
    connection.on('error', () => undefined);
    await intake.broker.closeConnections();
    await eventually(async () => (await complaints()) === before + 500);
    connection = await connect(intake.broker.url);
    channel = await connection.createChannel();
    await eventually(async () => (await channel.checkQueue(SUBMISSIONS_QUEUE)).messageCount === 0);
    expect(await complaints()).toBe(before + 500);
  }, 90_000);
});

function inGbk(): Buffer {
  const [before = '', after = ''] = JSON.stringify({ ...byPhone, content: '|' }).split('|');
  const waiting = Buffer.from('baf2d5ef', 'hex');
  return Buffer.concat([Buffer.from(before), waiting, Buffer.from(after)]);
}

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

function next(queue: string, of = channel): Promise<GetMessage> {
  return eventually(async () => of.get(queue, { noAck: true }));
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
