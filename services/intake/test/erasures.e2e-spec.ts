import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseErased,
  ComplaintErasurePreviewSchema,
  DirectoryPublished,
  ERASED_WORDS,
  type Identity,
  PolicyActivated,
} from '@tingsu/contracts';
import { DataKeys } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { eventually, everythingReadable } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import request from 'supertest';
import type { IntakeConfig } from '../src/config.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const officer = staff({ role: 'centre_officer', campus: null, department: null });
const privacy = staff({ role: 'privacy_officer', campus: null, department: null });
/** What is known of the person: none of it may be left. */
const SAID = ['欧阳玉兰', '13911112222', 'yulan@example.com', '解放路七号', '抢走了我的病历本'];
const [NAME, PHONE, EMAIL, ADDRESS, WORDS] = SAID;
const LATER = '后来又在电话里骂了我';
/** Another complaint, which stays as it is. */
const STAYS = '等候两个小时无人解释';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
}, 60_000);
afterAll(() => intake?.close(), 60_000);

const call = async (
  method: 'get' | 'post',
  who: Identity,
  path: string,
  body?: object,
  key: string = randomUUID(),
) => {
  const asked = request(intake.url);
  const to = `/api/v1${path}`;
  return (method === 'get' ? asked.get(to) : asked.post(to))
    .set('Authorization', await intake.bearer(who))
    .set('Idempotency-Key', key)
    .send(body);
};

async function upload(): Promise<string> {
  const { body } = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(visitor))
    .attach('file', PNG, { filename: `${NAME}的病历.png`, contentType: 'image/png' });
  return body.uploadId as string;
}

/** A complaint with everything that a person leaves: identity, words, a file, an addition, a message. */
async function complain(content: string, attachments: string[] = []) {
  const submission = aSubmission({
    ...{ content, attachments },
    complainant: {
      ...{ anonymous: false, relation: 'patient', name: NAME, phone: PHONE },
      ...{ email: EMAIL, address: ADDRESS },
    },
  });
  const key = randomUUID();
  const { body } = await eventually(async () => {
    const answer = await call('post', visitor, '/complaints', submission, key);
    return answer.status === 503 ? null : answer;
  });
  return body as { complaintNo: string; trackingCode: string };
}

async function idOf(complaintNo: string): Promise<string> {
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [complaintNo],
  );
  return row?.id ?? '';
}

const readable = (): Promise<string> =>
  everythingReadable(
    (sql, params) => intake.database.admin(sql, params),
    ['intake'],
    Buffer.from(intake.app.get<IntakeConfig>(CONFIG).MASTER_KEY ?? '', 'base64'),
  );
