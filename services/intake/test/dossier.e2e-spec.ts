import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CaseClosed,
  DirectoryPublished,
  type DossierKey,
  type Identity,
  JSON_LINES,
  PolicyActivated,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { strFromU8, strToU8, unzipSync, type Unzipped, zipSync } from 'fflate';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { MailRepository } from '../src/mailbox/mail.repository.js';
import { logOf, verifier } from './dossier-tools.js';
import { aDirectory, aSubmission, NAME, PHONE, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { pdfText } from './pdf-text.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const leader = staff({ role: 'leader', campus: null, department: null });
const auditor = staff({ role: 'auditor', campus: null, department: null });
const admin = staff({ role: 'tenant_admin', campus: null, department: null });
const stranger = staff({ role: 'centre_officer', campus: 'east', department: null });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
type Change = (entries: Unzipped) => Unzipped;
const MAIL = Buffer.from('Subject: =?gbk?B?zbbL3w==?=\r\n\r\n\xcd\xb6\xcb\xdf', 'latin1');
const NOTHING = new Uint8Array();
const FORM = '1-complainant/001 投诉登记表.pdf';
const COVER = '4-other/001 投诉卷宗.pdf';
const REASON = '区法院调取，联系人 13900002222';

const { verify, close: closeVerifier } = verifier();
let intake: RunningIntake;
let complaintNo: string;
beforeAll(async () => {
  intake = await startIntake();
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  const attachments = [
    await upload(visitor, '../../收据 1.png'),
    await upload(visitor, '现场.png'),
  ];
  const receipt = await eventually(async () => {
    const { status, body } = await post(visitor, '/complaints', aSubmission({ attachments }));
    return status === 503 ? null : body;
  });
  complaintNo = receipt.complaintNo;
  await openCaseIn(intake, complaintNo, 'closed');
  await eventually(async () => (await take()).status === 200);
  await post(officer, `/complaints/${complaintNo}/files`, {
    ...{ uploadId: await upload(officer, '监控截图.png'), slot: 'photo', source: '保卫科' },
  });
  const wrote = await request(intake.url)
    .post(`/api/v1/complaints/${complaintNo}/messages`)
    .set({ Authorization: await intake.bearer(visitor), 'Idempotency-Key': randomUUID() })
    .set('X-Tracking-Code', receipt.trackingCode)
    .send({ words: '<b>还有一件事</b>' });
  expect(wrote.status).toBe(201);
  await intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
    const mails = intake.app.get(MailRepository);
    const mailId = randomUUID();
    await mails.keep(tx, {
      ...{ mailId, box: 'tousu@hospital.example', campus: 'main', raw: MAIL },
      ...{ bytes: MAIL.length, cut: false, digest: 'one' },
    });
    await mails.settle(tx, { tenantId: TENANT, mailId }, 'taken', complaintNo);
  });
}, 60_000);
afterAll(async () => {
  await intake?.close();
  await closeVerifier();
}, 60_000);

async function post(who: Identity, path: string, body: object = {}) {
  return request(intake.url)
    .post(`/api/v1${path}`)
    .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': randomUUID() })
    .send(body);
}

async function upload(who: Identity, filename: string): Promise<string> {
  const { body } = await request(intake.url)
    .post('/api/v1/uploads')
    .set('Authorization', await intake.bearer(who))
    .attach('file', PNG, { filename, contentType: 'image/png' });
  return body.uploadId as string;
}

const FACTS = [
  { type: 'case.opened.v1', data: { 单位: '门诊', a: 1.5 }, words: {} },
  { type: 'case.noted.v1', data: {}, words: { note: '家属来过' } },
];
const LOG = logOf(FACTS);

/** What the gateway brings: the case, what is asked, and the log. */
async function take({ who = officer, make = { reason: REASON } as object, log = LOG } = {}) {
  return fetch(`${intake.url}/api/v1/internal/dossiers/${complaintNo}`, {
    method: 'POST',
    headers: { authorization: await intake.bearer(who), 'content-type': JSON_LINES },
    body: `${JSON.stringify({ ...of(), make })}\n${log}`,
  });
}

