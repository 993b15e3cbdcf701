import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  type AccessLogEntry,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  type Identity,
  PolicyActivated,
  type Role,
  type Submission,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, NAME, PHONE, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const EMAIL = 'zhao@example.com';
const ADDRESS = '榆林路 8 号 3 单元 501';

/** Each holds one role, and is a person of their own. */
const holder = (role: Role, department: string | null = null, campus: string | null = 'main') => ({
  ...staff({ role, campus, department }),
  personId: randomUUID(),
});
const officer = holder('centre_officer');
const agent = holder('callback_agent');
const lead = holder('department_head', 'main.outpatient');
const accused = holder('department_head', 'main.surgery');
const assistant = holder('department_head', 'main.ward');
const leader = holder('leader', null, null);
const auditor = holder('auditor', null, null);
const named = holder('centre_head');
const excluded = holder('centre_officer');
const elsewhere = holder('centre_officer', null, 'east');

let intake: RunningIntake;
let complaintNo: string;

beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  complaintNo = await sent({
    complainant: {
      ...{ anonymous: false, name: NAME, phone: `${PHONE} / 0577-88012345`, relation: 'patient' },
      ...{ email: EMAIL, address: ADDRESS },
    },
  });
  await opened(complaintNo, {
    ...{ lead: 'main.outpatient', coUnits: ['main.ward'], supervising: ['main.surgery'] },
    ...{ excluded: [excluded.personId], callBack: true },
    respondent: { units: ['main.surgery'], persons: [named.personId] },
  });
}, 90_000);
afterAll(() => intake?.close(), 60_000);

async function sent(changes: Partial<Submission>): Promise<string> {
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

/** The case of a complaint, as cases would publish it. */
async function opened(no: string, facts: Partial<AccessFacts>): Promise<void> {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [no],
  );
  const complaintId = row?.id ?? '';
  const caseNo = no.replace('TS-', 'C-');
  const received = { caseNo, complaintId, campus: 'main', department: null };
  const at = new Date().toISOString();
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ caseNo, complaintId, complaintNo: no, state: 'received', campus: 'main' },
    ...{ channel: 'web_form', channelMarks: [], caseKind: 'external', relation: 'patient' },
    ...{ anonymous: false, contactable: true, externalRef: null, policies: [], department: null },
    ...{ receivedAt: at, receivedByCentreAt: at },
    access: { ...factsOnReceipt(received), ...facts },
  });
  await eventually(async () => {
    const known = await intake.database.admin(
      'select from intake.case_copy where complaint_id = $1 and access is not null',
      [complaintId],
    );
    return known.length === 1;
  });
}

const reveal = async (who: Identity, body: object, no = complaintNo) =>
  request(intake.url)
    .post(`/api/v1/complaints/${no}/reveal`)
    .set('Authorization', await intake.bearer(who))
    .send(body);

const log = async (query: object): Promise<AccessLogEntry[]> =>
  (
    await request(intake.url)
      .get('/api/v1/access-log')
      .query({ complaintNo, ...query })
      .set('Authorization', await intake.bearer(auditor))
  ).body.items;

describe('what is masked of a person', () => {
  it('is shown in full for a reason, for some minutes, and kept by no one on the way (S-08)', async () => {
    const fields = ['phone', 'email', 'address', 'name'];
    const answer = await reveal(agent, { fields, reason: 'call_back' });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body.values).toEqual([
      { field: 'phone', value: PHONE },
      { field: 'phone', value: '057788012345' },
      { field: 'email', value: EMAIL },
      { field: 'address', value: ADDRESS },
      { field: 'name', value: NAME },
    ]);
    const minutes = (Date.parse(answer.body.until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(6);
  });

  it('is not shown without a reason, nor for one of three letters', async () => {
    for (const reason of [undefined, '', '  a  ', 'abc']) {
      const { status, body } = await reveal(officer, { fields: ['phone'], reason });
      expect([status, body.code, body.errors[0].path]).toEqual([422, 'request.invalid', 'reason']);
    }
    expect((await reveal(officer, { fields: [], reason: 'call_back' })).status).toBe(422);
    expect((await reveal(officer, { fields: ['words'], reason: 'call_back' })).status).toBe(422);
  });

  it.each([
    ['the office', officer, 200, 200],
    ['who calls back', agent, 200, 200],
    ['the department that answers', lead, 200, 403],
    ['a leader', leader, 200, 403],
    ['a department that assists', assistant, 403, 403],
    ['a department complained of', accused, 403, 403],
    ['an auditor', auditor, 403, 403],
    ['who is complained of', named, 404, 404],
    ['who is kept away', excluded, 404, 404],
    ['another campus', elsewhere, 404, 404],
    ['a visitor', visitor, 401, 401],
  ])('is open to %s only as the access table says', async (_, who, identity, contact) => {
    const reason = '核对身份';
    expect((await reveal(who, { fields: ['name'], reason })).status).toBe(identity);
    expect((await reveal(who, { fields: ['phone'], reason })).status).toBe(contact);
    const both = await reveal(who, { fields: ['name', 'phone'], reason });
    expect(both.status).toBe(contact);
    if (contact !== 200) expect(both.text).not.toContain(NAME);
  });

  it('is open to the head of a department while the policy leaves the call-back to it', async () => {
    const theirs = await sent({});
    const owing = { lead: 'main.outpatient', callBack: true, callers: ['main.outpatient'] };
    await opened(theirs, owing);
    const asked = { fields: ['phone'], reason: 'call_back' };
    const numbers = [await reveal(lead, asked, theirs), await reveal(assistant, asked, theirs)];
    expect(numbers.map(({ status }) => status)).toEqual([200, 404]);
    expect(numbers[0]?.body.values).toEqual([{ field: 'phone', value: PHONE }]);
    const accusedToo = await sent({});
    await opened(accusedToo, {
      ...owing,
      respondent: { units: ['main.outpatient'], persons: [] },
    });
    expect((await reveal(lead, asked, accusedToo)).status).toBe(403);
  });

  it('is on record each time, refused or not, without the numbers that a reason names', async () => {
    const asker = holder('centre_officer');
    await reveal(asker, { fields: ['phone', 'phone'], reason: `回电 ${PHONE}` });
    await reveal(named, { fields: ['phone'], reason: '想知道是谁' });
    const [mine] = await log({ personId: asker.personId });
    expect(mine).toMatchObject({
      ...{ action: 'revealed', outcome: 'allowed', fields: ['phone'], reason: '回电 139******11' },
      ...{ complaintNo, personId: asker.personId },
    });
    const [his] = await log({ personId: named.personId, from: mine?.at });
    expect(his).toMatchObject({ action: 'revealed', outcome: 'refused', reason: '想知道是谁' });
    expect(await log({ personId: asker.personId, to: mine?.at })).toEqual([]);
  });

  it('is nothing where nothing was given, and an unknown number has no complaint', async () => {
    const silent = await sent({
      channel: 'web_form',
      complainant: { anonymous: true, relation: 'other' },
    });
    const answer = await reveal(
      officer,
      { fields: ['phone', 'name'], reason: 'call_back' },
      silent,
    );
    expect(answer.body.values).toEqual([]);
    const unknown = await reveal(officer, { fields: ['phone'], reason: 'call_back' }, 'TS-1999-1');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'complaint.not_found']);
  });
});