const files = (): string[] =>
  readdirSync(intake.uploads, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** By the same way as the decision of cases reaches intake. */
async function erase(complaintNo: string, caseId: string, version: number): Promise<void> {
  const complaintId = await idOf(complaintNo);
  await intake.publish(CaseErased, caseId, version, {
    ...{ state: 'closed', complaintId, erasureId: randomUUID(), ground: 'consent_withdrawn' },
  });
  await eventually(async () => {
    const [row] = await intake.database.admin(
      'select 1 as there from intake.subject_key where subject = $1 and destroyed_at is not null',
      [complaintId],
    );
    return row ?? null;
  });
}

describe('what a person said in a complaint, once it was erased (PIPL art. 47)', () => {
  let complaintNo: string;
  let caseId: string;
  let code: string;
  let uploadId: string;
  let kept: string;

  beforeAll(async () => {
    kept = (await complain(STAYS)).complaintNo;
    uploadId = await upload();
    ({ complaintNo, trackingCode: code } = await complain(WORDS ?? '', [uploadId]));
    caseId = await openCaseIn(intake, complaintNo, 'triage');
    await openCaseIn(intake, kept, 'closed');
    await eventually(
      async () => (await call('get', officer, `/complaints/${complaintNo}`)).status === 200,
    );
    const added = await call('post', officer, `/complaints/${complaintNo}/additions`, {
      ...{ kind: 'statement', content: LATER },
    });
    expect(added.status).toBeLessThan(300);
  }, 60_000);

  it('is counted before, and stays as it is by that', async () => {
    const { body } = await call('get', privacy, `/complaints/${complaintNo}/erasure`);
    const { goes } = ComplaintErasurePreviewSchema.parse(body);
    expect(Object.fromEntries(goes.map(({ what, count }) => [what, count]))).toMatchObject({
      ...{ complaint_words: 5, additions: 1, files: 1, marks: 3, index_entries: 2 },
    });
    expect((await call('get', officer, `/complaints/${complaintNo}/erasure`)).status).toBe(403);
    const before = await readable();
    for (const said of [...SAID, LATER, STAYS]) expect(before).toContain(said);
    expect(files()).toHaveLength(1);
  });

  it('is in no table and no file, whichever keys are left, and others are as they were', async () => {
    const keys = await intake.database.unitOfWork.run(TENANT, (tx) =>
      intake.app.get(DataKeys).forTenant(tx),
    );
    const mark = keys.blindIndex('phone', PHONE ?? '').toString('hex');
    const occurrences = async () => (await readable()).split(mark).length - 1;
    expect(await occurrences()).toBe(2);
    await erase(complaintNo, caseId, 2);
    const after = await readable();
    expect(after).toContain(STAYS);
    for (const said of [WORDS, LATER, `${NAME}的病历`]) expect(after).not.toContain(said);
    // The other complaint of the same person is another matter: it keeps its own.
    expect(after.split(PHONE ?? '').length - 1).toBe(1);
    expect(await occurrences()).toBe(1);
    await eventually(() => Promise.resolve(files().length === 0));
  });

  it('says so wherever it is read, and fails nowhere', async () => {
    const { body: complaint, status } = await call('get', officer, `/complaints/${complaintNo}`);
    expect(status).toBe(200);
    expect(complaint.content).toBe(ERASED_WORDS);
    expect(complaint.warnings ?? []).toEqual([]);
    expect([complaint.name ?? null, complaint.phone ?? null]).toEqual([null, null]);
    expect(JSON.stringify(complaint)).not.toContain('欧阳');
    const gists = await call('post', officer, '/complaints/gists', { complaintNos: [complaintNo] });
    expect(JSON.stringify(gists.body)).toContain(ERASED_WORDS);
    const progress = await request(intake.url)
      .get(`/api/v1/complaints/${complaintNo}/progress`)
      .set('Authorization', await intake.bearer(visitor))
      .set('X-Tracking-Code', code);
    expect(progress.status).toBe(200);
    const file = await call('get', officer, `/complaints/${complaintNo}/attachments/${uploadId}`);
    expect([404, 410]).toContain(file.status);
    const found = await call('post', officer, '/complaints/find', { q: '病历本' });
    expect(JSON.stringify(found.body)).not.toContain(complaintNo);
    for (const path of ['thread', 'evidence', 'copies', 'papers'])
      expect([
        path,
        (await call('get', officer, `/complaints/${complaintNo}/${path}`)).status,
      ]).toEqual([path, expect.not.stringMatching(/5\d\d/)]);
    const added = await call('post', officer, `/complaints/${complaintNo}/additions`, {
      ...{ kind: 'statement', content: '再补充一句' },
    });
    expect([409, 410]).toContain(added.status);
    const { body: other } = await call('get', officer, `/complaints/${kept}`);
    expect(other.content).toBe(STAYS);
  });

  it('may be told twice, and the row of the complaint and its number stay', async () => {
    await erase(complaintNo, caseId, 3);
    const [row] = await intake.database.admin(
      'select complaint_no as no, channel, phone_index from intake.complaint where complaint_no = $1',
      [complaintNo],
    );
    expect(row).toEqual({ no: complaintNo, channel: 'web_form', phone_index: null });
  });
});
