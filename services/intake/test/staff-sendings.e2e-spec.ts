import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Identity } from '@tingsu/contracts';
import request from 'supertest';
import { NAME, PHONE } from './fixture.js';
import { staff } from './running-intake.js';
import { pdfText } from './pdf-text.js';
import { ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type Sending, startSending, WORDS } from './sending.js';

const officer = staff({ role: 'centre_officer', campus: 'main', department: null });
const head = staff({ role: 'department_head', campus: 'main', department: 'main.outpatient' });
const ADDRESS = '榆林市文化路 1 号';

let sending: Sending;
beforeAll(async () => {
  sending = await startSending();
}, 120_000);
afterAll(() => sending?.close(), 60_000);

async function call(path: string, body?: object, who: Identity = officer) {
  const agent = request(sending.intake.url);
  const address = `/api/v1${path}`;
  const asked = body === undefined ? agent.get(address) : agent.post(address);
  const answered = await asked.set('Authorization', await sending.intake.bearer(who)).send(body);
  return { status: answered.status, body: answered.body };
}
const caseOf = async (complaint: string) =>
  `/cases/${(await sending.numberOf(complaint)).replace('TS', 'C')}/messages`;

it('staff see by what a message went, why it did not arrive, and send it by another way', async () => {
  const complaint = await sending.complaint({ phone: '0912-8888888', address: ADDRESS });
  const id = await sending.message(complaint, ['sms']);
  await sending.job.round();
  const thread = await caseOf(complaint);
  const listed = await call(`${thread}/sendings`);
  expect(listed.body).toMatchObject({
    media: ['phone', 'letter'],
    items: [
      {
        ...{ messageId: id, state: 'failed' },
        ways: [{ medium: 'sms', state: 'failed', error: 'address.missing' }],
      },
    ],
  });
  const sent = await call(`${thread}/${id}/sendings`, { media: ['letter', 'phone'] });
  expect(sent.body).toMatchObject({
    state: 'open',
    ways: [{ medium: 'sms' }, { medium: 'letter', state: 'pending' }, { medium: 'phone' }],
  });
});

it('a message that is written with its ways goes out by them, once for its key, and what each would bring is known before', async () => {
  const complaint = await sending.complaint({ address: ADDRESS });
  const thread = await caseOf(complaint);
  const offered = (await call(`${thread}/sendings`)).body.offers;
  expect(offered).toMatchObject([
    { medium: 'sms', ready: true, parts: 1, costFen: 0 },
    { medium: 'phone' },
    { medium: 'letter' },
  ]);
  const text =
    '${hospital}：您反映的事项（编号${number}）有新消息，请凭编号和查询码到 ${link} 查看。';
  const { message } = ACCOUNT_SETTINGS('').aliyun.templates;
  const templates = { message: { ...message, text } };
  await sending.account('aliyun', { templates, priceFen: 4.5 });
  const [sms] = (await call(`${thread}/sendings`)).body.offers;
  expect(sms.text).toMatch(/^【听诉】总院区：您反映的事项（编号TS.*\/progress 查看。$/);
  expect(sms).toMatchObject({ parts: 2, costFen: 9 });

  const body = { words: '请补充病历', media: ['sms', 'letter'] };
  const write = async () =>
    request(sending.intake.url)
      .post(`/api/v1${thread}`)
      .set({ Authorization: await sending.intake.bearer(officer), 'Idempotency-Key': 'answer-1' })
      .send(body);
  const { messageId } = (await write()).body;
  expect((await write()).body.messageId).toBe(messageId);
  expect(await sending.ways(messageId)).toMatchObject([
    { medium: 'sms', state: 'pending' },
    { medium: 'letter', state: 'pending' },
  ]);
  await sending.job.round();
  const [sent] = (await call(`${thread}/sendings`)).body.items;
  expect(sent.ways[0]).toMatchObject({ medium: 'sms', state: 'handed', costFen: 9 });
  expect(Date.parse(sent.ways[0].nextAt)).toBeGreaterThan(sending.time.now().getTime());
}, 90_000);

