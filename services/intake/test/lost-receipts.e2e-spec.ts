import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { visitor } from './running-intake.js';
import { type Sending, startSending } from './sending.js';

let sending: Sending;
beforeAll(async () => {
  sending = await startSending();
}, 120_000);
afterAll(() => sending?.close(), 60_000);

const ask = async (body: object, from = '198.51.100.7') =>
  request(sending.intake.url)
    .post('/api/v1/complaints/lost-receipts')
    .set({ Authorization: await sending.intake.bearer(visitor), 'X-Forwarded-For': from })
    .send(body);

const again = async (complaintId: string, key = randomUUID()) =>
  request(sending.intake.url)
    .post(`/api/v1/complaints/${await sending.numberOf(complaintId)}/receipt`)
    .set({
      Authorization: await sending.intake.bearer(visitor),
      'X-Tracking-Code': await sending.codeOf(complaintId),
      'Idempotency-Key': key,
    });

const read = async (complaintId: string, path: string, code: string) =>
  request(sending.intake.url)
    .get(`/api/v1/complaints/${await sending.numberOf(complaintId)}/${path}`)
    .set({ Authorization: await sending.intake.bearer(visitor), 'X-Tracking-Code': code });

/** What was asked for is looked for, and what was found has gone. */
async function gone(): Promise<void> {
  await eventually(async () => {
    const waiting = await sending.intake.database.admin('select from intake.lost_receipt');
    return waiting.length === 0;
  });
  await sending.job.round();
}
const textsTo = async (phone: string) =>
  (await sending.providers.texts('aliyun')).filter(({ to }) => to === phone);

describe('who lost the receipt', () => {
  it('gets number and short code at the number that was given, and the answer tells nobody whether there is one', async () => {
    const complaint = await sending.complaint({ phone: '13900007701' });
    const known = await ask({ phone: '+86 139-0000-7701' });
    const unknown = await ask({ phone: '13900007702' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(known.status).toBe(202);
    await gone();
    expect(await textsTo('13900007702')).toEqual([]);
    const [text, ...more] = await textsTo('13900007701');
    expect(more).toEqual([]);
    expect(text?.text).toContain(await sending.numberOf(complaint));
    const code = /查询码(\d{4} \d{4})/.exec(text?.text ?? '')?.[1] ?? '';
    expect((await read(complaint, 'progress', code)).status).toBe(200);
    const thread = await read(complaint, 'messages', code);
    expect(thread.body.items).toMatchObject([{ kind: 'receipt', direction: 'out' }]);
    expect(thread.text).not.toContain(code.slice(0, 4));
  });

  it('gets it by mail as well, and of many complaints the newest three', async () => {
    const email = 'Many@home.test';
    for (let i = 0; i < 4; i++) await sending.complaint({ email });
    await ask({ email: 'many@HOME.test' });
    await gone();
    const subjects = (await sending.providers.mails()).map(({ subject }) => subject);
    expect(subjects.filter((one) => one.endsWith('您的投诉编号和查询码'))).toHaveLength(3);
  });

  it('is not written to more than twice in half a day, whoever asks', async () => {
    await sending.complaint({ phone: '13900007703' });
    for (let i = 0; i < 4; i++) {
      expect((await ask({ phone: '13900007703' }, `192.0.2.${i}`)).status).toBe(202);
      await gone();
    }
    expect(await textsTo('13900007703')).toHaveLength(2);
  });

  it('asks ten times from one network and waits then', async () => {
    const answers = [];
    for (let i = 0; i < 12; i++)
      answers.push(await ask({ phone: `1390000780${i % 10}` }, `2001:db8:7:7::${i}`));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(10);
    const last = answers.at(-1);
    expect([last?.status, last?.body.code]).toEqual([429, 'request.too_many']);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each([
    ['nothing', {}, 'required'],
    ['both', { phone: '13900007704', email: 'a@b.test' }, 'required'],
    ['a number that is none', { phone: '139000077' }, 'phone_mobile_length'],
    ['an address that is none', { email: 'zhao at home' }, 'email_at'],
  ])('is shown at the field what is wrong with %s', async (_, body, code) => {
    const answer = await ask(body, '192.0.2.99');
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code]);
  });
});

describe('who has the code', () => {
  it('has number and short code sent to the phone, once for a key', async () => {
    const complaint = await sending.complaint({ phone: '13900007711' });
    const key = randomUUID();
    const answers = [await again(complaint, key), await again(complaint, key)];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, { media: ['sms'] }],
      [202, { media: ['sms'] }],
    ]);
    await sending.job.round();
    expect(await textsTo('13900007711')).toHaveLength(1);
  });

  it('is told that there is nowhere to send it, and to wait after three times', async () => {
    const silent = await sending.complaint({ phone: '0912-8888888' });
    expect((await again(silent)).body.code).toBe('contact.missing');
    const complaint = await sending.complaint({ phone: '13900007712' });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await again(complaint)).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
  });
});

