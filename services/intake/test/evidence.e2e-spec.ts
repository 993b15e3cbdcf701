import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  PolicyActivated,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const officer = staff({ role: 'centre_officer', campus: null, department: null });
const leader = staff({ role: 'leader', campus: null, department: null });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const head = staff({ role: 'department_head', campus: 'main', department: 'main.ward' });
const SAID = { slot: 'witness', source: '邻床患者家属王某', place: '3 病区走廊', note: '口述笔录' };

let intake: RunningIntake;
let complaintNo: string;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  complaintNo = await aComplaintAboutTheWard();
}, 60_000);
afterAll(() => intake?.close(), 60_000);

/** Handled by the ward that it complains of, so that its head is the side complained of. */
async function aComplaintAboutTheWard(): Promise<string> {
  const sent = await eventually(async () => {
    const answer = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', await intake.bearer(visitor))
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission({}));
    return answer.status === 503 ? null : (answer.body.complaintNo as string);
  });
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [sent],
  );
  const complaintId = row?.id ?? '';
  const place = { caseNo: sent.replace('TS', 'C'), complaintId, campus: 'main' };
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ ...place, complaintNo: sent, department: null, state: 'received', channel: 'web_form' },
    ...{ channelMarks: [], caseKind: 'external', anonymous: false, relation: 'patient' },
    ...{ contactable: true, externalRef: null, policies: [] },
    ...{ receivedAt: '2026-11-20T02:12:00Z', receivedByCentreAt: '2026-11-20T02:12:00Z' },
    access: {
      ...factsOnReceipt({ ...place, department: null }),
      lead: 'main.ward',
      respondent: { units: ['main.ward'], persons: [] },
    },
  });
  await eventually(async () => (await call('get', head, '', sent)).status === 200);
  return sent;
}

async function upload(content = PNG): Promise<string> {
  const { body } = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(officer))
    .attach('file', content, { filename: '王某笔录.png', contentType: 'image/png' });
  return body.uploadId as string;
}
async function call(
  method: 'get' | 'post',
  who: Identity,
  path: string,
  no = complaintNo,
  body?: object,
) {
  const at = request(intake.url);
  const address = `/api/v1/complaints/${no}${path}`;
  const made = (method === 'get' ? at.get(address) : at.post(address)).set(
    'Authorization',
    await intake.bearer(who),
  );
  return body ? made.send(body) : made;
}
const add = async (who: Identity, uploadId: string, said: object = SAID) =>
  call('post', who, '/files', complaintNo, { uploadId, ...said });
const listed = async (who: Identity) => (await call('get', who, '/files')).body;

describe('a file of the office', () => {
  it('is kept with its hash, its source, and who added it when, and is no attachment of the sender', async () => {
    const uploadId = await upload();
    const added = await add(officer, uploadId);
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({
        ...SAID,
        uploadId,
        step: null,
        fileName: '王某笔录.png',
        sha256: createHash('sha256').update(PNG).digest('hex'),
        addedBy: officer.personId,
        addedRole: 'centre_officer',
        takenAt: null,
      }),
    ]);
    expect(await listed(leader)).toEqual({
      files: [added.body],
      ...{ mayAdd: true, readsOriginals: false },
    });
    expect((await call('get', officer, '')).body.attachments).toEqual([]);
    expect((await call('get', leader, `/attachments/${uploadId}`)).status).toBe(200);
  });

  it('is added once, however often it is sent, and only to one complaint', async () => {
    const uploadId = await upload();
    const first = await add(officer, uploadId);
    expect((await add(officer, uploadId)).body).toEqual(first.body);
    const other = await aComplaintAboutTheWard();
    const again = await call('post', officer, '/files', other, { uploadId, ...SAID });
    expect([again.status, again.body.code]).toEqual([422, 'upload.unknown']);
  });

  it('stands beside the text of a step, and says so to cases, before that text is sent', async () => {
    const uploadId = await upload();
    const added = await add(officer, uploadId, { ...SAID, step: 'giveFinal' });
    expect([added.status, added.body.step]).toEqual([201, 'giveFinal']);
    const [told] = await intake.database.admin<{ body: string }>(
      `select body from intake.outbox where type = 'evidence.added.v1' and aggregate_id = $1`,
      [uploadId],
    );
    expect(JSON.parse(told?.body ?? '{}').data.step).toBe('giveFinal');
    expect((await add(officer, await upload(), { ...SAID, step: 'accept' })).status).toBe(422);
  });

  it('is told to cases by hash and slot, without names', async () => {
    const rows = await intake.database.admin<{ said: string }>(
      `select to_jsonb(o)::text as said from intake.outbox o where type = 'evidence.added.v1'`,
      [],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/王某|病区/);
  });

  it('of the office is unknown to the side complained of, which sees what it handed in itself', async () => {
    const gathered = await upload();
    await add(officer, gathered);
    const own = await upload();
    expect((await add(head, own, { slot: 'statement', source: '病区主任' })).status).toBe(201);
    const { files, mayAdd } = await listed(head);
    expect(mayAdd).toBe(true);
    expect(files.map((one: { uploadId: string }) => one.uploadId)).toEqual([own]);
    expect((await call('get', head, `/attachments/${gathered}`)).status).toBe(404);
    expect((await call('get', head, `/attachments/${own}`)).status).toBe(200);
  });

  it('is read but not added by auditors, and unknown to who may not see the complaint', async () => {
    expect((await listed(auditor)).mayAdd).toBe(false);
    expect((await add(auditor, await upload())).status).toBe(403);
    const elsewhere = staff({ role: 'centre_officer', campus: 'east', department: null });
    expect((await call('get', elsewhere, '/files')).status).toBe(404);
    expect((await add(elsewhere, await upload())).status).toBe(404);
  });
});
