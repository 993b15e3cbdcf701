import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  type AccessLogEntry,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  FoundPageSchema,
  type Identity,
  PolicyActivated,
  type Submission,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, OTHER_TENANT, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const eastOfficer = staff({ role: 'centre_officer', campus: 'east', department: null });
const leader = staff({ role: 'leader', campus: null, department: null });
const lead = staff({ role: 'department_head', campus: 'main', department: 'main.outpatient' });
const assistant = staff({ role: 'department_head', campus: 'main', department: 'main.ward' });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const named = {
  ...staff({ role: 'leader', campus: null, department: null }),
  personId: randomUUID(),
};
const stranger: Identity = { ...officer, tenantId: OTHER_TENANT };

let intake: RunningIntake;
let zhang: string;
let wang: string;

beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  zhang = await sent({
    content: '挂号费收了两次，住院号2026110588，家里电话0577-88012345。',
    complainant: {
      anonymous: false,
      name: '张晓明',
      phone: '+86 138-0013-8000',
      relation: 'patient',
    },
  });
  await opened(zhang, {
    lead: 'main.outpatient',
    coUnits: ['main.ward'],
    respondent: { units: [], persons: [named.personId] },
  });
  wang = await sent({
    campus: 'east',
    content: '药房窗口排队太久，单子上写的是B超室。',
    complainant: { anonymous: false, name: '单田芳', phone: '13911112222', relation: 'family' },
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
async function opened(complaintNo: string, facts: Partial<AccessFacts>): Promise<void> {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1 and tenant_id = $2',
    [complaintNo, TENANT],
  );
  const complaintId = row?.id ?? '';
  const caseNo = complaintNo.replace('TS-', 'C-');
  const received = { caseNo, complaintId, campus: 'main', department: null };
  const at = new Date().toISOString();
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ caseNo, complaintId, complaintNo, state: 'received', campus: 'main', department: null },
    ...{ channel: 'web_form', channelMarks: [], caseKind: 'external', relation: 'patient' },
    ...{ anonymous: false, contactable: true, externalRef: null, policies: [] },
    ...{ receivedAt: at, receivedByCentreAt: at },
    access: { ...factsOnReceipt(received), ...facts },
  });
  await eventually(async () => (await found(lead, '挂号费')).length > 0);
}

const find = async (who: Identity, body: object) =>
  request(intake.url)
    .post('/api/v1/complaints/find')
    .set('Authorization', await intake.bearer(who))
    .send(body);
async function found(who: Identity, q: string): Promise<(readonly [string, readonly string[]])[]> {
  const answer = await find(who, { q });
  expect([q, answer.status]).toEqual([q, 200]);
  return FoundPageSchema.parse(answer.body).items.map((item) => [item.complaintNo, item.foundBy]);
}

describe('complaints are found', () => {
  it.each([
    ['13800138000', 'phone'],
    ['138 0013 8000', 'phone'],
    ['+86 138-0013-8000', 'phone'],
    ['8000', 'phone'],
    ['0577-88012345', 'phone'],
    ['88012345', 'phone'],
    ['张晓明', 'name'],
    ['晓明', 'name'],
    ['zhangxiaoming', 'name'],
    ['Zhang Xiaoming', 'name'],
    ['zxm', 'name'],
    ['挂号费', 'words'],
    ['收了两次', 'words'],
    ['2026110588', 'words'],
  ])('by %s, as %s', async (q, by) => {
    const hits = await found(officer, q);
    expect(hits.map(([complaintNo]) => complaintNo)).toEqual([zhang]);
    expect(hits[0]?.[1]).toContain(by);
  });

  it('by both readings of a surname, by words in two scripts, and by a name among words', async () => {
    for (const q of ['shantianfang', 'dtf', 'B超', 'b超室', '单田芳 排队', '排队 单田芳'])
      expect([q, (await found(officer, q)).map(([no]) => no)]).toEqual([q, [wang]]);
    expect(await found(officer, '张晓明 排队')).toEqual([]);
  });

  it('with the case, its state and campus, and never with their words', async () => {
    const { body } = await find(officer, { q: '张晓明' });
    expect(body.items[0]).toEqual({
      caseNo: zhang.replace('TS-', 'C-'),
      complaintNo: zhang,
      state: 'received',
      campus: 'main',
      receivedAt: expect.any(String),
      foundBy: ['name'],
    });
    expect((await find(officer, { q: '单田芳' })).body.items[0]).toMatchObject({
      caseNo: null,
      state: null,
    });
  });
});

