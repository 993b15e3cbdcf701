import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import amqp from 'amqplib';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http.js';
import { caseOf } from '../support/staff.js';
import { aSubmission, startTestSystem, type TestSystem } from '../support/system.js';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string }[];
}

describe('bad input is refused with a clear reason, and nothing is lost or half-written', () => {
  let system: TestSystem;
  let visitor: HttpClient;
  let officer: HttpClient;
  let admin: HttpClient;
  let broker: Awaited<ReturnType<typeof amqp.connect>>;
  let channel: Awaited<ReturnType<typeof broker.createConfirmChannel>>;

  beforeAll(async () => {
    system = await startTestSystem('bad-input');
    visitor = system.visitor();
    [officer, admin] = await Promise.all([system.signIn('officer'), system.signIn('admin')]);
    broker = await amqp.connect(system.urls['amqp'] ?? '');
    channel = await broker.createConfirmChannel();
  }, 180_000);
  afterAll(async () => {
    await broker?.close();
    await system?.stop();
  }, 60_000);

  it.each([
    ['malformed JSON', '{"campus": ', 400, 'request.malformed', null],
    ['an unknown campus', aSubmission({ campus: 'atlantis' }), 422, 'campus.unknown', 'campus'],
    [
      'an unknown channel',
      { ...aSubmission(), channel: 'pigeon' },
      422,
      'request.invalid',
      'channel',
    ],
    [
      'a channel that only an adapter may claim',
      aSubmission({ channel: 'hotline' }),
      403,
      'channel.not_trusted',
      null,
    ],
    ['no content', { ...aSubmission(), content: '' }, 422, 'request.invalid', 'content'],
    [
      'a megabyte of content',
      aSubmission({ content: '长'.repeat(350_000) }),
      413,
      'request.too_large',
      null,
    ],
  ])('over HTTP: %s', async (_what, body, status, code, path) => {
    const headers = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const answer = await visitor.ask<Problem>('POST', '/api/v1/complaints', body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail.length).toBeGreaterThan(10);
    if (path) expect(answer.body.errors?.map((error) => error.path)).toContain(path);
  });

  it('over HTTP: a missing key is asked for, and a repeated key with another body is refused', async () => {
    const missing = await visitor.ask<Problem>('POST', '/api/v1/complaints', aSubmission());
    expect([missing.status, missing.body.code]).toEqual([400, 'idempotency.key_missing']);
    const key = randomUUID();
    const first = await system.submit({}, key);
    expect(await system.submit({}, key)).toEqual(first);
    const other = await visitor.ask<Problem>(
      'POST',
      '/api/v1/complaints',
      aSubmission({ content: '另一件事' }),
      {
        'idempotency-key': key,
      },
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
  });

  it('a file whose content is not what it claims to be is refused', async () => {
    const form = new FormData();
    form.append(
      'file',
      new Blob([Buffer.from('MZ\u0090\u0000 this is a program')], { type: 'image/png' }),
      'photo.png',
    );
    const answer = await visitor.ask<Problem>('POST', '/api/v1/uploads', form);
    expect([answer.status, answer.body.code]).toEqual([415, 'upload.type_refused']);
  });

  it('over AMQP: a refusal is answered on reply-to, kept encrypted, and seen by the centre and by operators', async () => {
    const key = system.adapters.find(({ channels }) => channels.includes('hotline'))?.key;
    const queue = `tingsu.replies.test.${randomUUID()}`;
    await channel.assertQueue(queue, { exclusive: true });
    await channel.bindQueue(queue, 'tingsu.replies', queue);
    const send = (body: string, headers: Record<string, unknown>) =>
      channel.publish('tingsu.submissions', 'hotline', Buffer.from(body), {
        persistent: true,
        messageId: randomUUID(),
        replyTo: queue,
        headers,
      });
    send('this is not JSON', { 'x-api-key': key });
    send(JSON.stringify(aSubmission({ channel: 'hotline', campus: 'atlantis' })), {
      'x-api-key': key,
    });
    send(JSON.stringify(aSubmission({ channel: 'hotline' })), { 'x-api-key': 'nobody' });
    await channel.waitForConfirms();
    const codes: string[] = [];
    await eventually(async () => {
      const message = await channel.get(queue, { noAck: true });
      if (message) codes.push(String(message.properties.headers?.['x-problem-code']));
      return codes.length === 3;
    });
    expect(codes.sort()).toEqual(['adapter.key_invalid', 'campus.unknown', 'request.malformed']);
    const { items } = await officer.get<{ items: { code: string }[] }>(
      '/api/v1/refused-submissions',
    );
    expect(items.map(({ code }) => code).sort()).toEqual(['campus.unknown', 'request.malformed']);
    const parked = await admin.get<{ items: { type: string | null }[] }>(
      '/api/v1/operator/intake/parked',
    );
    expect(parked.items.filter(({ type }) => type === 'submission').length).toBeGreaterThan(1);
  });

  it('S-05: an event of an unknown type, an unknown version, or with broken data is parked with its reason, where an operator sees it; one of a stranger is left out', async () => {
    const good = await system.submit();
    await caseOf(officer, good.complaintNo);
    const publish = (type: string, body: unknown, userId?: string) =>
      (userId ? ofCases : channel).publish(
        'tingsu.events',
        type.replace(/\.v\d+$/, ''),
        Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        { type, ...(userId ? { userId } : {}) },
      );
    const own = await amqp.connect(system.brokerOf('cases'));
    const ofCases = await own.createConfirmChannel();
    const cases = 'tingsu_cases';
    publish('case.forged.v1', eventOf('case.forged.v1'));
    await channel.waitForConfirms();
    publish('case.exploded.v1', eventOf('case.exploded.v1'), cases);
    publish('case.accepted.v9', eventOf('case.accepted.v9'), cases);
    publish('case.accepted.v1', 'not even JSON', cases);
    await ofCases.waitForConfirms();
    await own.close();
    const parked = await eventually(async () => {
      const { items } = await admin.get<{ items: { reason: string; type: string | null }[] }>(
        '/api/v1/operator/analytics/parked',
      );
      return items.length >= 3 ? items : null;
    });
    expect(parked.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case.exploded.v1', 'case.accepted.v9']),
    );
    expect(parked.map(({ type }) => type)).not.toContain('case.forged.v1');
    for (const item of parked) expect(item.reason).toMatch(/^(event|message)\.[a-z_]+$/);
    expect((await officer.ask('GET', '/api/v1/operator/analytics/parked')).status).toBe(403);
    const after = await system.submit();
    await caseOf(officer, after.complaintNo);
  });

  it('a command that the state or the role does not allow is refused, and the case stays as it was', async () => {
    const receipt = await system.submit();
    const { caseNo, version } = await caseOf(officer, receipt.complaintNo);
    const tooEarly = await officer.ask<Problem>('POST', `/api/v1/cases/${caseNo}/commands/close`, {
      expectedVersion: version,
      payload: {},
    });
    expect([tooEarly.status, tooEarly.body.code]).toEqual([409, 'case.state_refused']);
    const unknown = await officer.ask<Problem>('POST', `/api/v1/cases/${caseNo}/commands/explode`, {
      expectedVersion: version,
      payload: {},
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'case.command_unknown']);
    const auditor = await system.signIn('auditor');
    const role = await auditor.ask<Problem>(
      'POST',
      `/api/v1/cases/${caseNo}/commands/startTriage`,
      {
        expectedVersion: version,
        payload: {},
      },
    );
    expect([role.status, role.body.code]).toEqual([403, 'access.denied']);
    expect((await caseOf(officer, receipt.complaintNo)).version).toBe(version);
  });

  it('what was refused left nothing behind: as many cases as complaints, and no complaint without a number', async () => {
    const [count] = await eventually(async () => {
      const rows = await system.sql<{ complaints: number; cases: number }>(
        'select (select count(*)::int from intake.complaint) as complaints, (select count(*)::int from cases.complaint_case) as cases',
      );
      return rows[0] && rows[0].complaints === rows[0].cases ? rows : null;
    });
    expect(count).toEqual({ complaints: 4, cases: 4 });
  });
});

function eventOf(type: string) {
  const aggregateid = randomUUID();
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/tingsu/cases',
    type,
    time: new Date().toISOString(),
    subject: aggregateid,
    datacontenttype: 'application/json',
    tenantid: '01900000-0000-7000-8000-000000000001',
    aggregatetype: 'case',
    aggregateid,
    aggregateversion: 1,
    actor: { type: 'system', id: null, role: null },
    data: {},
  };
}
