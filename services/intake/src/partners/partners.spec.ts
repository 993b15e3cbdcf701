import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type Envelope, PARTNER_EVENTS } from '@tingsu/contracts';
import { z } from 'zod';
import { partnerEventOf } from './partner-event.js';
import { afterAnswer } from './retry-plan.js';
import { signedHeaders, writtenSecret } from './webhook-signature.js';
import { urlFault } from './webhook-url.js';

const took = { milliseconds: 1 };

describe('a delivery', () => {
  it('is repeated with growing pauses that end within three days', () => {
    const pauses: number[] = [];
    for (let attempts = 1; ; attempts++) {
      const step = afterAnswer(attempts, { status: 500, ...took });
      if (step.state !== 'pending') break;
      pauses.push(step.afterSeconds);
    }
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400;
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThanOrEqual(3);
  });

  it('has arrived with any answer of success, and ends at once where nobody wants it any more', () => {
    expect(afterAnswer(1, { status: 204, ...took })).toEqual({ state: 'delivered' });
    expect(afterAnswer(1, { status: 410, ...took })).toMatchObject({ state: 'failed', gone: true });
    expect(afterAnswer(1, { status: 302, ...took })).toMatchObject({ error: 'status.302' });
    expect(afterAnswer(1, { error: 'timeout', ...took })).toMatchObject({ error: 'timeout' });
  });
});

it('what is sent is signed as the published vector of Standard Webhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = '{"test": 2432232314}';
  const at = new Date(1_614_265_330_000);
  const headers = signedHeaders([secret], { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  const two = signedHeaders([secret, writtenSecret(Buffer.alloc(32, 7))], { id: 'x', at, body });
  expect(two['webhook-signature'].split(' ')).toHaveLength(2);
});

it.each<[string, boolean]>([
  ['https://partner.example/hooks?for=tingsu', true],
  ['http://127.0.0.1:9000/hooks', true],
  ['http://[::1]:9000/', true],
  ['http://partner.example/hooks', false],
  ['http://localhost.evil.example/', false],
  ['https://me:secret@partner.example/', false],
  ['https://partner.example/#part', false],
  ['file:///etc/passwd', false],
  ['partner.example', false],
])('%s can be an address of a partner: %s', (url, can) => {
  expect(urlFault(url) === null).toBe(can);
});

describe('what partners learn', () => {
  const shapeOf = (type: string): string[] => {
    const data = CATALOGUE.get(type)?.data;
    return data instanceof z.ZodObject ? Object.keys(data.shape) : [];
  };

  /** Of a message the state is that of its case. */
  const stateOf = (type: string): string[] => (type.startsWith('message.') ? ['state'] : []);

  it('are events that there are, with fields that they have', () => {
    for (const [type, fields] of Object.entries(PARTNER_EVENTS))
      expect([...shapeOf(type), ...stateOf(type)]).toEqual(
        expect.arrayContaining(['state', ...fields]),
      );
  });

  it('is codes and numbers, and neither people nor departments', () => {
    const event = {
      ...{ id: 'e', type: 'case.declined.v1', time: '2026-11-20T02:00:00Z' },
      data: { state: 'declined', reasonCode: 'COURT', personId: 'p', department: 'd' },
    } as unknown as Envelope & { data: { state: string } };
    const known = {
      ...{ caseId: 'c', complaintNo: 'TS-2026-000001', campus: 'main', adapterId: null },
      ...{ externalRef: 'order 7', confidential: false },
    };
    expect(partnerEventOf(event, known)?.data).toEqual({
      ...{ caseNo: 'C-2026-000001', complaintNo: 'TS-2026-000001', campus: 'main' },
      ...{ state: 'declined', reasonCode: 'COURT' },
    });
    expect(partnerEventOf({ ...event, type: 'case.noted.v1' }, known)).toBeNull();
  });
});