describe('a search finds nothing that its reader may not see', () => {
  it('out of his reach: another campus, another department, another group, a person kept away, a visitor', async () => {
    expect(await found(eastOfficer, '挂号费')).toEqual([]);
    expect(await found(eastOfficer, '排队')).toEqual([[wang, ['words']]]);
    expect(await found(lead, '排队')).toEqual([]);
    expect(await found(stranger, '挂号费')).toEqual([]);
    expect(await found(leader, '挂号费')).toEqual([[zhang, ['words']]]);
    expect(await found(named, '挂号费')).toEqual([]);
    expect((await find(visitor, { q: '挂号费' })).status).toBe(401);
  });

  it('by a phone, for a role that makes no calls; nor by a number that stands in the words', async () => {
    for (const who of [leader, lead])
      for (const q of ['13800138000', '8000', '0577-88012345', '88012345', '2345'])
        expect([q, await found(who, q)]).toEqual([q, []]);
  });

  it('by a name, for a department that only assists', async () => {
    expect(await found(lead, '张晓明')).toEqual([[zhang, ['name']]]);
    expect(await found(assistant, '挂号费')).toEqual([[zhang, ['words']]]);
    for (const q of ['张晓明', 'zxm', '张晓明 挂号费'])
      expect(await found(assistant, q)).toEqual([]);
  });
});

describe('a search of complaints', () => {
  it('is on record with what it told of a person, without its words', async () => {
    await found(officer, '张晓明');
    const log = await request(intake.url)
      .get('/api/v1/access-log')
      .set('Authorization', await intake.bearer(auditor));
    const entries = log.body.items as AccessLogEntry[];
    expect(entries.find(({ action }) => action === 'find')).toMatchObject({
      complaintNo: null,
      reason: expect.stringContaining('name'),
    });
    expect(entries.find(({ action }) => action === 'found')).toMatchObject({
      complaintNo: zhang,
      reason: 'name',
    });
    const [dump] = await intake.database.admin<{ all: string }>(
      `select string_agg(l::text, '') as all from intake.access_log l`,
    );
    for (const word of ['张晓明', '挂号', '13800138000']) expect(dump?.all).not.toContain(word);
  });

  it.each([
    ['of one common character', { q: '的' }, 'q'],
    ['of nothing', { q: '' }, 'q'],
    ['of 101 characters', { q: '长'.repeat(101) }, 'q'],
    ['for a page of 10,000 rows', { q: '挂号', limit: 10_000 }, 'limit'],
    ['with a cursor of something else', { q: '挂号', cursor: 'WyJhIl0' }, 'cursor'],
  ])('%s is answered with a problem', async (_, body, path) => {
    const answer = await find(officer, body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path]);
  });

  it('goes from page to page, the newest first, each once', async () => {
    const sentNow: string[] = [];
    for (let i = 0; i < 5; i++)
      sentNow.push(
        await sent({
          content: `停车场收费不清楚，第${i}次`,
          complainant: { anonymous: true, relation: 'other' },
        }),
      );
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = FoundPageSchema.parse(
        (await find(officer, { q: '停车场', limit: 2, cursor: cursor ?? undefined })).body,
      );
      seen.push(...page.items.map(({ complaintNo }) => complaintNo));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(sentNow.reverse());
  });
});

describe('what the database holds of a search', () => {
  it('is marks that say nothing without the key', async () => {
    const [dump] = await intake.database.admin<{ all: string }>(
      `select string_agg(e::text, '') as all from intake.find_entry e`,
    );
    for (const text of ['张晓明', '挂号', '13800138000']) {
      expect(dump?.all).not.toContain(text);
      expect(dump?.all).not.toContain(Buffer.from(text).toString('hex'));
    }
  });
});
