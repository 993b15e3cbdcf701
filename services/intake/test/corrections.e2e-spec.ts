import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessLogEntry,
  CaseOpened,
  type ComplaintViewSchema,
  type Correction,
  DirectoryPublished,
  factsOnReceipt,
  type Identity,
  PolicyActivated,
  type Revealed,
  type Role,
  type Submission,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { z } from 'zod';
import { aDirectory, aSubmission, NAME, PHONE, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

type View = z.infer<typeof ComplaintViewSchema>;

const holder = (role: Role, department: string | null = null) => ({
  ...staff({ role, campus: 'main', department }),
  personId: randomUUID(),
});
const officer = holder('centre_officer');
const colleague = holder('centre_officer');
const lead = holder('department_head', 'main.outpatient');
const auditor = holder('auditor');
const RIGHT = '13900002222';
const WHY = '本人来电更正';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
}, 90_000);
afterAll(() => intake?.close(), 60_000);

async function sent(changes: Partial<Submission> = {}): Promise<string> {
  const authorization = await intake.bearer(visitor);
  return eventually(async () => {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission(changes));
    return status === 201 ? (body.complaintNo as string) : null;
  });
}

const idOf = async (no: string): Promise<string> => {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [no],
  );
  return row?.id ?? '';
};

/** The case of a complaint, with a department in the lead, as cases would publish it. */
async function opened(no: string): Promise<void> {
  const complaintId = await idOf(no);
  const caseNo = no.replace('TS-', 'C-');
  const received = { caseNo, complaintId, campus: 'main', department: null };
  const at = new Date().toISOString();
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ caseNo, complaintId, complaintNo: no, state: 'received', campus: 'main' },
    ...{ channel: 'web_form', channelMarks: [], caseKind: 'external', relation: 'patient' },
    ...{ anonymous: false, contactable: true, externalRef: null, policies: [], department: null },
    ...{ receivedAt: at, receivedByCentreAt: at },
    access: { ...factsOnReceipt(received), lead: 'main.outpatient' },
  });
  await eventually(async () => {
    const known = await intake.database.admin(
      'select from intake.case_copy where complaint_id = $1 and access is not null',
      [complaintId],
    );
    return known.length === 1;
  });
}

const correct = async (
  no: string,
  body: Partial<Correction> | object,
  who: Identity = officer,
  key: string = randomUUID(),
) =>
  request(intake.url)
    .post(`/api/v1/complaints/${no}/corrections`)
    .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': key })
    .send(body);

async function revealed(no: string, fields: readonly string[]): Promise<Revealed> {
  const { body } = await request(intake.url)
    .post(`/api/v1/complaints/${no}/reveal`)
    .set('Authorization', await intake.bearer(officer))
    .send({ fields, reason: 'call_back' });
  return body;
}

async function viewOf(no: string): Promise<View> {
  const { body } = await request(intake.url)
    .get(`/api/v1/complaints/${no}`)
    .set('Authorization', await intake.bearer(officer));
  return body;
}

const log = async (personId: string, only?: 'revealed' | 'refused'): Promise<AccessLogEntry[]> =>
  (
    await request(intake.url)
      .get('/api/v1/access-log')
      .query({ personId, only })
      .set('Authorization', await intake.bearer(auditor))
  ).body.items.filter(({ action }: AccessLogEntry) => action === 'corrected');