/** A closed case. */
function of() {
  const at = '2026-11-21T02:00:00.000Z';
  const closed = { version: 2, at, type: CaseClosed.type, text: {}, data: {} };
  return {
    case: {
      ...{
        caseNo: complaintNo.replace('TS', 'C'),
        complaintNo,
        leadDepartment: null,
        remedies: [],
      },
      ...{ clocks: [], followUps: [], log: { entries: 2, from: at, to: at } },
      timeline: [{ ...closed, actor: { type: 'person', id: null, role: null } }],
    },
    people: {},
  };
}

const dossier = async (asked: Parameters<typeof take>[0] = {}): Promise<Uint8Array> =>
  new Uint8Array(await (await take(asked)).arrayBuffer());
const keys = async (): Promise<DossierKey[]> =>
  (
    await request(intake.url)
      .get('/api/v1/dossier-keys')
      .set('Authorization', await intake.bearer(visitor))
  ).body.items;

describe('the dossier of a case', () => {
  it('holds papers, files as they came, log and messages by the four parts, and is sound (R-174)', async () => {
    const answer = await take();
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(Number(answer.headers.get('x-dossier-bytes'))).toBeGreaterThan(0);
    const zip = new Uint8Array(await answer.arrayBuffer());
    const entries = unzipSync(zip);
    const names = Object.keys(entries);
    for (const wanted of [
      ...['1-complainant/001 投诉登记表.pdf', '1-complainant/002 complainant.json'],
      ...['2-matter/001 收据 1.png', '2-matter/002 现场.png', '2-matter/003 complaint.json'],
      '2-matter/004 mail.eml',
      ...['3-handling/001 监控截图.png', '3-handling/002 log.jsonl', '4-other/001 投诉卷宗.pdf'],
    ])
      expect(names).toContain(wanted);
    expect(Buffer.from(entries['2-matter/002 现场.png'] ?? []).equals(PNG)).toBe(true);
    expect(Buffer.from(entries['2-matter/004 mail.eml'] ?? []).equals(MAIL)).toBe(true);
    expect(pdfText(Buffer.from(entries['1-complainant/001 投诉登记表.pdf'] ?? []))).toContain(
      PHONE,
    );
    const text = (name: string): string => Buffer.from(entries[name] ?? []).toString('utf8');
    expect(text('1-complainant/002 complainant.json')).toContain(NAME);
    expect(text('3-handling/002 log.jsonl')).toBe(LOG);
    expect(text('index.html')).toContain('&lt;b&gt;还有一件事&lt;/b&gt;');
    expect(text('index.html')).not.toContain('<script');
    const index = JSON.parse(text('index.json')) as {
      parts: { part: string; entries: object[] }[];
    };
    expect(index.parts.map(({ part }) => part)).toEqual([
      ...['complainant', 'matter', 'handling', 'other'],
    ]);
    expect(index.parts.every(({ entries: own }) => own.length > 0)).toBe(true);
    const [key] = await keys();
    expect(await verify(zip, '--key', key?.keyId ?? '')).toMatchObject({ code: 0 });
    expect(await verify(zip)).toMatchObject({ code: 0, out: expect.stringContaining('compare') });
  });

  it('is for who reads everything of the case, and each try is on record without numbers of people', async () => {
    for (const who of [leader, auditor]) expect((await take({ who })).status).toBe(403);
    expect((await take({ who: stranger })).status).toBe(404);
    expect((await take({ make: { reason: ' ' } })).status).toBe(422);
    const rows = await intake.database.admin<{ outcome: string; reason: string }>(
      `select outcome, reason from intake.access_log where action = 'dossier.make' order by at, id`,
    );
    expect(rows.at(-1)).toMatchObject({ outcome: 'refused' });
    expect(rows[0]?.outcome).toBe('allowed');
    expect(rows[0]?.reason).toContain('区法院调取');
    expect(rows[0]?.reason).not.toContain('13900002222');
  });

  it('says which file the store has lost or changed, instead of not being made', async () => {
    const gone = await upload(visitor, '丢失.png');
    await post(officer, `/complaints/${complaintNo}/files`, {
      ...{ uploadId: gone, slot: 'photo', source: '保卫科' },
    });
    const [row] = await intake.database.admin<{ storage_key: string }>(
      'select storage_key from intake.upload where id = $1',
      [gone],
    );
    await rm(join(intake.uploads, row?.storage_key ?? ''));
    const zip = await dossier();
    expect(Object.keys(unzipSync(zip)).join()).not.toContain('丢失');
    const { code, out } = await verify(zip);
    expect([code, out]).toEqual([0, expect.stringMatching(/missing already.*丢失\.png/)]);
  });
});

