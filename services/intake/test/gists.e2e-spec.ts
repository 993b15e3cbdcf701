import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessFacts,
  AlikePageSchema,
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  type Gist,
  GistsSchema,
  type Identity,
  PolicyActivated,
  type Submission,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, FRIDAY, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const eastOfficer = staff({ role: 'centre_officer', campus: 'east', department: null });
const leader = staff({ role: 'leader', campus: null, department: null });
const assistant = staff({ role: 'department_head', campus: 'main', department: 'main.ward' });
const head = staff({ role: 'department_head', campus: 'main', department: 'main.outpatient' });
const named = { ...leader, personId: randomUUID() };
const time = fakeTime(FRIDAY);

let intake: RunningIntake;
let first: string;
let second: string;
let third: string;
let again: string;
let other: string;

beforeAll(async () => {
  intake = await startIntake({ time });
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  const zhang = {
    anonymous: false,
    name: '张晓明',
    phone: '13800138000',
    relation: 'patient',
  } as const;
  first = await sent({ content: '挂号费收了两次', complainant: zhang });
  time.advance(100 * 86_400_000);
  second = await sent({ content: '挂号费收了两次', complainant: zhang });
  time.advance(10 * 86_400_000);
  third = await sent({
    content: '又来了，家里电话0577-88012345',
    complainant: zhang,
    attachments: [await uploaded()],
  });
  again = await sent({ content: '又来了，家里电话0577-88012345', complainant: zhang });
  other = await sent({
    campus: 'east',
    content: '药房窗口排队太久',
    complainant: { anonymous: true, relation: 'other' },
  });
  await opened(third, {
    lead: 'main.outpatient',
    coUnits: ['main.ward'],
    respondent: { units: [], persons: [named.personId] },
  });
}, 90_000);
afterAll(() => intake?.close(), 60_000);

async function uploaded(): Promise<string> {
  const { body } = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(visitor))
    .attach('file', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {
      filename: 'x.png',
      contentType: 'image/png',
    });
  return body.uploadId as string;
}

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
  const at = time.now().toISOString();
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ caseNo, complaintId, complaintNo, state: 'received', campus: 'main', department: null },
    ...{ channel: 'web_form', channelMarks: [], caseKind: 'external', relation: 'patient' },
    ...{ anonymous: false, contactable: true, externalRef: null, policies: [] },
    ...{ receivedAt: at, receivedByCentreAt: at },
    access: { ...factsOnReceipt(received), ...facts },
  });
  await eventually(async () => (await gists(assistant, complaintNo)).length > 0);
}

const ask = async (who: Identity, complaintNos: readonly string[]) =>
  request(intake.url)
    .post('/api/v1/complaints/gists')
    .set('Authorization', await intake.bearer(who))
    .send({ complaintNos });
async function gists(who: Identity, ...complaintNos: readonly string[]): Promise<Gist[]> {
  const answer = await ask(who, complaintNos);
  expect(answer.status).toBe(200);
  return GistsSchema.parse(answer.body).items;
}

