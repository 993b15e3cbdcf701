import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  type Identity,
  PolicyActivated,
  SharedWordsSchema,
  type WordingMarked,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const eastOfficer = staff({ role: 'centre_officer', campus: 'east', department: null });
const operator = staff({ role: 'operator', campus: null, department: null });

let intake: RunningIntake;
let first: string;
let second: string;
let other: string;

beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  first = await sent('星期一在门诊等X光等了三个小时，排队混乱，护士态度差');
  second = await sent('X光室星期一总是排队，医生没有解释', '13800138000');
  other = await sent('饭菜太凉');
  for (const one of [first, second, other]) await opened(one);
}, 90_000);
afterAll(() => intake?.close(), 60_000);

async function sent(content: string, phone = '13900001111'): Promise<string> {
  const complainant = { anonymous: false, name: '赵建国', phone, relation: 'patient' } as const;
  let complaintNo = '';
  await eventually(async () => {
    const { body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', await intake.bearer(visitor))
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission({ content, complainant }));
    complaintNo = body.complaintNo;
    return complaintNo !== undefined;
  });
  return complaintNo;
}

const idOf = async (complaintNo: string): Promise<string> => {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  return row?.id ?? '';
};

async function opened(complaintNo: string): Promise<void> {
  const caseNo = complaintNo.replace('TS', 'C');
  const place = { caseNo, complaintId: await idOf(complaintNo), campus: 'main', department: null };
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...place,
    ...{ state: 'received', complaintNo, channel: 'web_form', channelMarks: [] },
    ...{ caseKind: 'external', anonymous: false, relation: 'patient', contactable: true },
    ...{ externalRef: null, receivedAt: '2026-11-20T02:12:00Z' },
    ...{ receivedByCentreAt: '2026-11-20T02:12:00Z', policies: [], access: factsOnReceipt(place) },
  });
}

const events = async (): Promise<WordingMarked[]> =>
  (
    await intake.database.admin<{ body: string }>(
      `select body from intake.outbox where type = 'wording.marked.v1'`,
    )
  ).map(({ body }) => JSON.parse(body));
async function marks() {
  const told = (await events()).flatMap(({ data }) => data.complaints);
  const of = async (complaintNo: string) => {
    const id = await idOf(complaintNo);
    return told.find(({ complaintId }) => complaintId === id);
  };
  return { first: await of(first), second: await of(second), other: await of(other) };
}

async function shared(who: Identity, complaintNos: readonly string[]) {
  const { body } = await request(intake.url)
    .post('/api/v1/complaints/shared-words')
    .set('Authorization', await intake.bearer(who))
    .send({ complaintNos });
  return SharedWordsSchema.parse(body);
}

describe('the words of complaints', () => {
  it('R-327: leave intake as marks that only their equality can be seen of, and never as words', async () => {
    await eventually(async () => (await marks()).other !== undefined);
    const told = await marks();
    const both = told.first?.words.filter((word) => told.second?.words.includes(word));
    expect(both).toHaveLength(3);
    expect(told.other?.words.some((word) => told.first?.words.includes(word))).toBe(false);
    expect([told.first?.person === told.other?.person, told.second?.person]).toEqual([
      true,
      expect.any(Number),
    ]);
    expect(told.first?.person).not.toBe(told.second?.person);
    const said = JSON.stringify(await events());
    for (const word of ['星期一', '排队', 'x光', '13900001111']) expect(said).not.toContain(word);
    const inSearch = await intake.database.admin<{ n: string }>(
      `select count(*) as n from intake.find_entry where marks && $1::integer[]`,
      [told.first?.words],
    );
    expect(Number(inSearch[0]?.n)).toBe(0);
  });

  it('are told to who may read the complaints, and to nobody else', async () => {
    const all = [first, second].map((one) => one.replace('TS', 'C'));
    const { words, read } = await shared(officer, all);
    expect([new Set(words), read]).toEqual([new Set(['星期一', 'x光', '排队']), 2]);
    for (const who of [eastOfficer, operator])
      expect(await shared(who, all)).toEqual({ words: [], read: 0 });
    expect(await shared(officer, [first, 'TS-2026-999999'])).toEqual({ words: [], read: 1 });
  });
});
