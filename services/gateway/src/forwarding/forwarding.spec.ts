import { describe, expect, it } from '@jest/globals';
import { forwardedHeaders, returnedHeaders } from './headers.js';
import { complaintIdOf, NOTHING_SAID, publicProgress, saidIn } from './progress.js';
import { FORWARDED, operatorPath } from './routes.js';

const vouched = { identityToken: 'ours', requestId: 'request-1', address: '10.1.2.3' };

describe('forwarded headers', () => {
  it('carry what the visitor sent for the service', () => {
    const headers = {
      'idempotency-key': 'k',
      'x-api-key': 'a',
      'content-type': 'application/json',
      'x-tracking-code': 't',
    };
    expect(forwardedHeaders(headers, vouched)).toMatchObject(headers);
  });

  it('replace identity, request id and address, whatever the visitor claims', () => {
    const forged = {
      authorization: 'Bearer forged',
      'x-request-id': 'forged',
      'x-forwarded-for': '8.8.8.8',
      cookie: 'tingsu_session=secret',
      'x-real-ip': '8.8.8.8',
    };
    expect(forwardedHeaders(forged, vouched)).toEqual({
      authorization: 'Bearer ours',
      'x-request-id': 'request-1',
      'x-forwarded-for': '10.1.2.3',
    });
  });

  it('end at the connection, also those that Connection names', () => {
    const hops = {
      connection: 'close, X-Private',
      'x-private': '1',
      'transfer-encoding': 'chunked',
      te: 'trailers',
      upgrade: 'h2c',
      host: 'a',
      expect: '100-continue',
    };
    expect(Object.keys(forwardedHeaders(hops, vouched)).sort()).toEqual([
      'authorization',
      'x-forwarded-for',
      'x-request-id',
    ]);
    expect(returnedHeaders({ connection: 'close', 'set-cookie': ['a=1'], etag: '"1"' })).toEqual({
      etag: '"1"',
    });
  });
});

describe('the table of forwarded addresses', () => {
  it('never leads to the internal addresses of a service', () => {
    expect(FORWARDED.some(({ prefix }) => prefix.startsWith('/internal'))).toBe(false);
    expect(operatorPath('/api/v1/operator/cases/internal/x')).toBeNull();
    expect(operatorPath('/api/v1/operator/gateway/parked')).toBeNull();
    expect(operatorPath('/api/v1/operator/cases/parkedx')).toBeNull();
    expect(operatorPath('/api/v1/operator/cases/storage/x')).toBeNull();
  });

  it('takes the name of the service out of operator addresses', () => {
    expect(operatorPath('/api/v1/operator/cases/parked?limit=5')).toEqual({
      service: 'cases',
      path: '/api/v1/operator/parked?limit=5',
    });
    expect(operatorPath('/api/v1/operator/analytics/storage')).toEqual({
      service: 'analytics',
      path: '/api/v1/operator/storage',
    });
    expect(operatorPath('/api/v1/operator/intake/parked/1/replay')).toEqual({
      service: 'intake',
      path: '/api/v1/operator/parked/1/replay',
    });
  });
});

describe('progress', () => {
  const progress = {
    complaintNo: 'TS-2026-000001',
    receivedAt: '2026-11-20T10:00:00+08:00',
    stage: 'answered',
    steps: [],
    limits: [],
    answer: null,
  };
  const answer = { at: '2026-11-25T10:00:00+08:00', text: '已核实' };

  it('never shows the id of the complaint', () => {
    expect(complaintIdOf({}, { ...progress, complaintId: 'c1' })).toBe('c1');
    expect(complaintIdOf({ 'x-complaint-id': 'c1' }, { ...progress, complaintId: undefined })).toBe(
      'c1',
    );
    expect(publicProgress({ ...progress, complaintId: 'c1' }, NOTHING_SAID)).toEqual(progress);
  });

  it('shows the answer when there is one', () => {
    expect(publicProgress(progress, saidIn({ answer })).answer).toEqual(answer);
    for (const body of [null, {}, { answer: null }, { answer: 'x', asked: 1 }])
      expect(saidIn(body)).toEqual(NOTHING_SAID);
  });

  it('shows what is wanted in the words of the request that it came with, and of no earlier one', () => {
    const wanted = { at: '2026-11-25T02:00:00Z', missing: [], dueAt: null, words: null };
    const wordsOf = (at: string) =>
      publicProgress({ ...progress, wanted }, { answer: null, asked: { at, text: '请补授权书' } })
        .wanted?.words;
    expect(wordsOf('2026-11-25T10:00:00+08:00')).toBe('请补授权书');
    expect(wordsOf('2026-11-24T10:00:00+08:00')).toBeNull();
  });
});
