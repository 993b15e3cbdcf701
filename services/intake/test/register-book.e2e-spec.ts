import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  type AccessLogAnswer,
  CaseKindChanged,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  type Identity,
  PolicyActivated,
  type RegisterExport,
  RegisterExportPageSchema,
  RegisterExportSchema,
  type RegisterPage,
  RegisterPageSchema,
  type Submission,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import {
  aDirectory,
  aSubmission,
  CONTENT,
  FRIDAY,
  OTHER_TENANT,
  TENANT,
  thePolicies,
} from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const leader = staff({ role: 'leader', campus: null, department: null });
const officer = staff({ role: 'centre_officer', campus: null, department: null });
const eastOfficer = staff({ role: 'centre_officer', campus: 'east', department: null });
const head = staff({ role: 'department_head', campus: 'main', department: 'main.outpatient' });
const named = { ...officer, personId: randomUUID() };
const DAY = { from: '2026-11-20', to: '2026-11-20' };
const time = fakeTime(FRIDAY);

let intake: RunningIntake;
/** Numbers in the order in which they were received; the first three in one second. */
const main: string[] = [];
let east: string;
let foreign: string;

beforeAll(async () => {
  intake = await startIntake({ time });
  for (const tenant of [TENANT, OTHER_TENANT]) {
    await intake.publish(DirectoryPublished, tenant, 1, aDirectory(), tenant);
    await intake.publish(PolicyActivated, tenant, 1, thePolicies(), tenant);
  }
  foreign = await sent({ content: '另一个集团' }, { ...visitor, tenantId: OTHER_TENANT });
  for (let count = 0; count < 3; count++) main.push(await sent({}));
  time.advance(60_000);
  east = await sent({ campus: 'east' });
  main.push(
    await sent({ content: '没有人接电话', complainant: { anonymous: true, relation: 'other' } }),
  );
  time.advance(24 * 3_600_000);
  await sent({ content: '第二天' });
  await opened(main[0] ?? '', { lead: 'main.outpatient' });
  await opened(main[3] ?? '', { respondent: { units: [], persons: [named.personId] } });
}, 90_000);
afterAll(() => intake?.close(), 60_000);

async function sent(changes: Partial<Submission>, sender = visitor): Promise<string> {
  const authorization = await intake.bearer(sender);
  return eventually(async () => {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission(changes));
    return status === 201 ? (body.complaintNo as string) : null;
  });
}

/** The case of a complaint, as cases would publish it: it became praise. */
async function opened(complaintNo: string, facts: Partial<AccessFacts>): Promise<void> {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1 and tenant_id = $2',
    [complaintNo, TENANT],
  );
  const place = {
    caseNo: complaintNo.replace('TS', 'C'),
    complaintId: row?.id ?? '',
    campus: 'main',
  };
  const at = time.now().toISOString();
  const caseId = randomUUID();
  await intake.publish(CaseOpened, caseId, 1, {
    ...{ ...place, complaintNo, state: 'received', department: null, policies: [] },
    ...{ channel: 'web_form', channelMarks: [], caseKind: 'external', relation: 'patient' },
    ...{ anonymous: false, contactable: true, externalRef: null },
    ...{ receivedAt: at, receivedByCentreAt: at },
    access: { ...factsOnReceipt({ ...place, department: null }), ...facts },
  });
  const changed = { state: 'triage', from: 'external', caseKind: 'praise', policies: [] };
  await intake.publish(CaseKindChanged, caseId, 2, changed);
  await eventually(async () => {
    const rows = await intake.database.admin(
      `select from intake.case_copy where complaint_id = $1 and case_kind = 'praise'`,
      [place.complaintId],
    );
    return rows.length === 1;
  });
}

const ask = async (who: Identity, query: object) =>
  request(intake.url)
    .get('/api/v1/register-book')
    .query({ ...DAY, ...query })
    .set('Authorization', await intake.bearer(who));
async function read(who: Identity, query: object = {}): Promise<RegisterPage> {
  const answer = await ask(who, query);
  expect(answer.status).toBe(200);
  return RegisterPageSchema.parse(answer.body);
}
const numbersIn = ({ items }: RegisterPage) => items.map(({ complaintNo }) => complaintNo);