describe('rows of a list', () => {
  it('say of every complaint of a page what it is about, from whom, with how many files, and how often he came', async () => {
    const items = await gists(officer, first, second, third, again, other, 'TS-1999-000001');
    const of = (complaintNo: string) => items.find((item) => item.complaintNo === complaintNo);
    expect(items).toHaveLength(5);
    expect(of(first)).toEqual({
      ...{ complaintNo: first, gist: '挂号费收了两次', anonymous: false, name: '张**' },
      ...{ files: 0, nth: 1, resembles: null },
    });
    expect(of(second)).toMatchObject({ nth: 1, resembles: null });
    expect(of(third)).toMatchObject({ nth: 2, files: 1, resembles: null });
    expect(of(again)).toMatchObject({ nth: 3, resembles: third });
    expect(of(other)).toMatchObject({ anonymous: true, name: null, nth: 1 });
  });

  it('say only what their reader may see, and nothing of what he does not reach', async () => {
    expect((await gists(eastOfficer, first, second, third, other)).map(numberOf)).toEqual([other]);
    expect(await gists(named, third)).toEqual([]);
    expect(await gists(leader, third)).toMatchObject([{ name: '张**', files: 1, nth: 2 }]);
    expect(await gists(assistant, first, third)).toEqual([
      {
        ...{ complaintNo: third, gist: '又来了，家里电话057********45', anonymous: false },
        ...{ name: null, files: null, nth: null, resembles: null },
      },
    ]);
    expect((await ask(visitor, [first])).status).toBe(401);
  });

  it('count for a department the complaints of the same person that it knows, and no others', async () => {
    const phone = '13900139000';
    const wang = { anonymous: false, name: '王五', phone, relation: 'patient' } as const;
    const complaints: string[] = [];
    for (const complainant of [wang, wang, { ...wang, anonymous: true }, wang])
      complaints.push(await sent({ content: '空调太冷', complainant }));
    const [own = '', elsewhere = '', hidden = '', last = ''] = complaints;
    const led = { lead: 'main.outpatient', coUnits: ['main.ward'] };
    await opened(own, led);
    await opened(elsewhere, { lead: 'main.ward' });
    await opened(hidden, led);
    await opened(last, led);
    const seen = async (who: Identity) =>
      new Map((await gists(who, ...complaints)).map((one) => [one.complaintNo, one.nth]));
    expect(await seen(head)).toEqual(
      new Map([
        [own, 1],
        [hidden, null],
        [last, 2],
      ]),
    );
    // The department that is complained of learns no more of the person than the mask shows (R-369).
    const about = await sent({ content: '空调还是太冷', complainant: wang });
    await opened(about, { ...led, respondent: { units: ['main.outpatient'], persons: [] } });
    expect(await gists(head, about)).toMatchObject([{ name: '王*', nth: null, resembles: null }]);
    // The number of who stays anonymous is not kept.
    expect((await gists(officer, about))[0]?.nth).toBe(4);
  });

  it('are no reading of the complaint on record', async () => {
    await gists(officer, first);
    const log = await intake.database.admin(`select 1 from intake.access_log`);
    expect(log).toEqual([]);
  });

  it('say the name and count by the number that staff corrected', async () => {
    const phone = '13700137000';
    const complainant = { anonymous: false, name: '李四', phone, relation: 'patient' } as const;
    const wrong = { ...complainant, name: '赵六', phone: '13600136000' };
    const before = await sent({ content: '缴费窗口少找了钱', complainant });
    const corrected = await sent({ content: '窗口又少找了钱', complainant: wrong });
    const after = await sent({ content: '第三次少找了钱', complainant });
    const ofWrong = await sent({ content: '检查单打印不出来', complainant: wrong });
    const tell = async () =>
      (await gists(officer, before, corrected, after, ofWrong))
        .toSorted((one, other) => one.complaintNo.localeCompare(other.complaintNo))
        .map(({ name, nth }) => [name, nth]);
    expect(await tell()).toEqual([
      ['李*', 1],
      ['赵*', 1],
      ['李*', 2],
      ['赵*', 2],
    ]);
    const key = randomUUID();
    for (let times = 0; times < 2; times += 1) {
      const answer = await request(intake.url)
        .post(`/api/v1/complaints/${corrected}/corrections`)
        .set('Authorization', await intake.bearer(officer))
        .set('Idempotency-Key', key)
        .send({ fields: { name: '李四', phone }, reason: '本人来电更正' });
      expect(answer.status).toBeLessThan(300);
    }
    expect(await tell()).toEqual([
      ['李*', 1],
      ['李*', 2],
      ['李*', 3],
      ['赵*', 1],
    ]);
  });

  it.each([
    ['of no number', []],
    ['of more numbers than a page has', Array.from({ length: 201 }, () => 'TS-2026-000001')],
  ])('%s are refused', async (_, complaintNos) => {
    expect((await ask(officer, complaintNos)).status).toBe(422);
  });
});

describe('complaints that belong with one', () => {
  const related = async (who: Identity, complaintNo: string, query = '') => {
    const answer = await request(intake.url)
      .get(`/api/v1/complaints/${complaintNo}/related${query}`)
      .set('Authorization', await intake.bearer(who));
    return { status: answer.status, page: AlikePageSchema.safeParse(answer.body).data };
  };

  it('are those of the same person with their reasons, likely the same matter first', async () => {
    const { page } = await related(officer, again);
    expect(page?.items.map((item) => [item.complaintNo, item.sameMatter])).toEqual([
      [third, true],
      [second, false],
      [first, false],
    ]);
    expect(page?.items[0]?.reasons).toEqual(expect.arrayContaining(['phone', 'name']));
    expect((await related(officer, other)).page?.items).toEqual([]);
  });

  it('come page by page, each once, and are on record once', async () => {
    const { page: whole } = await related(officer, again);
    const before = await searches();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { page } = await related(officer, again, `?limit=1${cursor && `&cursor=${cursor}`}`);
      expect([page?.items.length, page?.total]).toEqual([1, 3]);
      seen.push(...(page?.items ?? []).map(({ complaintNo }) => complaintNo));
      cursor = page?.nextCursor ?? null;
    }
    expect(seen).toEqual(whole?.items.map(({ complaintNo }) => complaintNo));
    expect((await searches()) - before).toBe(1);
    expect((await related(officer, again, '?cursor=WzFd')).status).toBe(422);
  });

  it('are not told to who does not deal with the person, nor anything to who does not reach it', async () => {
    const { page } = await related(leader, again);
    expect(page?.items.flatMap(({ reasons }) => reasons)).not.toContain('phone');
    for (const who of [eastOfficer, named]) expect((await related(who, third)).status).toBe(404);
    expect((await related(visitor, third)).status).toBe(401);
  });
});

const searches = async (): Promise<number> =>
  (await intake.database.admin(`select 1 from intake.access_log where action = 'find'`)).length;
const numberOf = ({ complaintNo }: Gist): string => complaintNo;
