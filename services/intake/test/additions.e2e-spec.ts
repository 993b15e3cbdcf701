import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import {
  type AdditionRequest,
  DirectoryPublished,
  type Identity,
  PolicyActivated,
} from '@tingsu/contracts';
import request from 'supertest';
import { seedAdapters } from '../src/seed.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const apiKey = randomUUID().repeat(2);
const officer = staff({ role: 'centre_officer', campus: 'main', department: null });
const eastOfficer = staff({ role: 'centre_officer', campus: 'east', department: null });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const SAID: AdditionRequest = {
  kind: 'statement',
  content: '又想起来：窗口号是七号，电话 13800009999',
};

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await seedAdapters({
    databaseUrl: intake.database.url,
    tenantId: TENANT,
    adapters: [{ name: '12345', key: apiKey, channels: ['hotline_12345'] }],
  });
  await eventually(async () => (await send(aSubmission())).status === 201);
}, 60_000);
afterAll(() => intake.close());

const send = async (body: object, headers: Record<string, string> = {}) =>
  request(intake.url)
    .post('/api/v1/complaints')
    .set({
      Authorization: await intake.bearer(visitor),
      'Idempotency-Key': randomUUID(),
      ...headers,
    })
    .send(body);

async function add(
  complaintNo: string,
  said: AdditionRequest = SAID,
  who: Identity = officer,
  key: string = randomUUID(),
) {
  return request(intake.url)
    .post(`/api/v1/complaints/${complaintNo}/additions`)
    .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': key })
    .send(said);
}

async function additionsOf(complaintNo: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}`)
    .set('Authorization', await intake.bearer(officer));
  return answer.body.additions as Record<string, unknown>[];
}

async function versionsOf(complaintNo: string): Promise<readonly unknown[]> {
  const rows = await intake.database.admin<{ version: number; kind: string; actor: string }>(
    `select o.aggregate_version as version, o.body::jsonb -> 'data' ->> 'kind' as kind, o.body::jsonb -> 'actor' ->> 'type' as actor
     from intake.outbox o join intake.complaint c on c.id::text = o.aggregate_id
     where c.complaint_no = $1 and o.type = 'complaint.supplemented.v1' order by o.aggregate_version`,
    [complaintNo],
  );
  return rows.map(({ version, kind, actor }) => `${version} ${kind} ${actor}`);
}

describe('what a sender says later', () => {
  it('is added to the open complaint, in words for the office and as an event for the case', async () => {
    const { complaintNo } = (await send(aSubmission())).body as { complaintNo: string };
    const first = await add(complaintNo);
    expect([first.status, first.body]).toEqual([
      201,
      { complaintNo, caseNo: complaintNo.replace('TS', 'C'), nr: 1 },
    ]);
    expect((await add(complaintNo, { kind: 'urge', content: '催一下' })).body.nr).toBe(2);
    expect(await additionsOf(complaintNo)).toMatchObject([
      { kind: 'statement', by: officer.personId, content: SAID.content },
      { kind: 'urge', content: '催一下' },
    ]);
    expect(await versionsOf(complaintNo)).toEqual(['2 statement person', '3 urge person']);
  });

  it('is numbered together with what an authority says of its order', async () => {
    const order = { ...aSubmission({ channel: 'hotline_12345' }), externalRef: 'K-77' };
    const { complaintNo } = (await send(order, { 'X-API-Key': apiKey })).body;
    expect((await add(complaintNo)).body.nr).toBe(1);
    await request(intake.url)
      .post('/api/v1/complaints/urges')
      .set({
        Authorization: await intake.bearer(visitor),
        'Idempotency-Key': 'u',
        'X-API-Key': apiKey,
      })
      .send({ externalRef: 'K-77' });
    expect(await versionsOf(complaintNo)).toEqual(['2 statement person', '3 urge channel']);
    expect(await additionsOf(complaintNo)).toHaveLength(2);
  });

  it('is added once for one key, and a key that stands for other words is refused', async () => {
    const { complaintNo } = (await send(aSubmission())).body;
    const key = randomUUID();
    const twice = await Promise.all([
      add(complaintNo, SAID, officer, key),
      add(complaintNo, SAID, officer, key),
    ]);
    expect(twice.map(({ status, body }) => [status, body.nr])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    const other = await add(complaintNo, { ...SAID, content: '别的' }, officer, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
    expect(await additionsOf(complaintNo)).toHaveLength(1);
  });

  it('says of words of danger only which danger they speak of', async () => {
    const { complaintNo } = (await send(aSubmission())).body;
    await add(complaintNo, { kind: 'urge', content: '再没人管，我就从楼上跳下去，去跳楼' });
    const [row] = await intake.database.admin<{ data: { danger?: string[] }; body: string }>(
      `select o.body::jsonb -> 'data' as data, o.body from intake.outbox o
       join intake.complaint c on c.id::text = o.aggregate_id
       where c.complaint_no = $1 and o.type = 'complaint.supplemented.v1'`,
      [complaintNo],
    );
    expect(row?.data.danger).toEqual(['self_harm']);
    expect(row?.body).not.toContain('跳');
  });

  it('is found by its words', async () => {
    const { complaintNo } = (await send(aSubmission())).body;
    await add(complaintNo, { ...SAID, content: '轮椅的左轮掉了' });
    const found = await request(intake.url)
      .post('/api/v1/complaints/find')
      .set('Authorization', await intake.bearer(officer))
      .send({ q: '轮椅的左轮' });
    expect(found.body.items).toMatchObject([{ complaintNo, foundBy: ['words'] }]);
  });

  it.each<[string, Identity, number, string]>([
    ['another campus', eastOfficer, 404, 'complaint.not_found'],
    ['an auditor', auditor, 403, 'access.denied'],
    ['a visitor', visitor, 401, 'session.required'],
  ])('is not taken from %s', async (_, who, status, code) => {
    const { complaintNo } = (await send(aSubmission())).body;
    const answer = await add(complaintNo, SAID, who);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('about a matter that has ended is refused, and nothing is kept', async () => {
    const { complaintNo } = (await send(aSubmission())).body as { complaintNo: string };
    await openCaseIn(intake, complaintNo, 'closed');
    const answer = await eventually(async () => {
      const tried = await add(complaintNo);
      return tried.status === 409 ? tried : null;
    });
    expect(answer.body.code).toBe('complaint.ended');
    const late = await versionsOf(complaintNo);
    expect((await add(complaintNo)).status).toBe(409);
    expect(await versionsOf(complaintNo)).toEqual(late);
  });
});
