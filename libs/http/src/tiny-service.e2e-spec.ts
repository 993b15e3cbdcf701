import { Body, Controller, Get, HttpCode, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError, type Identity, type Problem } from '@tingsu/contracts';
import { currentCorrelationId, logger, registerHealth, serviceScope } from '@tingsu/runtime';
import type { InjectOptions } from 'fastify';
import { spyOn } from 'jest-mock';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import {
  AllowAnyone,
  AllowPublic,
  ApiRoute,
  createService,
  CurrentIdentity,
  RequireRole,
  IdentitySigner,
  zodBody,
  zodQuery,
} from './index.js';

const NoteSchema = z.strictObject({
  text: z.string().trim().min(1).max(50),
  sender: z.strictObject({ phone: z.string().optional() }),
});
const PageSchema = z.object({ limit: z.coerce.number().int().max(200).default(50) });

@Controller('api/v1/notes')
class NotesController {
  @Post()
  @HttpCode(201)
  @AllowAnyone()
  @ApiRoute({
    summary: 'Keep a note',
    tag: 'notes',
    body: NoteSchema,
    response: z.object({ seen: z.string() }),
    status: 201,
    problems: ['request.invalid'],
  })
  keep(@Body(zodBody(NoteSchema)) note: z.infer<typeof NoteSchema>) {
    return { seen: note.text, correlation: currentCorrelationId() };
  }

  @Get()
  @AllowPublic()
  @ApiRoute({ summary: 'List notes', tag: 'notes', query: PageSchema })
  list(
    @Query(zodQuery(PageSchema)) page: z.infer<typeof PageSchema>,
    @CurrentIdentity() who: Identity,
  ) {
    return { limit: page.limit, kind: who.kind };
  }

  @Get('named/:name')
  @AllowAnyone()
  named(@Param('name') name: string) {
    return { name };
  }

  @Get('mine')
  mine(@CurrentIdentity() who: Identity) {
    return { personId: who.personId };
  }

  @Get('parked')
  @RequireRole('operator')
  parked() {
    return [];
  }

  @Get('stale')
  @AllowAnyone()
  stale() {
    throw new ProblemError('case.stale_version', 'Load the case again.', {
      currentVersion: 7,
      retryAfterSeconds: 2,
    });
  }

  @Get('slow')
  @AllowAnyone()
  async slow() {
    slowRequest.begun();
    await slowRequest.released;
    return { finished: true };
  }