it('letters come page by page and are printed together, each reading on record', async () => {
  const ids: string[] = [];
  for (const name of ['甲', '乙', '丙'])
    ids.push(
      await sending.message(await sending.complaint({ name, address: ADDRESS }), ['letter']),
    );
  const listed: { sendingId: string; messageId: string }[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { body } = await call(`/sendings?medium=letter&limit=1${at}`);
    listed.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  expect(new Set(listed.map(({ sendingId }) => sendingId)).size).toBe(listed.length);
  const mine = listed.filter(({ messageId }) => ids.includes(messageId));
  expect(mine.map(({ messageId }) => messageId)).toEqual(ids);
  expect((await call('/sendings?medium=letter&campus=east')).body.items).toEqual([]);

  const printed = await request(sending.intake.url)
    .get(`/api/v1/sendings/letters/print?ids=${mine.map(({ sendingId }) => sendingId).join(',')}`)
    .set('Authorization', await sending.intake.bearer(officer))
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(printed.headers['content-type']).toBe('application/pdf');
  const pages = pdfText(printed.body as Buffer).split('\n');
  expect(pages).toHaveLength(3);
  for (const [nr, name] of ['甲', '乙', '丙'].entries())
    expect(pages[nr]?.replace(/\s/g, '')).toContain(`${ADDRESS}${name}`.replace(/\s/g, ''));
}, 90_000);

it('a letter waits in the list for posting, is read with address and words, and has arrived once it was posted', async () => {
  const complaint = await sending.complaint({ address: ADDRESS });
  const id = await sending.message(complaint, ['letter']);
  const { items } = (await call('/sendings?medium=letter')).body;
  const mine = items.find(({ messageId }: { messageId: string }) => messageId === id);
  expect(JSON.stringify(items)).not.toContain(ADDRESS);
  const letter = await call(`/sendings/${mine.sendingId}`);
  expect(letter.body).toMatchObject({ name: NAME, to: [ADDRESS], words: WORDS });
  const posted = { on: '2026-11-20', number: 'EMS 1234' };
  expect((await call(`/sendings/${mine.sendingId}/done`, posted)).status).toBe(204);
  expect((await call(`/sendings/${mine.sendingId}/done`, posted)).status).toBe(409);
  expect(await sending.said(id)).toMatchObject([
    { type: 'message.arrived.v1', data: { medium: 'letter', proof: 'posted' } },
  ]);
  const log = await sending.intake.database.admin(
    `select fields from intake.access_log where complaint_id = $1 and action = 'revealed'`,
    [complaint],
  );
  expect(log).toEqual([{ fields: ['name', 'address'] }]);
});

it('a call that reached nobody begins the next way', async () => {
  const complaint = await sending.complaint({ address: ADDRESS });
  const id = await sending.message(complaint, ['phone', 'letter']);
  const { items } = (await call('/sendings?medium=phone')).body;
  const mine = items.find(({ messageId }: { messageId: string }) => messageId === id);
  expect((await call(`/sendings/${mine.sendingId}`)).body.to).toEqual([PHONE]);
  await call(`/sendings/${mine.sendingId}/given-up`, { why: 'not_reached' });
  expect(await sending.ways(id)).toMatchObject([
    { medium: 'phone', state: 'failed', error: 'phone.not_reached' },
    { medium: 'letter', state: 'pending' },
  ]);
  expect((await call('/sendings?medium=letter')).body.items).toContainEqual(
    expect.objectContaining({ messageId: id }),
  );
});

it('administrators see how an account fares, and try it with a message to themselves', async () => {
  const admin = staff({ role: 'tenant_admin', campus: null, department: null });
  await sending.message(await sending.complaint(), ['sms']);
  await sending.job.round();
  const { use } = (await call('/media-accounts', undefined, admin)).body;
  expect(use).toMatchObject([
    { medium: 'email', ready: true },
    { medium: 'sms', ready: true, waiting: null },
    { medium: 'wechat', ready: true, sentToday: 0, lastArrivedAt: null },
  ]);
  expect(use[1].sentToday).toBeGreaterThan(0);

  const test = (to: string, who = admin) => call('/media-accounts/sms/test', { to }, who);
  expect((await test('139 0000 1111')).body).toEqual({ taken: true, error: null });
  expect((await test('0912-8888888')).body.errors).toMatchObject([{ path: 'to' }]);
  expect((await test('13900001111', officer)).status).toBe(403);
  await sending.account('aliyun', { signName: 'unknown' });
  expect((await test('13900001111')).body).toMatchObject({ taken: false });
});

it('a department neither sends messages nor sees letters', async () => {
  const complaint = await sending.complaint({ address: ADDRESS });
  const id = await sending.message(complaint, ['letter']);
  const [way] = await sending.ways(id);
  expect((await call('/sendings?medium=letter', undefined, head)).status).toBe(403);
  expect([403, 404]).toContain((await call(`/sendings/${way?.sendingId}`, undefined, head)).status);
  const again = await call(`${await caseOf(complaint)}/${id}/sendings`, { media: ['sms'] }, head);
  expect([403, 404]).toContain(again.status);
});
