import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Identity } from '@tingsu/contracts';
import request from 'supertest';
import { NAME, PHONE } from './fixture.js';
import { staff } from './running-intake.js';
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

it('a department neither sends messages nor sees letters', async () => {
  const complaint = await sending.complaint({ address: ADDRESS });
  const id = await sending.message(complaint, ['letter']);
  const [way] = await sending.ways(id);
  expect((await call('/sendings?medium=letter', undefined, head)).status).toBe(403);
  expect([403, 404]).toContain((await call(`/sendings/${way?.sendingId}`, undefined, head)).status);
  const again = await call(`${await caseOf(complaint)}/${id}/sendings`, { media: ['sms'] }, head);
  expect([403, 404]).toContain(again.status);
});