  @Get('broken')
  @AllowAnyone()
  broken() {
    throw new Error('connection to 13900001111 refused');
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

const slowRequest = (() => {
  let begun = () => {};
  let release = () => {};
  const started = new Promise<void>((resolve) => (begun = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  return { begun: () => begun(), started, released, release: () => release() };
})();

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const signerOf = (privateKey: KeyObject) =>
  new IdentitySigner(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
const signer = signerOf(keys.privateKey);
const tenantId = '01900000-0000-7000-8000-000000000001';
const officer: Identity = {
  kind: 'staff',
  tenantId,
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants: [{ role: 'centre_officer', campus: null, department: null }],
  locale: 'zh-CN',
};
const visitor: Identity = { kind: 'public', tenantId, personId: null, grants: [], locale: 'zh-CN' };

const REFUSALS = /^http_refusals_total\{code="access\.denied"[^}]*\} (\d+)$/gm;

describe('a service', () => {
  let app: NestFastifyApplication;
  const bearer = async (identity: Identity, at?: Date) => ({
    authorization: `Bearer ${await signer.sign(identity, 'notes', at)}`,
  });

  beforeAll(async () => {
    // What services of other tests depended on, which ran in this process.
    serviceScope().dependencies.clear();
    app = await createService({
      name: 'notes',
      module: NotesModule,
      environment: { IDENTITY_PUBLIC_KEY: publicKey },
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('answers malformed JSON with request.malformed as problem details', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      headers: { 'content-type': 'application/json' },
      payload: '{"text": ',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json<Problem>()).toMatchObject({
      code: 'request.malformed',
      status: 400,
      type: '/api/problems/request.malformed',
    });
  });

  it('refuses a body above 256 KB, and a body that is not JSON', async () => {
    const large = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      payload: { text: 'x'.repeat(300_000) },
    });
    expect(large.json<Problem>()).toMatchObject({ code: 'request.too_large', status: 413 });
    const xml = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      headers: { 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expect(xml.json<Problem>()).toMatchObject({ code: 'request.malformed' });
  });

  it('names each wrong field and never repeats its value', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      payload: { text: ' ', sender: { phone: 13900001111 }, extra: '秘密' },
    });
    expect(answer.statusCode).toBe(422);
    const problem = answer.json<Problem>();
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['text', 'too_small'],
      ['sender.phone', 'invalid_type'],
      ['extra', 'unknown_field'],
    ]);
    expect(answer.body).not.toMatch(/13900001111|秘密/);
  });

  it('refuses a NUL and half a surrogate pair wherever a string comes in (S-21)', async () => {
    const refused = async (request: InjectOptions) => {
      const { statusCode, body } = await app.inject(request);
      return [statusCode, (JSON.parse(body) as Problem).errors?.map(({ path }) => path)];
    };
    const note = (text: string, phone = '1') => ({
      method: 'POST' as const,
      url: '/api/v1/notes',
      headers: { 'content-type': 'application/json' },
      payload: `{"text":"${text}","sender":{"phone":"${phone}"}}`,
    });
    expect(await refused(note('a\\u0000b'))).toEqual([422, ['text']]);
    expect(await refused(note('a', '\\ud83d'))).toEqual([422, ['sender.phone']]);
    expect((await app.inject(note('\\ud83d\\ude00'))).statusCode).toBe(201);
    const headers = await bearer(visitor);
    expect(await refused({ url: '/api/v1/notes?limit=a%00', headers })).toEqual([422, ['limit']]);
    expect(await refused({ url: '/api/v1/notes/named/a%00b' })).toEqual([422, ['name']]);
  });

  it('refuses JSON that is not UTF-8, and says what it looks like', async () => {
    const post = (payload: Buffer) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/notes',
        headers: { 'content-type': 'application/json' },
        payload,
      });
    const [before, after] = ['{"text":"', '","sender":{}}'].map((part) => Buffer.from(part));
    const waiting = Buffer.from('baf2d5ef', 'hex');
    const gbk = await post(Buffer.concat([before ?? waiting, waiting, after ?? waiting]));
    expect(gbk.json<Problem>()).toMatchObject({
      code: 'request.malformed',
      status: 400,
      detail: expect.stringContaining('GBK'),
    });
    const utf16 = await post(Buffer.from('\ufeff{"text":"候诊","sender":{}}', 'utf16le'));
    expect(utf16.json<Problem>().detail).toContain('UTF-16');
    expect((await post(Buffer.from('\ufeff{"text":"候诊","sender":{}}'))).statusCode).toBe(201);
  });

  it('calls a missing field required', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      payload: { sender: {} },
    });
    expect(answer.json<Problem>().errors).toEqual([
      { path: 'text', code: 'required', message: 'This field is required' },
    ]);
  });

  it('answers an unknown address with request.not_found', async () => {
    const answer = await app.inject({ url: '/api/v1/nothing?phone=13900001111' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json<Problem>().code).toBe('request.not_found');
    expect(answer.body).not.toContain('13900001111');
  });

  it('answers a malformed address with a problem too', async () => {
    const answer = await app.inject({ url: '/api/v1/%zz' });
    expect(answer.json<Problem>().code).toBe('request.malformed');
  });

  it('passes the current version and Retry-After of an expected problem on', async () => {
    const answer = await app.inject({ url: '/api/v1/notes/stale' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json<Problem>()).toMatchObject({ code: 'case.stale_version', currentVersion: 7 });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('answers the unexpected with internal and the request id, not with its message', async () => {
    const answer = await app.inject({
      url: '/api/v1/notes/broken',
      headers: { 'x-request-id': 'journey-0001' },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json<Problem>()).toMatchObject({ code: 'internal', requestId: 'journey-0001' });
    expect(answer.body).not.toContain('13900001111');
  });

  it('carries the request id into handlers and back, and replaces one that could carry text', async () => {
    const note = { text: 'a', sender: {} };
    const kept = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      headers: { 'x-request-id': 'abc-12345678' },
      payload: note,
    });
    expect(kept.statusCode).toBe(201);
    expect(kept.headers['x-request-id']).toBe('abc-12345678');
    expect(kept.json<{ correlation: string }>().correlation).toBe('abc-12345678');
    const replaced = await app.inject({
      method: 'POST',
      url: '/api/v1/notes',
      headers: { 'x-request-id': '张三 139' },
      payload: note,
    });
    expect(replaced.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets in only who holds a fresh token of the gateway', async () => {
    const other = signerOf(generateKeyPairSync('ed25519').privateKey);
    const cases: [Record<string, string>, number][] = [
      [{}, 401],
      [{ authorization: 'Bearer nonsense' }, 401],
      [{ authorization: `Bearer ${await other.sign(officer, 'notes')}` }, 401],
      [{ authorization: `Bearer ${await signer.sign(officer, 'cases')}` }, 401],
      [await bearer(officer, new Date(Date.now() - 120_000)), 401],
      [await bearer(visitor), 401],
      [await bearer(officer), 200],
    ];
    for (const [headers, status] of cases)
      expect((await app.inject({ url: '/api/v1/notes/mine', headers })).statusCode).toBe(status);
  });

  it('lets visitors in where the route allows the public', async () => {
    const answer = await app.inject({
      url: '/api/v1/notes?limit=5',
      headers: await bearer(visitor),
    });
    expect(answer.json()).toEqual({ limit: 5, kind: 'public' });
    expect(
      (await app.inject({ url: '/api/v1/notes?limit=999', headers: await bearer(visitor) }))
        .statusCode,
    ).toBe(422);
  });

  it('notes who was refused what by right, without the address that he asked for (S-17)', async () => {
    const lines: unknown[] = [];
    // Other test files count in the same process.
    const refusals = async () =>
      [...(await app.inject({ url: '/metrics' })).body.matchAll(REFUSALS)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
    const before = await refusals();
    const noted = spyOn(logger, 'warn').mockImplementation(
      (line: unknown) => void lines.push(line),
    );
    await app.inject({
      url: '/api/v1/notes/parked?phone=13900001111',
      headers: { ...(await bearer(officer)), 'x-request-id': 'refused-0001' },
    });
    noted.mockRestore();
    expect(lines).toEqual([
      {
        ...{ code: 'access.denied', method: 'GET', route: '/api/v1/notes/parked' },
        ...{ requestId: 'refused-0001', tenantId, personId: officer.personId },
      },
    ]);
    expect(await refusals()).toBe(before + 1);
  });

  it('refuses a request for two hosts (S-33)', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = new URL(await app.getUrl());
    const socket = connect(Number(port), '127.0.0.1');
    socket.end('GET /api/v1/notes/stale HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [^]*request\.malformed/);
  });

  it('keeps operator routes from others', async () => {
    const refused = await app.inject({
      url: '/api/v1/notes/parked',
      headers: await bearer(officer),
    });
    expect(refused.json<Problem>().code).toBe('access.denied');
    const operator: Identity = {
      ...officer,
      grants: [{ role: 'operator', campus: null, department: null }],
    };
    expect(
      (await app.inject({ url: '/api/v1/notes/parked', headers: await bearer(operator) }))
        .statusCode,
    ).toBe(200);
  });

  it('is degraded without a broker, and not ready without a database', async () => {
    const forgetBroker = registerHealth('rabbitmq', () => Promise.reject(new Error('down')), {
      critical: false,
    });
    const degraded = await app.inject({ url: '/health/ready' });
    expect([degraded.statusCode, degraded.json()]).toEqual([
      200,
      { status: 'degraded', dependencies: { rabbitmq: 'degraded' } },
    ]);
    const forgetDatabase = registerHealth('postgresql', () => Promise.reject(new Error('down')), {
      critical: true,
    });
    expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(503);
    forgetBroker();
    forgetDatabase();
    expect((await app.inject({ url: '/health/ready' })).json()).toEqual({
      status: 'up',
      dependencies: {},
    });
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });

  it('measures requests by route', async () => {
    const answer = await app.inject({ url: '/metrics' });
    expect(answer.body).toMatch(
      /http_request_duration_seconds_count\{(?=.*method="POST")(?=.*route="\/api\/v1\/notes")(?=.*status="201")/,
    );
    expect(answer.body).not.toContain('limit=5');
  });

  it('documents its routes as OpenAPI 3.1 from the same schemas', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json<Record<string, never>>();
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/v1/notes': {
          post: {
            requestBody: {
              content: {
                'application/json': { schema: { type: 'object', required: ['text', 'sender'] } },
              },
            },
            responses: { 201: {}, 422: { content: { 'application/problem+json': {} } } },
          },
          get: {
            parameters: [
              {
                name: 'limit',
                in: 'query',
                required: false,
                schema: { type: 'integer', maximum: 200 },
              },
            ],
          },
        },
      },
    });
    expect(
      Object.keys(Object.fromEntries(Object.entries<object>(document))['paths'] ?? {}),
    ).toEqual(['/api/v1/notes']);
  });

  it('finishes what is in flight before it stops', async () => {
    const service = await createService({
      name: 'notes',
      module: NotesModule,
      environment: { IDENTITY_PUBLIC_KEY: publicKey },
    });
    await service.listen(0, '127.0.0.1');
    const url = await service.getUrl();
    const answer = fetch(`${url}/api/v1/notes/slow`);
    await slowRequest.started;
    const closed = service.close();
    slowRequest.release();
    expect(await (await answer).json()).toEqual({ finished: true });
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
});
