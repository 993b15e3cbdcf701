import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Call } from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { openGateway, signIn, type TestGateway } from './gateway.harness.js';

const SECRET = 'whsec_YS1zZWNyZXQtb2YtdGhlLXRlbGVwaG9uZS1zeXN0ZW0h';
const NUMBER = '013900001111';
const NOW = '2026-11-20T10:00:00+08:00';

let gateway: TestGateway;
beforeAll(async () => {
  const system = {
    tenant: 'yulin',
    name: 'pbx',
    secret: SECRET,
    extensions: { '8012': 'finance' },
  };
  gateway = await openGateway({ CALL_SYSTEMS: JSON.stringify([system]) });
}, 60_000);
afterAll(() => gateway.close());

let signals = 0;
interface Sent {
  readonly id?: string;
  readonly at?: string;
  readonly secret?: string;
  readonly host?: string;
}

/** As a telephone system sends it. */
async function ring(
  call: object,
  { id, at = NOW, secret = SECRET, host = 'localhost' }: Sent = {},
) {
  const signalId = id ?? `msg_${++signals}`;
  const timestamp = String(Math.floor(Date.parse(at) / 1_000));
  const body = JSON.stringify(call);
  const signature = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${signalId}.${timestamp}.${body}`)
    .digest('base64');
  return gateway.app.inject({
    method: 'POST',
    url: '/api/v1/calls',
    headers: {
      host,
      'content-type': 'application/json',
      'webhook-id': signalId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    payload: body,
  });
}

async function show(login: string, callId: string) {
  const { headers } = await signIn(gateway.app, login);
  const answer = await gateway.app.inject({
    method: 'GET',
    url: `/api/v1/calls/${callId}`,
    headers,
  });
  return { status: answer.statusCode, body: answer.json<Call & { code: string }>() };
}

describe('a call that rings (R-008)', () => {
  it('is shown with its number to whom the extension belongs, and to nobody else', async () => {
    expect(
      (await ring({ callId: 'c-1', from: NUMBER, to: '96120', extension: '8012', at: NOW }))
        .statusCode,
    ).toBe(202);
    expect(await show('finance', 'c-1')).toEqual({
      status: 200,
      body: { callId: 'c-1', from: NUMBER, to: '96120', extension: '8012', at: NOW },
    });
    expect((await show('officer', 'c-1')).body.code).toBe('call.not_found');
    expect((await show('admin', 'c-1')).body.code).toBe('access.denied');
  });

  it('is shown to the complaint centre where nobody is named, also with the number withheld', async () => {
    await ring({ callId: 'c-2', at: NOW, agent: 'no-such-login' });
    expect(await show('officer', 'c-2')).toMatchObject({ status: 200, body: { from: null } });
    expect((await show('finance', 'c-2')).status).toBe(404);
  });

  it('is sealed, and gone after its minutes', async () => {
    await ring({ callId: 'c-3', from: NUMBER, agent: 'officer', at: NOW });
    const rows = await gateway.database.admin<{ row: string }>(
      'select row_to_json(c)::text as row from gateway.incoming_call c',
    );
    for (const { row } of rows) expect(row).not.toContain(NUMBER);
    const events = await gateway.database.admin<{ body: string }>(
      `select body from gateway.outbox where type = 'call.offered.v1'`,
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { body } of events) expect(body).not.toContain(NUMBER);
    gateway.time.set('2026-11-20T10:45:00+08:00');
    try {
      expect((await show('officer', 'c-3')).status).toBe(404);
    } finally {
      gateway.time.set(NOW);
    }
  });

  it('pops up on the open page of whom it is offered to, by its id only', async () => {
    const { port } = gateway.app.getHttpServer().address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const { headers } = await signIn(gateway.app, 'officer');
    const stop = new AbortController();
    const answer = await fetch(`${url}/api/v1/events`, {
      headers: { cookie: headers['cookie'] ?? '' },
      signal: stop.signal,
    });
    const reader = answer.body?.getReader();
    let heard = '';
    const listening = (async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
        heard += Buffer.from(part.value).toString();
    })().catch(() => undefined);
    await eventually(async () => {
      await ring({ callId: 'c-9', from: NUMBER, agent: 'officer', at: NOW });
      return heard.includes('"callId":"c-9"');
    });
    expect(heard).toContain('call.offered.v1');
    expect(heard).not.toContain(NUMBER);
    stop.abort();
    await listening;
  });
});

describe('a signal is refused', () => {
  const call = { callId: 'x-1', from: NUMBER, at: NOW };
  it.each<[string, Sent, number, string]>([
    ['under another secret', { secret: `whsec_${'A'.repeat(32)}` }, 401, 'call.signature_invalid'],
    ['six minutes old', { at: '2026-11-20T09:54:00+08:00' }, 401, 'call.signature_invalid'],
    ['six minutes ahead', { at: '2026-11-20T10:06:00+08:00' }, 401, 'call.signature_invalid'],
    ['for another group', { host: 'demo2.example' }, 401, 'call.signature_invalid'],
  ])('%s', async (_, sent, status, code) => {
    const answer = await ring(call, sent);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('that was taken before', async () => {
    expect((await ring(call, { id: 'msg_once' })).statusCode).toBe(202);
    const again = await ring(call, { id: 'msg_once' });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'call.replayed']);
  });

  it('that is no call', async () => {
    expect((await ring({ callId: '', at: NOW })).statusCode).toBe(422);
    expect((await ring({ ...call, note: 'x' })).statusCode).toBe(422);
    expect((await ring([])).statusCode).toBe(422);
  });

  it('without a signature', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/calls',
      payload: call,
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a telephone system', () => {
  it('says when it signalled last and why it was refused, and can be tried out by who runs the channels', async () => {
    await ring({ callId: 'c-20', agent: 'officer', at: NOW }, { id: 'msg_twice' });
    await ring({ callId: 'c-20', agent: 'officer', at: NOW }, { id: 'msg_twice' });
    const ask = async (login: string, method: 'GET' | 'POST', path: string) => {
      const { headers } = await signIn(gateway.app, login);
      const url = `/api/v1/call-systems${path}`;
      const answer = await gateway.app.inject({ method, url, headers });
      return { status: answer.statusCode, body: answer.json<object>() };
    };
    const seen = await ask('admin', 'GET', '');
    expect(seen.body).toMatchObject({
      items: [{ name: 'pbx', extensions: 1, lastRefusedCode: 'call.replayed' }],
    });
    expect(JSON.stringify(seen.body)).not.toContain('whsec');
    expect((await ask('officer', 'GET', '')).status).toBe(403);
    expect(await ask('admin', 'POST', '/pbx/test')).toEqual({
      ...{ status: 200, body: { fault: null, detail: null } },
    });
    const rang = await gateway.database.admin<{ persons: string[] }>(
      `select persons from gateway.incoming_call where call_id like 'test-%'`,
    );
    expect(rang).toEqual([{ persons: [expect.any(String)] }]);
    expect((await ask('admin', 'POST', '/none/test')).status).toBe(404);
  });
});