describe('a number that was wrong or missing', () => {
  it('is entered as people write it, holds from now on, and what was there before stays on record', async () => {
    const no = await sent();
    const taken = await correct(no, { fields: { phone: '+86 139 0000 2222' }, reason: WHY });
    expect([taken.status, taken.body]).toEqual([
      201,
      { complaintNo: no, caseNo: no.replace('TS', 'C'), nr: 1, meanwhile: [] },
    ]);
    const { values, corrections } = await revealed(no, ['phone', 'name']);
    expect(values).toEqual([
      { field: 'phone', value: RIGHT },
      { field: 'name', value: NAME },
    ]);
    expect(corrections).toMatchObject([
      { field: 'phone', by: officer.personId, reason: WHY, before: [PHONE] },
    ]);
    const view = await viewOf(no);
    expect(view.complainant.phone).toBe('139****2222');
    expect(view.additions).toMatchObject([
      { kind: 'correction', by: officer.personId, note: WHY, corrected: ['phone'] },
    ]);
  });

  it('makes an anonymous complainant reachable, and the event says only that', async () => {
    const no = await sent({ complainant: { anonymous: true, relation: 'other' } });
    await correct(no, { fields: { phone: RIGHT, patientName: '王小明' }, reason: WHY });
    const [row] = await intake.database.admin<{ body: string }>(
      `select body::text from intake.outbox where aggregate_id = $1 and type = 'complaint.supplemented.v1'`,
      [await idOf(no)],
    );
    expect(JSON.parse(row?.body ?? '{}').data).toMatchObject({
      ...{ kind: 'correction', contactable: true },
    });
    expect(row?.body).not.toMatch(/13900002222|王小明|更正/);
    expect((await viewOf(no)).complainant).toMatchObject({
      ...{ anonymous: true, phone: '139****2222', patientName: '王**' },
    });
  });

  it('is found by the new value', async () => {
    const no = await sent();
    const fields = { phone: '13712345678', recordNo: 'B-77881', patientName: '欧阳春晓' };
    await correct(no, { fields, reason: WHY });
    for (const q of ['13712345678', 'B-77881', '欧阳春晓']) {
      const found = await request(intake.url)
        .post('/api/v1/complaints/find')
        .set('Authorization', await intake.bearer(officer))
        .send({ q });
      expect([q, found.body.items]).toMatchObject([q, [{ complaintNo: no }]]);
    }
  });

  it('is where a lost receipt is sent to, and the old one no more', async () => {
    const [old, right] = ['13912340001', '13912340002'];
    const no = await sent({
      complainant: { anonymous: false, name: NAME, phone: old, relation: 'patient' },
    });
    await correct(no, { fields: { phone: right }, reason: WHY });
    const sentAfter = async (phone: string): Promise<number> => {
      await request(intake.url)
        .post('/api/v1/complaints/lost-receipts')
        .set('Authorization', await intake.bearer(visitor))
        .send({ phone });
      await eventually(
        async () => (await intake.database.admin('select from intake.lost_receipt')).length === 0,
      );
      const found = await intake.database.admin(
        `select from intake.message where complaint_id = $1 and kind = 'receipt'`,
        [await idOf(no)],
      );
      return found.length;
    };
    expect([await sentAfter(old), await sentAfter(right)]).toEqual([0, 1]);
  });

  it('is on record once for one key, refusals too, without numbers', async () => {
    const no = await sent();
    await opened(no);
    const asker = holder('centre_officer');
    const key = randomUUID();
    const body = { fields: { email: 'a@example.com' }, reason: `说 ${PHONE} 停机` };
    const answers = [await correct(no, body, asker, key), await correct(no, body, asker, key)];
    expect(answers.map(({ status, body: said }) => [status, said.nr])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    const other = await correct(no, { ...body, fields: { name: '李四' } }, asker, key);
    expect(other.body.code).toBe('idempotency.key_reused');
    expect(await log(asker.personId)).toMatchObject([
      { complaintNo: no, fields: ['email'], outcome: 'allowed', reason: '说 139******11 停机' },
    ]);
    expect((await correct(no, body, lead)).status).toBe(403);
    expect(await log(asker.personId, 'revealed')).toHaveLength(1);
    expect(await log(asker.personId, 'refused')).toEqual([]);
    expect(await log(lead.personId, 'refused')).toHaveLength(1);
    expect(await log(lead.personId)).toMatchObject([{ outcome: 'refused', fields: ['email'] }]);
  });

  it('may be corrected by who may see it in full, by nobody else', async () => {
    const no = await sent();
    await opened(no);
    const name = { fields: { name: '李四' }, reason: WHY };
    expect((await correct(no, name, lead)).status).toBe(201);
    const both = { ...name, fields: { name: '王五', phone: RIGHT } };
    expect((await correct(no, both, lead)).status).toBe(403);
    expect((await correct(no, name, auditor)).status).toBe(403);
    expect((await correct(no, name, visitor)).status).toBe(401);
    expect((await revealed(no, ['name'])).values).toEqual([{ field: 'name', value: '李四' }]);
  });

  it.each<[string, object, string, string]>([
    ['half a number', { phone: '1390000' }, 'fields.phone', 'phone_mobile_length'],
    ['the end of a number', { phone: '2222' }, 'fields.phone', 'phone_short'],
    ['a masked number', { phone: '139****2222' }, 'fields.phone', 'phone_characters'],
    ['an address without @', { email: 'zhao.example.com' }, 'fields.email', 'email_at'],
    ['a name of blanks', { name: '  ' }, 'fields.name', 'blank'],
    ['nothing', {}, 'fields', 'empty'],
  ])('is refused beside its field when it is %s', async (_, fields, path, code) => {
    const { status, body } = await correct(await sent(), { fields, reason: WHY });
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([422, path, code]);
  });

  it('asks for a reason, and an unknown number has no complaint', async () => {
    const no = await sent();
    const silent = await correct(no, { fields: { phone: RIGHT }, reason: ' ' });
    expect([silent.status, silent.body.errors[0].path]).toEqual([422, 'reason']);
    const unknown = await correct('TS-1999-1', { fields: { phone: RIGHT }, reason: WHY });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'complaint.not_found']);
  });

  it('that two officers correct at once is kept twice; the newest holds, and the second is told', async () => {
    const no = await sent();
    const asOf = (await viewOf(no)).additionCount;
    const [one, two] = await Promise.all([
      correct(no, { fields: { phone: '13700000001' }, reason: WHY, asOf }),
      correct(no, { fields: { phone: '13700000002' }, reason: WHY, asOf }, colleague),
    ]);
    const [first, second] = one.body.nr === 1 ? [one, two] : [two, one];
    const [winner, loser] =
      one.body.nr === 2 ? ['13700000001', '13700000002'] : ['13700000002', '13700000001'];
    expect([first?.body.nr, first?.body.meanwhile]).toEqual([1, []]);
    expect([second?.body.nr, second?.body.meanwhile]).toMatchObject([2, [{ field: 'phone' }]]);
    const { values, corrections } = await revealed(no, ['phone']);
    expect(values).toEqual([{ field: 'phone', value: winner }]);
    expect(corrections?.map(({ before }) => before)).toEqual([[loser], [PHONE]]);
  });

  it('is not corrected in a file that is archived', async () => {
    const no = await sent();
    await opened(no);
    await intake.database.admin(
      `update intake.case_copy set state = 'archived' where complaint_id = $1`,
      [await idOf(no)],
    );
    const answer = await correct(no, { fields: { phone: RIGHT }, reason: WHY });
    expect([answer.status, answer.body.code]).toEqual([409, 'complaint.archived']);
    expect((await viewOf(no)).additions).toEqual([]);
  });
});