describe('a copy of the case for somebody outside', () => {
  const COURT = { to: 'court', name: '区人民法院', reason: '依调查令提供', language: 'zh-CN' };
  const give = async (who: Identity, said: object) =>
    post(who, `/internal/dossiers/${complaintNo}/copies`, { ...of(), give: said });
  const fetched = async (copyId: string): Promise<Uint8Array> => {
    const path = `/api/v1/complaints/${complaintNo}/copies/${copyId}/files/${copyId}`;
    const answer = await fetch(`${intake.url}${path}`, {
      headers: { authorization: await intake.bearer(officer) },
    });
    return new Uint8Array(await answer.arrayBuffer());
  };
  const textOf = (entries: Unzipped): string =>
    Object.entries(entries)
      .map(([name, content]) =>
        name.endsWith('.pdf') ? pdfText(Buffer.from(content)) : Buffer.from(content).toString(),
      )
      .join('\n');

  it('has nothing of the house and no numbers, says what is left out, and is on record once', async () => {
    const said = { ...COURT, copyId: randomUUID() };
    const first = await give(officer, said);
    const again = await give(officer, said);
    expect([first.status, again.body]).toEqual([201, first.body]);
    const [file] = first.body.files;
    expect(file).toMatchObject({ uploadId: said.copyId, mediaType: 'application/zip' });
    const zip = await fetched(said.copyId);
    expect(createHash('sha256').update(zip).digest('hex')).toBe(file.sha256);
    expect(await verify(zip)).toMatchObject({ code: 0 });
    const entries = unzipSync(zip);
    const text = textOf(entries);
    for (const inside of [PHONE, NAME, '家属来过', '保卫科']) expect(text).not.toContain(inside);
    expect(Object.keys(entries).join()).not.toMatch(/log\.jsonl|监控截图/);
    expect(text).toContain('还有一件事');
    expect(text).toMatch(/医院收集的调查材料：\d 个文件/);
    const { copies } = (
      await request(intake.url)
        .get(`/api/v1/complaints/${complaintNo}/copies`)
        .set('Authorization', await intake.bearer(officer))
    ).body;
    expect(copies.filter(({ copyId }: { copyId: string }) => copyId === said.copyId)).toHaveLength(
      1,
    );
    expect(await give(auditor, { ...COURT, copyId: randomUUID() })).toMatchObject({ status: 403 });
  });

  it('shows the complainant what is his own', async () => {
    const said = { ...COURT, to: 'complainant', name: NAME, copyId: randomUUID() };
    await give(officer, said);
    expect(textOf(unzipSync(await fetched(said.copyId)))).toContain(PHONE);
  });
});

