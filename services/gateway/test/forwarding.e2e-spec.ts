import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cursorOf, InstantPlaceSchema, type Identity, type Problem } from '@tingsu/contracts';
import { IdentityVerifier } from '@tingsu/http';
import {
  openGateway,
  OTHER,
  signIn,
  YULIN,
  type Seen,
  type TestGateway,
} from './gateway.harness.js';

const progress = {
  complaintNo: 'TS-2026-000001',
  receivedAt: '2026-11-20T10:00:00+08:00',
  stage: 'answered',
  steps: [],
  limits: [],
  answer: null,
};
const complaintId = '01900000-0000-7000-8000-00000000c0de';

describe('forwarding', () => {
  let gateway: TestGateway;
  const identityIn = ({ headers, service }: Seen): Promise<Identity> =>
    new IdentityVerifier(gateway.publicKey, service, () => gateway.time.now()).verify(
      String(headers.authorization).replace('Bearer ', ''),
    );
  const last = (from: 'intake' | 'cases'): Seen => {
    const seen = gateway[from].seen.at(-1);
    if (!seen) throw new Error(`${from} was not asked`);
    return seen;
  };

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_PROGRESS: '5' });
  }, 60_000);
  afterEach(() => {
    gateway.intake.answer = () => ({ body: {} });
    gateway.cases.answer = () => ({ body: {} });
    gateway.intake.seen.length = 0;
    gateway.cases.seen.length = 0;
  });
  afterAll(() => gateway.close());

  it('hands a complaint to intake as it came, with a visitor’s identity and the request id', async () => {
    gateway.intake.answer = () => ({
      status: 201,
      headers: { 'x-extra': '1', 'set-cookie': 'a=1' },
      body: { complaintNo: 'TS-2026-000001' },
    });
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: '{"content":"候诊太久"}',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
        authorization: 'Bearer forged',
        'x-request-id': 'visitor-0001',
        cookie: 'x=y',
      },
    });
    expect([answer.statusCode, answer.json()]).toEqual([201, { complaintNo: 'TS-2026-000001' }]);
    expect(answer.headers).toMatchObject({
      'x-extra': '1',
      'x-request-id': 'visitor-0001',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const seen = last('intake');
    expect(Buffer.from(seen.body, 'latin1').toString()).toBe('{"content":"候诊太久"}');
    expect(seen.headers).toMatchObject({
      'idempotency-key': 'key-1',
      'x-request-id': 'visitor-0001',
      'content-type': 'application/json',
    });
    expect(seen.headers.cookie).toBeUndefined();
    expect(await identityIn(seen)).toEqual({
      kind: 'public',
      tenantId: YULIN,
      personId: null,
      grants: [],
      locale: 'zh-CN',
    });
  });

  it('passes a problem of the service on as it is', async () => {
    const problem = { code: 'campus.unknown', status: 422 };
    gateway.intake.answer = () => ({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: problem,
    });
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: {},
    });
    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([
      422,
      'application/problem+json',
      problem,
    ]);
  });

  it('shows the access log of intake and cases as one list, page by page (S-17)', async () => {
    const entry = (minute: number, service: string) => ({
      id: `01900000-0000-7000-8000-0000000000${minute}`,
      at: `2026-11-20T02:${minute}:00.000Z`,
      service,
    });
    gateway.intake.answer = () => ({ body: { items: [entry(50, 'intake')], nextCursor: null } });
    gateway.cases.answer = () => ({
      body: { items: [entry(55, 'cases'), entry(40, 'cases')], nextCursor: null },
    });
    const officer = await signIn(gateway.app, 'officer');
    const url = '/api/v1/access-log?limit=2&complaintNo=TS-2026-000001';
    const headers = { cookie: officer.cookie };
    const answer = await gateway.app.inject({ url, headers });
    expect(answer.json()).toEqual({
      items: [entry(55, 'cases'), entry(50, 'intake')],
      nextCursor: cursorOf(InstantPlaceSchema).write([
        entry(50, 'intake').at,
        entry(50, 'intake').id,
      ]),
    });
    expect(last('cases').url).toBe(url);
    const denied = { code: 'access.denied', status: 403 };
    gateway.intake.answer = () => ({ status: 403, body: denied });
    const refused = await gateway.app.inject({ url, headers });
    expect([refused.statusCode, refused.json()]).toEqual([403, denied]);
    expect((await gateway.app.inject({ url })).statusCode).toBe(401);
  });

  it('shows odd days of reading complaints and cases as one list, each day once', async () => {
    const odd = (day: string, count: number) => ({
      ...{ day, personId: YULIN, kind: 'read', count, usual: 2 },
    });
    gateway.intake.answer = () => ({ body: { items: [odd('2026-11-20', 51)], nextCursor: null } });
    gateway.cases.answer = () => ({
      body: { items: [odd('2026-11-20', 44), odd('2026-11-19', 40)], nextCursor: null },
    });
    const { headers } = await signIn(gateway.app, 'officer');
    const answer = await gateway.app.inject({ url: '/api/v1/odd-readings?limit=5', headers });
    expect(answer.json()).toEqual({
      items: [odd('2026-11-20', 51), odd('2026-11-19', 40)],
      nextCursor: null,
    });
    expect(last('intake').url).toBe('/api/v1/odd-readings?limit=5');
    expect((await gateway.app.inject({ url: '/api/v1/odd-readings' })).statusCode).toBe(401);
  });

  it('refuses 1 MB before it reaches a service', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: { content: 'x'.repeat(1_000_000) },
    });
    expect(answer.json<Problem>()).toMatchObject({ status: 413, code: 'request.too_large' });
    expect(gateway.intake.seen).toHaveLength(0);
  });

  it('streams uploads of any type, and refuses what is above 20 MB at once', async () => {
    const payload = Buffer.alloc(3_000_000, 7);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(
      (await gateway.app.inject({ method: 'POST', url: '/api/v1/uploads', payload, headers }))
        .statusCode,
    ).toBe(200);
    expect(last('intake').body).toHaveLength(3_000_000);
    const huge = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      payload: Buffer.alloc(22_000_000),
      headers,
    });
    expect(huge.json<Problem>()).toMatchObject({ status: 413, code: 'upload.too_large' });
  });

  it('hands staff requests on with their identity, only with a session and its CSRF token', async () => {
    const visitor = await gateway.app.inject({ url: '/api/v1/cases' });
    expect(visitor.json<Problem>().code).toBe('session.required');
    const officer = await signIn(gateway.app, 'officer');
    await gateway.app.inject({ url: '/api/v1/cases?view=open&limit=5', headers: officer.headers });
    expect(last('cases').url).toBe('/api/v1/cases?view=open&limit=5');
    expect(await identityIn(last('cases'))).toMatchObject({
      kind: 'staff',
      tenantId: YULIN,
      grants: [{ role: 'centre_officer', campus: null, department: null }],
      worksIn: ['main.complaints'],
    });
    const command = {
      method: 'POST' as const,
      url: '/api/v1/cases/C-2026-000001/commands/accept',
      payload: { expectedVersion: 3 },
    };
    const forged = await gateway.app.inject({ ...command, headers: { cookie: officer.cookie } });
    expect(forged.json<Problem>().code).toBe('session.csrf');
    expect(gateway.cases.seen).toHaveLength(1);
    expect((await gateway.app.inject({ ...command, headers: officer.headers })).statusCode).toBe(
      200,
    );
    expect(last('cases').body).toBe('{"expectedVersion":3}');
  });

  it('lets somebody who is signed in complain as a visitor, and as staff with the CSRF token', async () => {
    const officer = await signIn(gateway.app, 'officer');
    await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: {},
      headers: { cookie: officer.cookie },
    });
    expect((await identityIn(last('intake'))).kind).toBe('public');
    await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: {},
      headers: officer.headers,
    });
    expect((await identityIn(last('intake'))).kind).toBe('staff');
  });

  it('says service.unavailable when a service is away, and asks again later', async () => {
    const officer = await signIn(gateway.app, 'officer');
    const answer = await gateway.app.inject({
      url: '/api/v1/analytics/overview',
      headers: officer.headers,
    });
    expect(answer.json<Problem>()).toMatchObject({ status: 503, code: 'service.unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    const ready = await gateway.app.inject({ url: '/health/ready' });
    expect(ready.json()).toMatchObject({
      status: 'degraded',
      dependencies: { analytics: 'degraded', intake: 'up', postgresql: 'up' },
    });
  });

  it('asks another instance when one is away', async () => {
    const officer = await signIn(gateway.app, 'officer');
    for (let i = 0; i < 4; i++)
      expect(
        (await gateway.app.inject({ url: '/api/v1/cases', headers: officer.headers })).statusCode,
      ).toBe(200);
    expect(gateway.cases.seen).toHaveLength(4);
  });

  it('repeats what was cut off only when it may arrive twice', async () => {
    let cuts = 0;
    gateway.intake.cut = () => cuts++ === 0;
    const send = (headers: Record<string, string>) =>
      gateway.app.inject({ method: 'POST', url: '/api/v1/complaints', payload: {}, headers });
    expect((await send({})).json<Problem>().code).toBe('service.unavailable');
    cuts = 0;
    expect((await send({ 'idempotency-key': 'key-2' })).statusCode).toBe(200);
    expect(gateway.intake.seen.map(({ headers }) => headers['idempotency-key'])).toEqual([
      undefined,
      'key-2',
      'key-2',
    ]);
    gateway.intake.cut = () => false;
  });

  it('gives channel adapters a larger limit than visitors, once intake has accepted their key (S-26)', async () => {
    const send = async (headers: Record<string, string>, status: number) => {
      gateway.intake.answer = () => ({ status });
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/api/v1/complaints',
        payload: {},
        headers,
        remoteAddress: '10.9.9.7',
      });
      return answer.headers['ratelimit-limit'];
    };
    expect(await send({}, 201)).toBe('60');
    expect(await send({ 'x-api-key': 'forged' }, 401)).toBe('60');
    expect(await send({ 'x-api-key': 'forged' }, 401)).toBe('60');
    expect(await send({ 'x-api-key': 'true' }, 201)).toBe('60');
    expect(await send({ 'x-api-key': 'true' }, 401)).toBe('6000');
    expect(await send({ 'x-api-key': 'true' }, 201)).toBe('60');
    gateway.intake.answer = () => ({ body: {} });
  });

  it('reaches no internal address', async () => {
    const officer = await signIn(gateway.app, 'officer');
    const answer = await gateway.app.inject({
      url: `/api/v1/internal/case-answers/${complaintId}`,
      headers: officer.headers,
    });
    expect(answer.json<Problem>().code).toBe('request.not_found');
    const sideways = await gateway.app.inject({
      url: `/api/v1/cases/../internal/case-answers/${complaintId}`,
      headers: officer.headers,
    });
    expect(sideways.statusCode).toBe(404);
    expect(gateway.cases.seen).toHaveLength(0);
  });

  it('leads operators to the parked messages of a service', async () => {
    const admin = await signIn(gateway.app, 'admin');
    await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/operator/cases/parked/7/replay',
      payload: {},
      headers: admin.headers,
    });
    expect(last('cases').url).toBe('/api/v1/operator/parked/7/replay');
    expect(
      (await gateway.app.inject({ url: '/api/v1/operator/billing/parked', headers: admin.headers }))
        .statusCode,
    ).toBe(404);
  });

  it('keeps two groups apart: host, session and identity', async () => {
    const stranger = await signIn(gateway.app, 'officer', 'demo2.example');
    const [here, there] = await Promise.all(
      ['localhost', 'demo2.example'].map(
        async (host) =>
          (
            await gateway.app.inject({
              url: '/api/v1/me',
              headers: { cookie: stranger.cookie, host },
            })
          ).statusCode,
      ),
    );
    expect([here, there]).toEqual([401, 200]);
    await gateway.app.inject({ url: '/api/v1/cases', headers: stranger.headers });
    expect((await identityIn(last('cases'))).tenantId).toBe(OTHER);
    const names = await gateway.app.inject({ url: '/api/v1/directory', headers: stranger.headers });
    expect(names.json()).toMatchObject({ campuses: [{ code: 'only' }], staff: [{ name: '孟凡' }] });
    expect(names.body).not.toContain('何静怡');
  });

  it('brings the case and its log to intake, and hands the dossier on as it is written', async () => {
    const { headers } = await signIn(gateway.app, 'officer');
    const url = '/api/v1/cases/C-2026-000001/dossier';
    const detail = {
      ...{ caseNo: 'C-2026-000001', complaintNo: 'TS-2026-000001', leadDepartment: null },
      ...{ remedies: [], clocks: [], followUps: [], timeline: [] },
    };
    gateway.cases.answer = ({ url: asked }) => ({
      body: asked.endsWith('/log') ? { entries: 0 } : detail,
    });
    gateway.intake.answer = () => ({
      headers: { 'content-type': 'application/zip', 'x-dossier-bytes': '17' },
      body: 'the archive',
    });
    const make = { reason: '法院调取' };
    const made = await gateway.app.inject({ method: 'POST', url, headers, payload: make });
    expect([made.statusCode, made.body]).toEqual([200, '"the archive"']);
    expect(made.headers).toMatchObject({
      ...{ 'content-type': 'application/zip', 'x-dossier-bytes': '17' },
    });
    expect(last('cases').url).toBe('/api/v1/internal/cases/C-2026-000001/log');
    const { url: asked, headers: sent, body } = last('intake');
    expect([asked, sent['content-type']]).toEqual([
      '/api/v1/internal/dossiers/TS-2026-000001',
      'application/x-ndjson',
    ]);
    const [head, log] = Buffer.from(body, 'latin1').toString('utf8').split('\n');
    expect(JSON.parse(head ?? '')).toMatchObject({ make, case: { caseNo: 'C-2026-000001' } });
    expect(log).toBe('{"entries":0}');

    gateway.intake.seen.length = 0;
    gateway.cases.answer = ({ url: path }) =>
      path.endsWith('/log') ? { status: 403, body: { code: 'access.denied' } } : { body: detail };
    const refused = await gateway.app.inject({ method: 'POST', url, headers, payload: make });
    expect(refused.statusCode).toBe(403);
    expect((await gateway.app.inject({ method: 'POST', url, payload: make })).statusCode).toBe(401);
    expect(gateway.intake.seen).toEqual([]);
  });

  it('brings many cases to intake for one file, says which are not the reader’s, and what is handed out', async () => {
    const { headers } = await signIn(gateway.app, 'officer');
    const detailOf = (caseNo: string) => ({
      ...{ caseNo, complaintNo: caseNo.replace('C-', 'TS-'), leadDepartment: null },
      ...{ remedies: [], clocks: [], followUps: [], timeline: [] },
    });
    const [first, second] = ['C-2026-000001', 'C-2026-000002'];
    gateway.cases.answer = ({ url: asked }) =>
      asked.endsWith(first ?? '')
        ? { body: detailOf(first ?? '') }
        : { status: 404, body: { code: 'case.not_found' } };
    gateway.intake.answer = () => ({
      headers: { 'content-type': 'application/x-ndjson' },
      body: { done: 1, of: 1 },
    });
    const url = '/api/v1/cases/documents/register-form';
    const many = { method: 'POST', url, headers } as const;
    const printed = await gateway.app.inject({ ...many, payload: { caseNos: [first, second] } });
    expect(printed.body.split('\n').map((line) => JSON.parse(line))).toEqual([
      { leftOut: second, code: 'case.not_found' },
      { done: 1, of: 1 },
    ]);
    const { url: asked, body } = last('intake');
    expect(asked).toBe('/api/v1/internal/many-papers/register-form');
    expect(body.trim().split('\n')).toHaveLength(2);
    const tooMany = Array.from({ length: 51 }, (_, index) => `C-2026-${index}`);
    expect((await gateway.app.inject({ ...many, payload: { caseNos: tooMany } })).statusCode).toBe(
      422,
    );

    const give = { copyId: 'x', to: 'court' };
    const address = `/api/v1/cases/${first}/dossier/copies`;
    await gateway.app.inject({ method: 'POST', url: address, headers, payload: give });
    expect(last('intake').url).toBe('/api/v1/internal/dossiers/TS-2026-000001/copies');
    expect(JSON.parse(last('intake').body)).toMatchObject({ give, case: { caseNo: first } });
  });

  it('brings the case as its reader sees it to intake, which prints a paper of it', async () => {
    const { headers } = await signIn(gateway.app, 'officer');
    const url = '/api/v1/cases/C-2026-000001/documents';
    const at = '2026-11-25T02:00:00.000Z';
    const said = { version: 1, at, actor: { type: 'system', id: null, role: null }, text: {} };
    const detail = {
      ...{ caseNo: 'C-2026-000001', complaintNo: 'TS-2026-000001', leadDepartment: null },
      ...{ remedies: [], clocks: [], followUps: [], commands: [{ command: 'accept' }] },
      timeline: [
        { ...said, type: 'case.opened.v1', data: { secret: 'kept here' } },
        { ...said, type: 'case.accepted.v1', data: { state: 'accepted' } },
      ],
    };
    gateway.cases.answer = () => ({ body: detail });
    gateway.intake.answer = () => ({
      headers: { 'content-type': 'application/pdf', 'x-missing-characters': 'U+2A6A5' },
      body: {},
    });
    const shown = await gateway.app.inject({ url: `${url}/acceptance?blank=1`, headers });
    expect(shown.headers).toMatchObject({ 'x-missing-characters': 'U+2A6A5' });
    expect(last('cases').url).toBe('/api/v1/cases/C-2026-000001');
    expect(last('intake').url).toBe(
      '/api/v1/internal/papers/TS-2026-000001/acceptance/show?blank=1',
    );
    expect(await identityIn(last('intake'))).toMatchObject({ kind: 'staff' });
    const sent = JSON.parse(last('intake').body) as { case: { timeline: unknown[]; log: unknown } };
    expect(sent.case.log).toEqual({ entries: 2, from: at, to: at });
    expect(sent.case.timeline).toHaveLength(1);
    expect(last('intake').body).not.toContain('kept here');

    const make = { method: 'POST', url: `${url}/decline`, headers } as const;
    await gateway.app.inject({ ...make, payload: { paperId: 'x' } });
    expect(last('intake').url).toBe('/api/v1/internal/papers/TS-2026-000001/decline/make');
    expect(JSON.parse(last('intake').body)).toMatchObject({ make: { paperId: 'x' } });

    gateway.intake.seen.length = 0;
    gateway.cases.answer = () => ({ status: 404, body: { code: 'case.not_found' } });
    expect((await gateway.app.inject({ url, headers })).statusCode).toBe(404);
    expect((await gateway.app.inject({ url })).statusCode).toBe(401);
    expect(gateway.intake.seen).toEqual([]);
  });

  it('shows progress with the answer of cases, and without it while cases is away', async () => {
    const headers = { 'x-tracking-code': 'CODE' };
    const url = '/api/v1/complaints/TS-2026-000001/progress';
    const answer = { at: '2026-11-25T10:00:00+08:00', text: '已核实并整改' };
    gateway.intake.answer = () => ({ headers: { 'x-complaint-id': complaintId }, body: progress });
    gateway.cases.answer = () => ({ body: { answer } });
    const shown = await gateway.app.inject({ url, headers });
    expect(shown.json()).toEqual({ ...progress, answer });
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(shown.headers)).not.toContain(complaintId);
    expect(last('intake').headers['x-tracking-code']).toBe('CODE');
    expect(last('cases').url).toBe(`/api/v1/internal/case-answers/${complaintId}`);
    expect(last('cases').headers['x-tracking-code']).toBeUndefined();
    expect(await identityIn(last('cases'))).toMatchObject({ kind: 'public', complaintId });
    gateway.cases.answer = () => ({ status: 503, body: {} });
    expect((await gateway.app.inject({ url, headers })).json()).toEqual(progress);
  });

  it.each(['progress', 'messages', 'messages/0190/files/0191'])(
    'limits look-ups of %s by address and says when to come back',
    async (path) => {
      gateway.intake.answer = () => ({ status: 404, body: { code: 'complaint.not_found' } });
      const url = `/api/v1/complaints/TS-2026-000001/${path}`;
      const answers = [];
      for (let i = 0; i < 7; i++)
        answers.push(await gateway.app.inject({ url, remoteAddress: '10.9.9.9' }));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([
        404, 404, 404, 404, 404, 429, 429,
      ]);
      expect(answers[0]?.headers).toMatchObject({
        'ratelimit-limit': '5',
        'ratelimit-remaining': '4',
      });
      expect(answers[6]?.json<Problem>()).toMatchObject({ code: 'request.too_many', status: 429 });
      expect(Number(answers[6]?.headers['retry-after'])).toBeGreaterThan(0);
      expect((await gateway.app.inject({ url, remoteAddress: '10.9.9.8' })).statusCode).toBe(404);
    },
  );

  describe('the pages without JavaScript', () => {
    const post = (url: string, fields: Readonly<Record<string, string>>, remoteAddress: string) =>
      gateway.app.inject({
        ...{ method: 'POST', url, remoteAddress, payload: new URLSearchParams(fields).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const keyIn = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const typed = {
      ...{ content: '排队三个小时', campus: 'main', relation: 'patient', matter: 'complaint' },
      ...{ name: '赵建国', phone: '139000' },
    };

    it('take a complaint under the key of the form, show what is wrong beside the field, and then the receipt', async () => {
      const form = await gateway.app.inject({ url: '/plain' });
      expect([form.statusCode, form.headers['content-type']]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      const key = keyIn(form.body);
      gateway.intake.answer = () => ({
        status: 422,
        body: {
          code: 'request.invalid',
          errors: [{ path: 'complainant.phone', code: 'phone_short', message: '' }],
        },
      });
      const wrong = await post('/plain', { ...typed, key }, '10.8.0.1');
      expect([wrong.statusCode, keyIn(wrong.body)]).toEqual([422, key]);
      expect(wrong.body).toMatch(/id="phone-error">位数太少/);
      expect(wrong.body).toContain('排队三个小时');
      gateway.intake.answer = () => ({
        status: 201,
        body: {
          ...{ complaintNo: 'TS-2026-000001', trackingCode: 'AAAAA-BBBBB', shortCode: '12345678' },
          ...{ receivedAt: progress.receivedAt, limits: [] },
        },
      });
      const right = await post('/plain', { ...typed, key, phone: '13900001111' }, '10.8.0.1');
      expect(right.body).toContain('12345678');
      expect(right.headers['cache-control']).toBe('no-store');
      const seen = last('intake');
      expect(seen).toMatchObject({
        url: '/api/v1/complaints',
        headers: { 'idempotency-key': key },
      });
      expect(JSON.parse(Buffer.from(seen.body, 'latin1').toString())).toMatchObject({
        ...{ campus: 'main', channel: 'web_form', content: '排队三个小时' },
        complainant: { anonymous: false, name: '赵建国', phone: '13900001111' },
      });
      expect(await identityIn(seen)).toMatchObject({ kind: 'public', tenantId: YULIN });
    });

    it('hand nothing on that is not filled in, or that a program filled in', async () => {
      for (const fields of [{}, { ...typed, trap: 'https://spam.test' }])
        expect((await post('/plain', fields, '10.8.0.2')).statusCode).toBe(422);
      const other = await gateway.app.inject({
        ...{ method: 'POST', url: '/plain', payload: new URLSearchParams(typed).toString() },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'cross-site',
        },
      });
      expect(other.statusCode).toBe(403);
      expect(gateway.intake.seen).toEqual([]);
    });

    it('show the progress to who has number and code, and take an answer', async () => {
      const proof = { number: 'ts-2026-000001', code: '1234 5678', lang: 'en' };
      const words = '补充一点';
      gateway.intake.answer = ({ method, url }) =>
        method === 'POST'
          ? { status: 201, body: {} }
          : url.includes('/messages')
            ? { body: { items: [], nextCursor: null } }
            : { headers: { 'x-complaint-id': complaintId }, body: progress };
      gateway.cases.answer = () => ({
        body: { answer: { at: '2026-11-25T10:00:00+08:00', text: '已核实并整改' } },
      });
      const page = await post('/plain/progress', proof, '10.8.0.3');
      expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
      for (const said of ['Replied', '已核实并整改', 'I agree with the outcome'])
        expect(page.body).toContain(said);
      const sent = { ...proof, action: 'messages', key: 'key-2', write: words };
      expect((await post('/plain/progress', sent, '10.8.0.3')).body).toContain('Sent.');
      const written = gateway.intake.seen.find(({ method }) => method === 'POST');
      expect(written).toMatchObject({
        url: '/api/v1/complaints/TS-2026-000001/messages',
        headers: { 'x-tracking-code': '12345678', 'idempotency-key': 'key-2' },
      });
      expect(gateway.intake.seen.map(({ headers }) => headers['x-forwarded-for'])).not.toContain(
        undefined,
      );
    });

    it('take an objection to a decision about the person, and say beside its field what is wrong with it', async () => {
      const sent = { number: 'TS-2026-000001', code: '12345678', action: 'objection' };
      const refused = { code: 'request.invalid', errors: [{ path: 'words', code: 'required' }] };
      let wrong = false;
      gateway.intake.answer = ({ method, url }) =>
        method === 'POST'
          ? wrong
            ? { status: 422, body: refused }
            : { status: 201, body: {} }
          : url.includes('/messages')
            ? { body: { items: [], nextCursor: null } }
            : { headers: { 'x-complaint-id': complaintId }, body: progress };
      const words = '我没有辱骂任何人';
      const key = 'key-objection';
      const page = await post('/plain/progress', { ...sent, key, objectWords: words }, '10.8.0.7');
      expect(page.body).toContain('已发送');
      const written = gateway.intake.seen.find(({ url }) => url.endsWith('/objection'));
      expect(written).toMatchObject({ method: 'POST', headers: { 'idempotency-key': key } });
      expect(JSON.parse(Buffer.from(written?.body ?? '', 'latin1').toString())).toEqual({ words });
      wrong = true;
      const empty = await post('/plain/progress', { ...sent, key: 'other' }, '10.8.0.7');
      expect(empty.body).toMatch(/id="objectWords-error">没有填写/);
    });

    it('ask for a lost receipt by phone or e-mail', async () => {
      gateway.intake.answer = () => ({ status: 202 });
      const asked = await post('/plain/lost', { contact: ' 139 0000 1111 ' }, '10.8.0.6');
      expect([asked.statusCode, asked.body.includes('几分钟内会收到')]).toEqual([202, true]);
      expect(JSON.parse(last('intake').body)).toEqual({ phone: '139 0000 1111' });
      gateway.intake.answer = () => ({
        status: 422,
        body: { code: 'request.invalid', errors: [{ path: 'email', code: 'email_domain' }] },
      });
      const wrong = await post('/plain/lost', { contact: 'zhao@home' }, '10.8.0.6');
      expect(wrong.body).toMatch(/id="contact-error">@ 后面的部分不对/);
    });

    it('say in words that the code is wrong, and when to come back', async () => {
      gateway.intake.answer = () => ({
        status: 404,
        body: { code: 'complaint.not_found', errors: [] },
      });
      const answers = [];
      for (let i = 0; i < 7; i++)
        answers.push(
          await post('/plain/progress', { number: 'TS-2026-000001', code: `${i}` }, '10.8.0.4'),
        );
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([
        ...[404, 404, 404, 404, 404, 429, 429],
      ]);
      expect(answers[0]?.body).toContain('编号与查询码不匹配');
      expect(answers[6]?.body).toContain('操作太频繁');
      expect(Number(answers[6]?.headers['retry-after'])).toBeGreaterThan(0);
      const strange = { number: 'TS-2026-000001', code: '查询码' };
      expect((await post('/plain/progress', strange, '10.8.0.5')).statusCode).toBe(404);
    });
  });

  describe('the form without JavaScript', () => {
    const uploadId = '01900000-0000-7000-8000-0000000f11e5';
    const key = '01900000-0000-7000-8000-00000000abcd';
    const typed = {
      ...{ campus: 'main', content: '排队三个小时', relation: 'patient', anonymous: 'yes', key },
    };
    const posted = async (
      url: string,
      fields: Record<string, string>,
      file: { readonly name: string; readonly text: string },
    ) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('files', new Blob([file.text], { type: 'text/plain' }), file.name);
      const encoded = new Response(form);
      return gateway.app.inject({
        ...{ method: 'POST', url, payload: Buffer.from(await encoded.arrayBuffer()) },
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      });
    };
    /** What intake was asked to store, as text or JSON. */
    const stored = () =>
      gateway.intake.seen
        .filter(({ method }) => method === 'POST')
        .map(({ url, body }) => {
          const text = Buffer.from(body, 'latin1').toString();
          return { url, text, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : null };
        });
    const takes =
      (refused: string | null = null) =>
      ({ url, method }: Seen) => {
        if (url.endsWith('/uploads'))
          return refused
            ? { status: 415, body: { code: refused } }
            : { status: 201, body: { uploadId, fileName: '挂号单.txt' } };
        const receipt = {
          ...{ complaintNo: 'TS-2026-000001', trackingCode: 'AAAAA', shortCode: '12345678' },
          ...{ receivedAt: '2026-11-20T02:12:00Z', limits: [] },
        };
        return method === 'POST'
          ? { status: 201, body: receipt }
          : { status: 404, body: { code: 'complaint.not_found' } };
      };
    const slip = { name: '挂号单.txt', text: '三号窗口' };

    it('hands its files on like any upload, and sends the complaint with them', async () => {
      gateway.intake.answer = takes();
      const page = await posted('/plain', typed, slip);
      expect([page.statusCode, page.body.includes('TS-2026-000001')]).toEqual([200, true]);
      const [upload, complaint] = stored();
      expect(upload?.url).toBe('/api/v1/uploads');
      for (const part of ['filename="挂号单.txt"', 'text/plain', '三号窗口'])
        expect(upload?.text).toContain(part);
      expect(complaint?.body).toMatchObject({ content: '排队三个小时', attachments: [uploadId] });
    });

    it('says beside the field why a file was not taken, and keeps those that were', async () => {
      gateway.intake.answer = takes('upload.empty');
      const before = `${uploadId} 挂号单.txt`;
      const page = await posted('/plain', { ...typed, stored: before }, { ...slip, text: '' });
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain('文件是空的，请重新选择');
      expect(page.body).toContain(`name="stored" value="${before}"`);
      expect(stored().map(({ url }) => url)).toEqual(['/api/v1/uploads']);
    });

    it('sends no file that was not chosen', async () => {
      gateway.intake.answer = takes();
      await posted('/plain', typed, { name: '', text: '' });
      expect(stored().map(({ url }) => url)).toEqual(['/api/v1/complaints']);
    });

    it('sends a file with an answer on the progress page', async () => {
      gateway.intake.answer = takes();
      const proof = { number: 'TS-2026-000001', code: '12345678' };
      const fields = { ...proof, action: 'messages', key, write: '见附件' };
      await posted('/plain/progress', fields, slip);
      const message = stored().find(({ url }) => url.endsWith('/messages'));
      expect(message?.body).toEqual({ words: '见附件', files: [uploadId] });
    });
  });
});
