import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DirectoryPublished, MAX_UPLOAD_BYTES, PolicyActivated } from '@tingsu/contracts';
import request from 'supertest';
import { Sweep } from '../src/uploads/sweep.job.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

/** The smallest PNG: one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const officer = staff({ role: 'centre_officer', campus: null, department: null });
let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
});
afterAll(() => intake.close());

describe('an attachment', () => {
  it('is stored under a generated name and comes back as it was, never to be shown in the window', async () => {
    const uploaded = await upload(PNG, '病历.PNG', 'image/png');
    expect([uploaded.status, uploaded.body]).toEqual([
      201,
      {
        uploadId: expect.any(String),
        fileName: '病历.png',
        mediaType: 'image/png',
        bytes: PNG.length,
      },
    ]);
    const complaintNo = await submitWith([uploaded.body.uploadId]);
    const file = await download(complaintNo, uploaded.body.uploadId);
    expect(file.body).toEqual(PNG);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition':
        'attachment; filename="attachment.png"; filename*=UTF-8\'\'%E7%97%85%E5%8E%86.png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect((await files()).join()).not.toContain('病历');
    const view = await request(intake.url)
      .get(`/api/v1/complaints/${complaintNo}`)
      .set('Authorization', await intake.bearer(officer));
    expect(view.body.attachments).toEqual([uploaded.body]);
  });

  it('is refused while the files of the group that no complaint took fill its quota (S-16)', async () => {
    const { uploadId } = (await upload(PNG, 'a.png', 'image/png')).body;
    await intake.database.admin(
      `insert into intake.upload (tenant_id, id, file_name, media_type, bytes, sha256, storage_key, created_at)
       select tenant_id, gen_random_uuid(), file_name, media_type, 2000000000, sha256, storage_key || n, created_at
       from intake.upload, generate_series(1, 11) n where id = $1`,
      [uploadId],
    );
    const refused = await upload(PNG, 'b.png', 'image/png');
    expect([refused.status, refused.body.code]).toEqual([503, 'service.busy']);
    await intake.database.admin('delete from intake.upload where bytes = 2000000000');
    expect((await upload(PNG, 'b.png', 'image/png')).status).toBe(201);
  });

  it.each<[string, Buffer, string, string]>([
    ['a PDF that says it is a picture', PDF, 'scan.png', 'image/png'],
    [
      'a page of HTML that says it is a picture',
      Buffer.from('<html><script>alert(1)</script></html>'),
      'x.png',
      'image/png',
    ],
    ['a program', Buffer.from(`MZ${'\0'.repeat(200)}`), 'x.exe', 'application/octet-stream'],
    [
      'an SVG, which can carry a script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'x.svg',
      'image/svg+xml',
    ],
  ])('is refused when it is %s', async (_, content, name, type) => {
    const before = await files();
    const answer = await upload(content, name, type);
    expect([answer.status, answer.body.code]).toEqual([415, 'upload.type_refused']);
    expect(await files()).toEqual(before);
  });

  it.each<[string, Buffer, string, string]>([
    ['an archive', Buffer.from('504b0304140000000000', 'hex'), 'x.zip', 'upload.archive'],
    [
      'a document of old Office or WPS',
      Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(500)}`, 'hex'),
      '情况说明.wps',
      'upload.old_office',
    ],
  ])('is refused with what to do when it is %s', async (_, content, name, code) => {
    const answer = await upload(content, name, 'application/octet-stream');
    expect([answer.status, answer.body.code]).toEqual([415, code]);
  });

  it('keeps a voice message of WeChat and a name with rare characters', async () => {
    const silk = Buffer.from('\x02#!SILK_V3\x0c\x00', 'latin1');
    const answer = await upload(silk, '𠮷田的语音.amr', 'audio/amr');
    expect(answer.body).toMatchObject({ fileName: '𠮷田的语音.silk', mediaType: 'audio/silk' });
  });

  it('is refused as empty when there is nothing in it', async () => {
    const answer = await upload(Buffer.alloc(0), 'x.png', 'image/png');
    expect([answer.status, answer.body.code]).toEqual([422, 'upload.empty']);
  });

  it.each([
    ['a JPEG that a phone calls .heic', '03-jpeg-named-heic.heic', 'image/heic', 'jpg'],
    ['a voice message of WeChat', '05-wechat-voice.amr', 'audio/amr', 'amr'],
    ['a JPEG that a chat calls .png', '03-jpeg-named-heic.heic', 'image/png', 'jpg'],
  ])('is taken as what it is: %s', async (_, name, declared, extension) => {
    const content = await readFile(new URL(`inputs/${name}`, import.meta.url));
    const answer = await upload(content, name, declared);
    expect(answer.status).toBe(201);
    expect(answer.body.fileName).toMatch(new RegExp(`\\.${extension}$`));
  });

  it('is refused above 20 MB, and taken up to it', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(MAX_UPLOAD_BYTES - PDF.length)]);
    expect((await upload(large, 'x.pdf', 'application/pdf')).status).toBe(201);
    const answer = await upload(
      Buffer.concat([large, Buffer.from('x')]),
      'x.pdf',
      'application/pdf',
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'upload.too_large']);
  });

  it('must come as a form with a file', async () => {
    const authorization = await intake.bearer(visitor);
    const json = await request(intake.url)
      .post('/api/v1/uploads')
      .set('Authorization', authorization)
      .send({});
    const empty = await request(intake.url)
      .post('/api/v1/uploads')
      .set('Authorization', authorization)
      .field('a', 'b');
    for (const { status, body } of [json, empty])
      expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it('of another complaint is not found under this one', async () => {
    const { uploadId } = (await upload(PNG, 'a.png', 'image/png')).body;
    await submitWith([uploadId]);
    expect((await download(await submitWith([]), uploadId)).status).toBe(404);
  });

  it('that no complaint took within 24 hours is removed; one that was taken stays', async () => {
    const [orphan, taken] = [
      (await upload(PNG, 'a.png', 'image/png')).body.uploadId,
      (await upload(PNG, 'b.png', 'image/png')).body.uploadId,
    ];
    const complaintNo = await submitWith([taken]);
    await intake.database.admin(
      "update intake.upload set created_at = created_at - interval '25 hours' where id = any($1)",
      [[orphan, taken]],
    );
    expect(await intake.app.get(Sweep).sweep()).toBe(1);
    expect((await files()).filter((name) => name === orphan || name === taken)).toEqual([taken]);
    expect((await download(complaintNo, taken)).status).toBe(200);
  });
});

async function upload(content: Buffer, filename: string, contentType: string) {
  return request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(visitor))
    .attach('file', content, { filename, contentType });
}

async function submitWith(attachments: string[]): Promise<string> {
  const authorization = await intake.bearer(visitor);
  return eventually(async () => {
    const call = request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID());
    const { status, body } = await call.send(aSubmission({ attachments }));
    return status === 503 ? null : (body.complaintNo as string);
  });
}

async function download(complaintNo: string, uploadId: string) {
  return request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}/attachments/${uploadId}?original=true`)
    .set('Authorization', await intake.bearer(officer))
    .responseType('blob');
}

async function files(): Promise<string[]> {
  const entries = await readdir(intake.uploads, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}