describe('the register of a campus', () => {
  it('has every complaint of the period, oldest first, counted from one (R-010, R-039)', async () => {
    const page = await read(officer, { campus: 'main' });
    expect(numbersIn(page)).toEqual(main);
    expect(page.items.map(({ nr }) => nr)).toEqual([1, 2, 3, 4]);
    expect(page).toMatchObject({ title: null, nextCursor: null });
    expect(page.columns).toEqual(
      expect.arrayContaining(['receivedAt', 'name', 'contact', 'facts', 'demand']),
    );
  });

  it('goes on where a page ends, also between complaints of one second', async () => {
    const found: string[] = [];
    const counted: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: RegisterPage = await read(officer, { cursor, limit: 1 });
      found.push(...numbersIn(page));
      counted.push(...page.items.map(({ nr }) => nr));
      cursor = page.nextCursor;
    }
    expect(found).toEqual([...main.slice(0, 3), east, main[3]]);
    expect(counted).toEqual([1, 2, 3, 4, 5]);
  });

  it('of several campuses says which, each in its place', async () => {
    const page = await read(officer);
    expect(numbersIn(page)).toEqual([...main.slice(0, 3), east, main[3]]);
    expect(page.columns).toContain('campus');
  });

  it('shows who complained so far that he is recognised, to whom may see it', async () => {
    const { items } = await read(officer, { campus: 'main', limit: 2 });
    expect(items[1]).toMatchObject({ name: '赵**', contact: '139****1111', facts: CONTENT });
    const [seen] = (await read(leader, { campus: 'main' })).items;
    expect(seen).toMatchObject({ name: '赵**', contact: null });
    expect((await read(officer, { campus: 'main' })).items[3]).toMatchObject({
      ...{ anonymous: true, name: null, contact: null },
    });
  });

  it('leaves out what is of another campus, another department or another group (R-204)', async () => {
    expect(numbersIn(await read(eastOfficer))).toEqual([east]);
    expect(numbersIn(await read(head))).toEqual([main[0]]);
    const foreigner = { ...officer, tenantId: OTHER_TENANT };
    const { items } = await read(foreigner);
    expect(items.map(({ complaintNo, facts }) => [complaintNo, facts])).toEqual([
      [foreign, '另一个集团'],
    ]);
  });

  it('leaves out the complaint that names its reader, and counts without it', async () => {
    const page = await read(named);
    expect(numbersIn(page)).toEqual([...main.slice(0, 3), east]);
    expect(page.items.at(-1)?.nr).toBe(4);
  });

  it.each([
    ['channel', { channel: 'hotline' }, 0],
    ['channel', { channel: 'web_form' }, 5],
    ['department', { department: 'main.outpatient' }, 1],
    ['state', { state: 'triage' }, 2],
    ['state', { state: 'received' }, 3],
    ['kind, as it is by now', { kind: 'praise' }, 2],
    ['day', { from: '2026-11-21', to: '2026-11-21' }, 1],
  ])('is narrowed by %s %j', async (_, query, count) => {
    expect((await read(officer, query)).items).toHaveLength(count);
  });

  it.each([
    ['without days', officer, { from: undefined }, 422],
    ['of more than a year', officer, { from: '2024-01-01' }, 422],
    ['backwards', officer, { to: '2026-11-19' }, 422],
    ['with a cursor of another list', officer, { cursor: 'W10' }, 422],
    ['of a campus out of reach', eastOfficer, { campus: 'main' }, 403],
    ['of a campus that is not there', leader, { campus: 'north' }, 403],
    ['by a visitor', visitor, {}, 401],
  ])('is refused %s', async (_, who, query, status) => {
    expect((await ask(who, query)).status).toBe(status);
  });

  it('is on record with its days and how many were read', async () => {
    const log = async () =>
      intake.database.admin<{ reason: string }>(
        `select reason from intake.access_log where action = 'register.read' order by at desc, id desc`,
      );
    const before = (await log()).length;
    await read(officer, { campus: 'east' });
    const after = await log();
    expect(after).toHaveLength(before + 1);
    expect(after[0]?.reason).toBe('2026-11-20/2026-11-20 east 1');
  });
});

describe('readings of the register in the access log', () => {
  const seen = async (campus: string | null) => {
    const auditor = staff({ role: 'auditor', campus, department: null });
    const answer = await request(intake.url)
      .get('/api/v1/access-log')
      .set('Authorization', await intake.bearer(auditor));
    return (answer.body as AccessLogAnswer).items
      .filter(({ action }) => action === 'register.read')
      .map(({ reason }) => reason)
      .slice(0, 3);
  };

  it('are seen by the auditor of a campus that was read, without the number where others were too', async () => {
    await read(officer, { campus: 'east' });
    await read(officer);
    await read(officer, { campus: 'main' });
    const day = `${DAY.from}/${DAY.to}`;
    expect(await seen(null)).toEqual([`${day} main 4`, `${day} 5`, `${day} east 1`]);
    expect((await seen('east')).slice(0, 2)).toEqual([day, `${day} east 1`]);
    expect((await seen('main')).slice(0, 2)).toEqual([`${day} main 4`, day]);
    expect(await seen('north')).toEqual([]);
  });
});

