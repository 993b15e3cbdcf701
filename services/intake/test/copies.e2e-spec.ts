import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseOpened,
  DirectoryPublished,
  factsOnReceipt,
  PolicyActivated,
  type CopiesView,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import request from 'supertest';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const head = staff({ role: 'department_head', campus: 'main', department: 'main.ward' });
const SAID = { to: 'court', name: '区人民法院', reason: '依调查令提供', form: 'clean' };

let intake: RunningIntake;
let complaintNo: string;
let photo: Buffer;
let photoId: string;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  photo = await aPhotoOnItsSide();
  ({ complaintNo, uploadId: photoId } = await aComplaintWithIts(photo));
}, 60_000);
afterAll(() => intake?.close(), 60_000);

/** Wide, stored on its side, with an owner and a place in it. */
const aPhotoOnItsSide = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Copyright: 'Wang Fang' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function aComplaintWithIts(content: Buffer) {
  const authorization = await intake.bearer(visitor);
  const { body } = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', authorization)
    .attach('file', content, { filename: '走廊.jpg', contentType: 'image/jpeg' });
  const uploadId = body.uploadId as string;
  const sent = await eventually(async () => {
    const answer = await request(intake.url)
      .post('/api/v1/complaints')
      .set('Authorization', authorization)
      .set('Idempotency-Key', randomUUID())
      .send(aSubmission({ attachments: [uploadId] }));
    return answer.status === 503 ? null : (answer.body.complaintNo as string);
  });
  const [row] = await intake.database.admin<{ id: string }>(
    'select id from intake.complaint where complaint_no = $1',
    [sent],
  );
  const place = { caseNo: sent.replace('TS', 'C'), complaintId: row?.id ?? '', campus: 'main' };
  await intake.publish(CaseOpened, randomUUID(), 1, {
    ...{ ...place, complaintNo: sent, department: null, state: 'received', channel: 'web_form' },
    ...{ channelMarks: [], caseKind: 'external', anonymous: false, relation: 'patient' },
    ...{ contactable: true, externalRef: null, policies: [] },
    ...{ receivedAt: '2026-11-20T02:12:00Z', receivedByCentreAt: '2026-11-20T02:12:00Z' },
    access: { ...factsOnReceipt({ ...place, department: null }), lead: 'main.ward' },
  });
  await eventually(
    async () => (await get(head, `/complaints/${sent}/attachments/${uploadId}`)).status === 200,
  );
  return { complaintNo: sent, uploadId };
}

const get = async (who: Identity, path: string) =>
  request(intake.url)
    .get(`/api/v1${path}`)
    .set('Authorization', await intake.bearer(who))
    .buffer(true)
    .responseType('blob');
const give = async (who: Identity, said: object) =>
  request(intake.url)
    .post(`/api/v1/complaints/${complaintNo}/copies`)
    .set('Authorization', await intake.bearer(who))
    .send(said);
const listed = async (who: Identity) =>
  request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}/copies`)
    .set('Authorization', await intake.bearer(who));
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('a photo', () => {
  const path = () => `/complaints/${complaintNo}/attachments/${photoId}`;

  it('is shown turned upright and without place and owner', async () => {
    for (const who of [head, officer, head]) {
      const { body } = await get(who, path());
      const { width, height, orientation, exif } = await sharp(body as Buffer).metadata();
      expect([width, height, orientation, exif]).toEqual([20, 40, undefined, undefined]);
      expect((body as Buffer).includes('Wang Fang')).toBe(false);
    }
  });

  it('is read as it came by who may, and that stays on record', async () => {
    const original = await get(officer, `${path()}?original=true`);
    expect(hashOf(original.body as Buffer)).toBe(hashOf(photo));
    expect((await get(head, `${path()}?original=true`)).status).toBe(404);
    const rows = await intake.database.admin(
      `select outcome from intake.access_log where action = 'originals.read' order by outcome`,
    );
    expect(rows).toEqual([{ outcome: 'allowed' }, { outcome: 'refused' }]);
  });

  it('that cannot be read is kept from who may not read originals', async () => {
    const there = await aComplaintWithIts(photo);
    await intake.database.admin(
      `update intake.upload set media_type = 'image/heic' where id = $1`,
      [there.uploadId],
    );
    const at = `/complaints/${there.complaintNo}/attachments/${there.uploadId}`;
    expect((await get(head, at)).status).toBe(403);
    expect((await get(officer, at)).status).toBe(200);
  });
});

describe('copies for somebody outside', () => {
  it('are on record with recipient, reason and the hash of what was given, once', async () => {
    const copyId = randomUUID();
    const first = await give(officer, { ...SAID, copyId, files: [photoId] });
    expect(first.status).toBe(201);
    const copies = first.body as CopiesView;
    expect(copies).toMatchObject({ ...SAID, givenBy: officer.personId });
    const [file] = copies.files;
    const given = await get(
      officer,
      `/complaints/${complaintNo}/copies/${copyId}/files/${photoId}`,
    );
    expect(hashOf(given.body as Buffer)).toBe(file?.sha256);
    expect(file?.sha256).not.toBe(hashOf(photo));
    expect((await give(officer, { ...SAID, copyId, files: [photoId] })).body).toEqual(copies);
    expect((await listed(auditor)).body).toEqual({ copies: [copies], mayGive: false });
    const logged = await intake.database.admin(
      `select reason, outcome from intake.access_log where action = 'copies.give' and reason is not null`,
    );
    expect(logged).toEqual([{ reason: 'court: 依调查令提供', outcome: 'allowed' }]);
    const [told] = await intake.database.admin<{ body: string }>(
      `select body from intake.outbox where type = 'evidence.copiesGiven.v1'`,
    );
    expect(told?.body).toContain(file?.sha256);
    expect(told?.body).not.toMatch(/法院|调查令/);
  });

  it('are the originals where that was said', async () => {
    const said = { ...SAID, copyId: randomUUID(), form: 'original', files: [photoId] };
    const { body } = await give(officer, said);
    expect((body as CopiesView).files[0]?.sha256).toBe(hashOf(photo));
  });

  it('are refused without a reason, for files of another complaint, and to who may not give them', async () => {
    const asked = { ...SAID, copyId: randomUUID(), files: [photoId] };
    expect((await give(officer, { ...asked, reason: '  ' })).status).toBe(422);
    const strange = await give(officer, { ...asked, files: [randomUUID()] });
    expect([strange.status, strange.body.code]).toEqual([422, 'upload.unknown']);
    for (const who of [auditor, head])
      expect((await give(who, { ...asked, copyId: randomUUID() })).status).toBe(403);
  });
});
