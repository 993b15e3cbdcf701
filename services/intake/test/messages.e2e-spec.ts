import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DirectoryPublished,
  type Identity,
  MAX_MESSAGE_CHARACTERS,
  PolicyActivated,
  type Receipt,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
type Path = 'messages' | 'withdrawal' | 'rating' | 'confirmation' | 'objection';

let intake: RunningIntake;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await eventually(async () => (await complain()).complaintNo !== undefined);
}, 60_000);
afterAll(() => intake.close());

async function complain(): Promise<Receipt> {
  const answer = await request(intake.url)
    .post('/api/v1/complaints')
    .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': randomUUID() })
    .send(aSubmission({ complainant: { anonymous: true, relation: 'patient' } }));
  return answer.body as Receipt;
}

async function write(
  { complaintNo, trackingCode }: Pick<Receipt, 'complaintNo' | 'trackingCode'>,
  body: object,
  { path = 'messages', key = randomUUID() }: { readonly path?: Path; readonly key?: string } = {},
) {
  return request(intake.url)
    .post(`/api/v1/complaints/${complaintNo}/${path}`)
    .set({
      Authorization: await intake.bearer(visitor),
      'X-Tracking-Code': trackingCode,
      'Idempotency-Key': key,
    })
    .send(body);
}

async function read(
  { complaintNo, trackingCode }: Pick<Receipt, 'complaintNo' | 'trackingCode'>,
  query = '',
) {
  return request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}/messages${query}`)
    .set({ Authorization: await intake.bearer(visitor), 'X-Tracking-Code': trackingCode });
}

async function upload(who: Identity = visitor): Promise<string> {
  const answer = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(who))
    .attach('file', PNG, { filename: '授权书.png', contentType: 'image/png' });
  return answer.body.uploadId as string;
}

async function eventsOf(complaintNo: string): Promise<readonly Record<string, unknown>[]> {
  const rows = await intake.database.admin<{ data: Record<string, unknown> }>(
    `select body::jsonb -> 'data' as data from intake.outbox
     where type = 'message.written.v1' and body::jsonb -> 'data' ->> 'complaintNo' = $1 order by position`,
    [complaintNo],
  );
  return rows.map(({ data }) => data);
}

/** Until intake knows the case in this state. */
async function inState(receipt: Receipt, state: 'awaiting_info' | 'closed' | 'archived') {
  await openCaseIn(intake, receipt.complaintNo, state);
  const stage = { awaiting_info: 'waiting_for_you', closed: 'closed', archived: 'closed' }[state];
  await eventually(async () => {
    const answer = await request(intake.url)
      .get(`/api/v1/complaints/${receipt.complaintNo}/progress`)
      .set({
        Authorization: await intake.bearer(visitor),
        'X-Tracking-Code': receipt.trackingCode,
      });
    return answer.body.stage === stage;
  });
}

describe('the thread of a complainant', () => {
  it('takes words with rare characters and emoji as they are, and says to cases only that there are some', async () => {
    const receipt = await complain();
    const words = '我是𠮷田，药盒上写着㐂 💊\n👩‍👩‍👧 电话 13800009999';
    const sent = await write(receipt, { words });
    expect([sent.status, sent.body]).toMatchObject([
      201,
      { nr: 1, direction: 'in', kind: 'message', words, files: [], readAt: null },
    ]);
    expect((await read(receipt)).body).toMatchObject({
      items: [{ nr: 1, words }],
      nextCursor: null,
    });
    const [event, ...more] = await eventsOf(receipt.complaintNo);
    expect([event, more]).toMatchObject([
      { nr: 1, direction: 'in', kind: 'message', via: 'progress_page', by: null, files: 0 },
      [],
    ]);
    expect(JSON.stringify(event)).not.toContain('吉田');
  });

  it('takes the same message once, also at once, and refuses the key for another one', async () => {
    const receipt = await complain();
    const key = randomUUID();
    const file = await upload();
    const body = { words: '补一张照片', files: [file] };
    const twice = await Promise.all([write(receipt, body, { key }), write(receipt, body, { key })]);
    expect(twice.map(({ status, body: { nr } }) => [status, nr])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    expect((await write(receipt, { words: '别的' }, { key })).body.code).toBe(
      'idempotency.key_reused',
    );
    expect((await read(receipt)).body.items).toHaveLength(1);
    expect(await eventsOf(receipt.complaintNo)).toHaveLength(1);
  });

  it('is open to who has the code, and no other', async () => {
    const [mine, other] = [await complain(), await complain()];
    await write(mine, { words: '只给医院看' });
    const wrong = { complaintNo: mine.complaintNo, trackingCode: other.trackingCode };
    const unknown = { complaintNo: 'TS-2026-999999', trackingCode: mine.trackingCode };
    for (const receipt of [wrong, unknown, { ...mine, trackingCode: '' }]) {
      expect((await read(receipt)).body).toMatchObject({ code: 'complaint.not_found' });
      expect((await write(receipt, { words: '我来' })).status).toBe(404);
    }
    expect(await eventsOf(mine.complaintNo)).toHaveLength(1);
  });

  it('gives its files to who has the code, and takes none that belongs to another complaint', async () => {
    const [mine, other] = [await complain(), await complain()];
    const file = await upload();
    const sent = await write(mine, { files: [file] });
    expect(sent.body.files).toMatchObject([{ uploadId: file, fileName: '授权书.png' }]);
    const fetched = async ({ complaintNo, trackingCode }: Receipt) =>
      request(intake.url)
        .get(`/api/v1/complaints/${complaintNo}/messages/${sent.body.messageId}/files/${file}`)
        .set({ Authorization: await intake.bearer(visitor), 'X-Tracking-Code': trackingCode });
    expect((await fetched(mine)).status).toBe(200);
    expect((await fetched(other)).body.code).toBe('request.not_found');
    const stolen = await write(other, { words: '这是我的', files: [file] });
    expect([stolen.status, stolen.body.code]).toEqual([422, 'upload.unknown']);
    expect((await read(other)).body.items).toEqual([]);
  });

  it.each([
    ['nothing', {}, 'words'],
    ['blanks', { words: ' \u200B ' }, 'words'],
    ['more than fits', { words: '长'.repeat(MAX_MESSAGE_CHARACTERS + 1) }, 'words'],
    ['eleven files', { files: Array.from({ length: 11 }, () => randomUUID()) }, 'files'],
  ])('refuses %s, at the field', async (_, body, path) => {
    const answer = await write(await complain(), body);
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('is read in pages, the newest first', async () => {
    const receipt = await complain();
    for (const words of ['一', '二', '三']) await write(receipt, { words });
    const first = (await read(receipt, '?limit=2')).body;
    expect(first.items.map(({ words }: { words: string }) => words)).toEqual(['三', '二']);
    const second = (await read(receipt, `?limit=2&cursor=${first.nextCursor}`)).body;
    expect([second.items[0].words, second.nextCursor]).toEqual(['一', null]);
    expect((await read(receipt, '?cursor=zzz')).body.code).toBe('request.invalid');
  });

  it('takes fifty messages a day, and says then when to go on', async () => {
    const receipt = await complain();
    await intake.database.admin(
      `insert into intake.message (tenant_id, message_id, complaint_id, nr, direction, kind, body, at, recorded_at)
       select tenant_id, gen_random_uuid(), id, n, 'in', 'message', '', now(), now()
       from intake.complaint, generate_series(1, 50) n where complaint_no = $1`,
      [receipt.complaintNo],
    );
    const answer = await write(receipt, { words: '第五十一条' });
    expect([answer.status, answer.body.code]).toEqual([429, 'request.too_many']);
  });
});

describe('what a complainant asks for', () => {
  it('is the missing material while the hospital waits for it', async () => {
    const receipt = await complain();
    await inState(receipt, 'awaiting_info');
    const key = randomUUID();
    const body = { words: '授权委托书在附件里', files: [await upload()] };
    expect((await write(receipt, body, { key })).body.kind).toBe('supplement');
    expect((await write(receipt, body, { key })).body.nr).toBe(1);
  });

  it('is a withdrawal while the handling lasts, and none after it', async () => {
    const [open, over] = [await complain(), await complain()];
    expect((await write(open, {}, { path: 'withdrawal' })).body.kind).toBe('withdrawal');
    await inState(over, 'closed');
    const refused = await write(over, { words: '算了' }, { path: 'withdrawal' });
    expect([refused.status, refused.body.code]).toEqual([409, 'complaint.ended']);
    expect((await write(over, { words: '还有一句话' })).status).toBe(201);
  });

  it('X-24: is an objection with its words, in any state, and says to nobody whether there is something to object to', async () => {
    const [open, over] = [await complain(), await complain()];
    await inState(over, 'closed');
    for (const receipt of [open, over]) {
      const sent = await write(receipt, { words: '只许写信不合理' }, { path: 'objection' });
      expect([sent.status, sent.body.kind]).toEqual([201, 'objection']);
      expect(await eventsOf(receipt.complaintNo)).toMatchObject([{ kind: 'objection' }]);
    }
    const bare = await write(open, {}, { path: 'objection' });
    expect([bare.status, bare.body.errors?.[0]?.path]).toEqual([422, 'words']);
  });

  it('is nothing more once the file is archived', async () => {
    const receipt = await complain();
    await inState(receipt, 'archived');
    expect((await write(receipt, { words: '在吗' })).body.code).toBe('complaint.archived');
    expect((await read(receipt)).status).toBe(200);
  });

  it('is no opinion on an answer that there is not, and says why if it is bad', async () => {
    const receipt = await complain();
    const early = await write(receipt, { satisfied: true }, { path: 'rating' });
    expect([early.status, early.body.code]).toEqual([409, 'answer.missing']);
    const bare = await write(receipt, { satisfied: false }, { path: 'rating' });
    expect([bare.status, bare.body.errors?.[0]?.path]).toEqual([422, 'words']);
    expect((await write(receipt, {}, { path: 'confirmation' })).body.code).toBe('answer.missing');
  });
});

describe('the thread of a case', () => {
  const officer = staff({ role: 'centre_officer', campus: 'main', department: null });
  const elsewhere = staff({ role: 'centre_officer', campus: 'east', department: null });
  const auditor = staff({ role: 'auditor', campus: null, department: null });
  const caseOf = ({ complaintNo }: Receipt) => complaintNo.replace('TS', 'C');

  async function answer(
    receipt: Receipt,
    body: object,
    { who = officer, key = randomUUID() }: { who?: Identity; key?: string } = {},
  ) {
    return request(intake.url)
      .post(`/api/v1/cases/${caseOf(receipt)}/messages`)
      .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': key })
      .send(body);
  }
  async function seen(receipt: Receipt, who: Identity = officer) {
    return request(intake.url)
      .get(`/api/v1/cases/${caseOf(receipt)}/messages`)
      .set('Authorization', await intake.bearer(who));
  }

  it('is one with that of the complainant, and says on both sides when the other has seen it', async () => {
    const receipt = await complain();
    await write(receipt, { words: '你们查得怎么样了？' });
    expect((await seen(receipt, auditor)).body).toMatchObject({
      mayWrite: false,
      items: [{ readAt: null, via: 'progress_page', by: null }],
    });
    const key = randomUUID();
    expect((await seen(receipt)).body.mayWrite).toBe(true);
    const file = await upload(officer);
    const body = { words: '请说明当时是几号窗口', files: [file] };
    const sent = await answer(receipt, body, { key });
    expect([sent.status, sent.body]).toMatchObject([
      201,
      { nr: 2, direction: 'out', by: officer.personId, via: null },
    ]);
    expect((await answer(receipt, body, { key })).body.nr).toBe(2);
    const [theirs, mine] = (await read(receipt)).body.items;
    expect(mine.readAt).not.toBeNull();
    expect(theirs).toMatchObject({ direction: 'out', files: [{ uploadId: file }] });
    expect(JSON.stringify(theirs)).not.toContain(officer.personId);
    expect((await seen(receipt)).body.items[0].readAt).not.toBeNull();
    const complaint = await request(intake.url)
      .get(`/api/v1/complaints/${receipt.complaintNo}`)
      .set('Authorization', await intake.bearer(officer));
    expect(complaint.body.attachments).toEqual([]);
  });

  it('hides numbers in the words from who does not see them in the fields', async () => {
    const receipt = await complain();
    await write(receipt, { words: '打我电话 13800009999' });
    expect((await seen(receipt)).body.items[0].words).toContain('13800009999');
    expect((await seen(receipt, auditor)).body.items[0].words).not.toContain('13800009999');
  });

  it.each<[string, Identity, number, string]>([
    ['another campus', elsewhere, 404, 'case.not_found'],
    ['an auditor', auditor, 403, 'access.denied'],
    ['a visitor', visitor, 401, 'session.required'],
  ])('takes no answer from %s', async (_, who, status, code) => {
    const receipt = await complain();
    const refused = await answer(receipt, { words: '您好' }, { who });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect((await read(receipt)).body.items).toEqual([]);
  });

  it('takes no empty answer, and none to an archived complaint', async () => {
    const receipt = await complain();
    expect((await answer(receipt, {})).body.errors[0].path).toBe('words');
    await inState(receipt, 'archived');
    expect((await answer(receipt, { words: '您好' })).body.code).toBe('complaint.archived');
  });
});