describe('a file of the register', () => {
  const post = async (who: Identity, path: string, body: object = {}) =>
    request(intake.url)
      .post(`/api/v1/${path}`)
      .set('Authorization', await intake.bearer(who))
      .send(body);
  const start = async (who: Identity, asked: object = {}): Promise<RegisterExport> => {
    const answer = await post(who, 'register-book/exports', {
      ...{ ...DAY, format: 'xlsx', language: 'en' },
      ...asked,
    });
    expect(answer.status).toBe(201);
    return RegisterExportSchema.parse(answer.body);
  };
  const pageOf = (who: Identity, { exportId }: RegisterExport, body: object = {}) =>
    post(who, `internal/register-exports/${exportId}/pages`, body);
  const state = async (who: Identity, { exportId }: RegisterExport) =>
    request(intake.url)
      .get(`/api/v1/register-book/exports/${exportId}`)
      .set('Authorization', await intake.bearer(who));
  const logged = async () => {
    const rows = await intake.database.admin<{ line: string }>(
      `select action || ' ' || reason as line from intake.access_log
       where action like 'register.export%' order by at, id`,
    );
    return rows.map(({ line }) => line);
  };

  it('has what the list has, and what was asked for and handed out is on record (R-304)', async () => {
    const asked = await start(leader, { campus: 'main' });
    expect(asked).toMatchObject({ state: 'running', done: 0, total: 4 });
    const page = RegisterExportPageSchema.parse((await pageOf(leader, asked)).body);
    const list = await read(leader, { campus: 'main' });
    expect(page.items).toEqual(list.items);
    expect(page.columns).toEqual(list.columns);
    expect((await state(leader, asked)).body).toMatchObject({ state: 'done', done: 4, total: 4 });
    expect((await logged()).slice(-2)).toEqual([
      'register.export 2026-11-20/2026-11-20 main 4',
      'register.exported 2026-11-20/2026-11-20 main 4',
    ]);
  });

  it('goes on from where it was after a killed server, and may be begun again', async () => {
    const asked = await start(leader);
    const whole = RegisterExportPageSchema.parse((await pageOf(leader, asked)).body);
    const { nextCursor } = await read(leader, { limit: 2 });
    for (let twice = 0; twice < 2; twice++) {
      const rest = await pageOf(leader, asked, { cursor: nextCursor });
      expect(rest.body.items).toEqual(whole.items.slice(2));
      expect((await state(leader, asked)).body).toMatchObject({ state: 'done', done: 5 });
    }
    expect((await pageOf(leader, asked)).body.items).toEqual(whole.items);
  });

  it('ends when it is cancelled, and what was handed out stays on record', async () => {
    const asked = await start(leader);
    const cancelled = await post(leader, `register-book/exports/${asked.exportId}/cancel`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', done: 0 });
    const refused = await pageOf(leader, asked);
    expect([refused.status, refused.body.code]).toEqual([409, 'register_export.cancelled']);
    expect((await logged()).at(-1)).toBe('register.exported 2026-11-20/2026-11-20 0');
    await post(leader, `register-book/exports/${asked.exportId}/cancel`);
    expect((await state(leader, asked)).body.state).toBe('cancelled');
  });

  it('of a head of department has the complaints of that department', async () => {
    const page = (await pageOf(head, await start(head))).body as RegisterPage;
    expect(numbersIn(page)).toEqual([main[0]]);
  });

  it('is nobody else’s, nor that of who may no longer export', async () => {
    const asked = await start(leader);
    const other = { ...leader, personId: randomUUID() };
    const moved = staff({ role: 'leader', campus: 'east', department: null });
    const ofMain = await start(leader, { campus: 'main' });
    expect((await pageOf(other, asked)).status).toBe(404);
    expect((await state(other, asked)).status).toBe(404);
    expect((await pageOf(officer, asked)).status).toBe(403);
    expect((await pageOf(moved, ofMain)).status).toBe(403);
    const foreign = { ...leader, tenantId: OTHER_TENANT };
    expect((await pageOf(foreign, asked)).status).toBe(404);
  });

  it.each([
    ['by who only reads', officer, {}, 403],
    [
      'of another campus',
      staff({ role: 'auditor', campus: 'east', department: null }),
      { campus: 'main' },
      403,
    ],
    ['of more than a year', leader, { from: '2024-01-01' }, 422],
    ['in another format', leader, { format: 'pdf' }, 422],
  ])('is refused %s', async (_, who, asked, status) => {
    const body = { ...DAY, format: 'csv', language: 'zh-CN', ...asked };
    expect((await post(who, 'register-book/exports', body)).status).toBe(status);
  });
});