describe('npx tingsu-verify', () => {
  let sound: Uint8Array;
  beforeAll(async () => {
    sound = await dossier();
  });
  const changed = (change: Change) => zipSync(change(unzipSync(sound)), { level: 6 });
  const first = '2-matter/001 收据 1.png';
  const flipped = (content = NOTHING): Uint8Array<ArrayBuffer> =>
    new Uint8Array(content).map((byte, index) => (index === 10 ? byte ^ 1 : byte));
  const without = ({ [first]: _gone, ...others }: Unzipped): Unzipped => others;

  it('takes an archive that was unpacked and packed again for what it is', async () => {
    expect(await verify(changed((entries) => entries))).toMatchObject({ code: 0 });
  });

  const files: Record<string, { readonly said: RegExp; readonly change: Change }> = {
    'a changed byte': {
      said: /was changed: 2-matter\/001/,
      change: (entries) => ({ ...entries, [first]: flipped(entries[first]) }),
    },
    'a removed file': { said: /is missing: 2-matter\/001/, change: without },
    'an added file': {
      said: /was added: 2-matter\/009/,
      change: (entries) => ({ ...entries, '2-matter/009 new.txt': strToU8('x') }),
    },
    'swapped files': {
      said: /was changed: 1-complainant[\s\S]*was changed: 4-other/,
      change: (entries) => ({
        ...entries,
        [COVER]: entries[FORM] ?? NOTHING,
        [FORM]: entries[COVER] ?? NOTHING,
      }),
    },
    'a changed index': {
      said: /was changed: index\.html/,
      change: (entries) => ({ ...entries, 'index.html': flipped(entries['index.html']) }),
    },
    'a changed list': {
      said: /list was changed/,
      change: (entries) => ({
        ...entries,
        'manifest.json': strToU8(
          strFromU8(entries['manifest.json'] ?? NOTHING).replace('zh-CN', 'en'),
        ),
      }),
    },
    'a missing list': {
      said: /manifest\.json is missing/,
      change: ({ 'manifest.json': _gone, ...others }) => others,
    },
    'a missing signature': {
      said: /manifest\.sig is missing/,
      change: ({ 'manifest.sig': _gone, ...others }) => others,
    },
  };
  it.each(Object.keys(files))('finds %s', async (what) => {
    const { said, change } = files[what] ?? { said: /never/, change: (entries) => entries };
    const { code, out } = await verify(changed(change));
    expect([code, out]).toEqual([1, expect.stringMatching(said)]);
  });

  it('finds a bit that changed anywhere in the content, and a file that was cut off', async () => {
    const zip = Buffer.from(sound);
    const at = zip.indexOf(PNG) + 40;
    zip[at] = (zip[at] ?? 0) ^ 1;
    expect(await verify(zip)).toMatchObject({ code: 1 });
    expect(await verify(zip.subarray(0, zip.length - 10))).toMatchObject({ code: 2 });
  });

  it('finds a list that somebody else signed, by the number of the key', async () => {
    const [ours] = await keys();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const forged = changed((entries) => {
      const kept = without(entries);
      const manifest = JSON.parse(Buffer.from(kept['manifest.json'] ?? []).toString());
      manifest.entries = manifest.entries.filter(({ path }: { path: string }) => path !== first);
      const list = Buffer.from(JSON.stringify(manifest));
      return {
        ...kept,
        'manifest.json': new Uint8Array(list),
        'manifest.sig': strToU8(
          JSON.stringify({
            publicKey: publicKey.toString('base64'),
            signature: sign(null, list, privateKey).toString('base64'),
          }),
        ),
      };
    });
    expect(await verify(forged, '--key', ours?.keyId ?? '')).toMatchObject({
      ...{ code: 1, out: expect.stringContaining('another key') },
    });
    const said = await verify(forged);
    const theirs = createHash('sha256').update(publicKey).digest('hex');
    expect([said.code, said.out]).toEqual([0, expect.stringContaining(theirs)]);
    expect(await verify(forged, '--key', 'x')).toMatchObject({ code: 2 });
  });

  it('finds a log whose chain does not hold, although the list was signed', async () => {
    const log = LOG.replace('case.noted.v1', 'case.noted.v2');
    const { code, out } = await verify(await dossier({ log }));
    expect([code, out]).toEqual([1, expect.stringMatching(/chain .* line 2/)]);
  });
});

describe('the key of a hospital group', () => {
  it('is changed by its administrators, and the older one still proves what it signed', async () => {
    const before = await dossier();
    expect(await post(officer, '/dossier-keys')).toMatchObject({ status: 403 });
    expect(await post(admin, '/dossier-keys')).toMatchObject({ status: 201 });
    const [newest, older] = await keys();
    expect([newest?.until, older?.until]).toEqual([null, newest?.from]);
    expect(newest?.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    expect(await verify(before, '--key', older?.keyId ?? '')).toMatchObject({ code: 0 });
    expect(await verify(await dossier(), '--key', newest?.keyId ?? '')).toMatchObject({ code: 0 });
    const kept = await intake.database.admin<{ private_key: Buffer }>(
      'select private_key from intake.dossier_key',
    );
    expect(kept.some(({ private_key: sealed }) => sealed.includes('PRIVATE KEY'))).toBe(false);
  });
});