describe('who complains for a patient', () => {
  const asPatient = async (token: string, agrees?: boolean) => {
    const headers = {
      Authorization: await sending.intake.bearer(visitor),
      'X-Consent-Token': token,
    };
    const called = request(sending.intake.url);
    return agrees === undefined
      ? called.get('/api/v1/consent').set(headers)
      : called.post('/api/v1/consent').set(headers).send({ agrees });
  };
  const askPatient = async (complaintId: string, body: object = {}, key = randomUUID()) =>
    request(sending.intake.url)
      .post(`/api/v1/complaints/${await sending.numberOf(complaintId)}/consent`)
      .set({
        Authorization: await sending.intake.bearer(visitor),
        'X-Tracking-Code': await sending.codeOf(complaintId),
        'Idempotency-Key': key,
      })
      .send(body);
  const standing = async (complaintId: string) =>
    (await read(complaintId, 'consent', await sending.codeOf(complaintId))).body;

  it('asks the patient by a link and a text; the patient answers once, and the hospital learns it', async () => {
    const complaint = await sending.complaint({ relation: 'family' });
    expect(await standing(complaint)).toEqual({ needed: true, texts: true, last: null });
    const key = randomUUID();
    const asked = await askPatient(complaint, { phone: '13900007721' }, key);
    expect([asked.status, asked.body]).toMatchObject([201, { texted: true }]);
    expect((await askPatient(complaint, { phone: '13900007721' }, key)).body).toEqual(asked.body);
    await read(complaint, 'messages', await sending.codeOf(complaint));
    await sending.job.round();
    const texts = await textsTo('13900007721');
    expect(texts.map(({ text }) => text)).toEqual([
      expect.stringContaining(`https://tingsu.test/consent#${asked.body.token}`),
    ]);
    const kept = await sending.intake.database.admin<{ row: string }>(
      'select r::text as row from intake.consent_request r where complaint_id = $1',
      [complaint],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.row).not.toContain('13900007721');

    expect((await asPatient('of-nobody')).body.code).toBe('consent.unknown');
    const page = await asPatient(asked.body.token);
    expect(page.body).toMatchObject({
      ...{ state: 'open', complainant: '赵**', relation: 'family' },
      hospital: { zh: '总院区' },
    });
    const given = await asPatient(asked.body.token, true);
    expect([given.status, given.body]).toMatchObject([
      200,
      { state: 'given', complainant: null, relation: null },
    ]);
    expect((await asPatient(asked.body.token, true)).body).toEqual(given.body);
    expect((await asPatient(asked.body.token, false)).body.code).toBe('consent.answered');
    expect((await standing(complaint)).last.state).toBe('given');
    expect((await askPatient(complaint)).body.code).toBe('consent.answered');
    const thread = await read(complaint, 'messages', await sending.codeOf(complaint));
    expect(thread.body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['consent', 'consent_request'],
    ]);
  });

  it('is told of a link that ran out or was replaced, of a no, and where nobody has to agree', async () => {
    const complaint = await sending.complaint({ relation: 'family' });
    const [old, fresh] = [await askPatient(complaint), await askPatient(complaint)];
    expect((await asPatient(old.body.token)).body.state).toBe('expired');
    expect((await asPatient(old.body.token, true)).body.code).toBe('consent.expired');
    expect((await asPatient(fresh.body.token, false)).body.state).toBe('refused');
    expect((await standing(complaint)).last.state).toBe('refused');

    const late = await sending.complaint({ relation: 'family' });
    const asked = await askPatient(late);
    sending.time.advance(14 * 24 * 60 * 60_000);
    expect((await asPatient(asked.body.token, true)).body.code).toBe('consent.expired');
    for (let i = 0; i < 3; i++) expect((await askPatient(late)).status).toBe(201);
    expect((await askPatient(late)).body.code).toBe('request.too_many');

    const patient = await sending.complaint({ relation: 'patient' });
    expect((await askPatient(patient)).body.code).toBe('consent.not_needed');
  });
});
