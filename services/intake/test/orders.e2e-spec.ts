import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DirectoryPublished,
  orderColumnsIn,
  orderRows,
  PolicyActivated,
  type Identity,
  type OrderCells,
  type OrderRow,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { aDirectory, FRIDAY, TENANT, thePolicies } from './fixture.js';
import { openCaseIn } from './opened-case.js';
import { type PartnerServer, startPartner } from './partner-server.js';
import { type RunningIntake, staff, startIntake } from './running-intake.js';

const officer = staff({ role: 'centre_officer', campus: null, department: null });
const head = staff({ role: 'centre_head', campus: null, department: null });
const admin = staff({ role: 'tenant_admin', campus: null, department: null });
const eastern = staff({ role: 'centre_officer', campus: 'east', department: null });
const finance = staff({ role: 'department_head', campus: 'main', department: 'main.outpatient' });

let intake: RunningIntake;
let authority: string;
let city: PartnerServer;

async function call(who: Identity, method: 'get' | 'post' | 'put', path: string, body?: object) {
  const agent = request(intake.url)[method](`/api/v1/order-authorities${path}`);
  const { status, body: answer } = await agent
    .set('Authorization', await intake.bearer(who))
    .send(body);
  return { status, body: answer };
}
const take = (cells: OrderCells, who = officer) =>
  call(who, 'post', `/${authority}/orders`, { cells });
const check = async (...rows: readonly OrderCells[]) => {
  const orders = rows.map((cells, at) => ({ row: at + 1, cells }));
  return (await call(officer, 'post', `/${authority}/orders/check`, { orders })).body.items;
};

/** The orders of a file as the console sends them. */
function ordersOf(name: string): readonly OrderRow[] {
  const file = new URL(`../../gateway/test/fixtures/orders/${name}`, import.meta.url);
  const sheet = parse(readFileSync(file), { bom: true }) as string[][];
  const found = orderColumnsIn(sheet, {});
  return orderRows(sheet, found?.columns ?? [], found?.below ?? 0);
}
const additionsOf = async (complaintNo: string) => {
  const { body } = await request(intake.url)
    .get(`/api/v1/complaints/${complaintNo}`)
    .set('Authorization', await intake.bearer(officer));
  return body.additions as { kind: string; note: string | null; content: string | null }[];
};
const complaintsUnder = (ref: string) =>
  intake.database.admin('select from intake.complaint where external_ref = $1', [ref]);

beforeAll(async () => {
  city = await startPartner();
  intake = await startIntake({
    time: fakeTime(FRIDAY),
    environment: { WEBHOOK_NETWORKS: '127.0.0.0/8' },
  });
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  authority = await eventually(async () => {
    const wanted = { name: '杭州12345', channel: 'hotline_12345', campus: 'main' };
    const { status, body } = await call(head, 'post', '', wanted);
    return status === 201 ? (body.id as string) : null;
  });
}, 60_000);
afterAll(async () => {
  await intake?.close();
  await city?.close();
}, 60_000);

describe('a table of orders', () => {
  it('is shown first: what is new, by when it is wanted, and nothing is taken', async () => {
    const orders = ordersOf('02-orders-utf8-bom.csv');
    const { body } = await call(officer, 'post', `/${authority}/orders/check`, { orders });
    expect(body.items).toMatchObject([
      { row: 2, state: 'new', dueAt: '2026-11-27T15:59:00.000Z', faults: [] },
      // Five working days from Friday, the day on which the citizen called.
      { row: 3, state: 'new', dueAt: '2026-11-27T15:59:00.000Z', faults: [] },
      { row: 4, state: 'new', dueAt: '2026-11-27T09:00:00.000Z', faults: [] },
      { row: 5, state: 'new', dueAt: null, faults: [] },
    ]);
    expect(await complaintsUnder('0012')).toHaveLength(0);
  });

  it('is taken row by row, and again as often as anybody likes: one order is one complaint', async () => {
    const orders = ordersOf('02-orders-utf8-bom.csv');
    const first = [];
    for (const { cells } of orders.slice(0, 2)) first.push(await take(cells));
    // It broke off there, and is begun again from the same file.
    const again = [];
    for (const { cells } of orders) again.push(await take(cells));
    expect(again.map(({ body }) => body.known)).toEqual([true, true, false, false]);
    expect(again.slice(0, 2).map(({ body }) => body.complaintNo)).toEqual(
      first.map(({ body }) => body.complaintNo),
    );
    for (const ref of ['330106202611200001234', '0012', '1E05'])
      expect(await complaintsUnder(ref)).toHaveLength(1);
    expect(await additionsOf(again[0]?.body.complaintNo)).toEqual([]);
    expect((await check(...orders.map(({ cells }) => cells))).map(stateOf)).toEqual(
      orders.map(() => 'known'),
    );
  });

  it('that corrects an order adds to its complaint, as a push of the same authority does', async () => {
    const order = { orderNo: 'T-1', content: '等候两小时', dueBy: '2026-11-27' };
    const { body } = await take(order);
    const corrected = { ...order, content: '等候三小时' };
    expect(await check(corrected)).toMatchObject([
      { state: 'changed', complaintNo: body.complaintNo },
    ]);
    expect((await take(corrected)).body).toMatchObject({ known: true });
    expect(await additionsOf(body.complaintNo)).toMatchObject([
      { kind: 'correction', content: '等候三小时' },
    ]);
  });

  it('brings urges, returns and more time, each once', async () => {
    const order = { orderNo: 'T-2', content: '退费', dueBy: '2026-11-27' };
    const pressed = {
      ...{ ...order, urgedAt: '2026-11-20', urgeNote: '市民再次来电' },
      ...{ returnNote: '未联系市民', extendedTo: '2026-12-04' },
    };
    const { body } = await take(order);
    for (let times = 0; times < 2; times++) await take(pressed);
    expect(await additionsOf(body.complaintNo)).toMatchObject([
      { kind: 'urge', note: '市民再次来电' },
      { kind: 'returned', note: '未联系市民' },
      { kind: 'extended', externalDueAt: '2026-12-04T15:59:00.000Z' },
    ]);
  });

  it('says of each faulty row which field is wrong, and takes none of it', async () => {
    const faulty: readonly OrderCells[] = [
      { orderNo: '3.30106E+20', content: 'x' },
      { orderNo: 'T-3', content: 'x', phone: 'l38OOOO1111', dispatchedAt: '2027-01-01' },
      { orderNo: 'T-4', content: '', dueBy: '5个工作日' },
      { orderNo: 'T-5', content: 'x', campus: '月球' },
    ];
    const items: { faults: { field: string; code: string }[] }[] = await check(...faulty);
    expect(items.map(({ faults }) => faults.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ['orderNo number_rounded'],
      ['phone phone_letters'],
      ['dueBy due_without_start', 'content required'],
      ['campus unknown'],
    ]);
    expect(await check({ orderNo: 'T-3', content: 'x', dispatchedAt: '2027-01-01' })).toMatchObject(
      [{ state: 'faulty', faults: [{ field: 'dispatchedAt', code: 'in_future' }] }],
    );
    for (const cells of faulty) {
      const { status, body } = await take(cells);
      expect([status, body.code]).toEqual([422, 'request.invalid']);
    }
    expect((await take(faulty[1] ?? {})).body.errors).toMatchObject([
      { path: 'cells.phone', code: 'phone_letters' },
    ]);
    expect(await complaintsUnder('T-3')).toHaveLength(0);
  });

  it('is taken by the complaint office, each campus by its own', async () => {
    const order = { orderNo: 'T-6', content: 'x' };
    expect((await take(order, finance)).status).toBe(403);
    expect((await take(order, eastern)).body.errors).toMatchObject([{ code: 'other_campus' }]);
    expect((await call(finance, 'get', '')).status).toBe(403);
  });
});

describe('an order that the platform of a city pushes', () => {
  /** As one city writes it; the number stands elsewhere in what it says of an order later. */
  const messages = {
    fields: {
      orderNo: ['body.externalRef', 'externalRef'],
      content: ['body.content'],
      name: ['body.complainant.name'],
      phone: ['body.complainant.phone'],
      dueBy: ['body.limit'],
      extendedTo: ['limit'],
      urgeNote: ['why'],
    },
    kind: { path: 'type', words: { urge: ['order.urged'], extended: ['order.extended'] } },
  };
  let key: string;
  const push = async (body: object, headers: Readonly<Record<string, string>> = {}) => {
    const visitor = { ...officer, kind: 'public' as const, personId: null, grants: [] };
    const { status, body: answer } = await request(intake.url)
      .post('/api/v1/partner/orders')
      .set('Authorization', await intake.bearer(visitor))
      .set({ 'x-api-key': key, ...headers })
      .send(body);
    return { status, body: answer };
  };
  const [urged, created] = JSON.parse(
    readFileSync(
      new URL('inputs/02-answer-arrives-before-the-order.json', import.meta.url),
      'utf8',
    ),
  ) as [{ externalRef: string }, { body: object }];

  it('is read by the mapping of the city; what is said before it comes waits for it', async () => {
    const { items } = (await call(head, 'get', '')).body;
    const { version } = items[0];
    const saved = { version, campus: 'main', mapping: { messages } };
    expect((await call(head, 'put', `/${authority}`, saved)).status).toBe(200);
    const exchanged = await request(intake.url)
      .post(`/api/v1/api-keys/${authority}/exchange`)
      .set('Authorization', await intake.bearer(admin))
      .send({ overlapHours: 0 });
    key = exchanged.body.key;
    expect(await push(urged)).toEqual({
      status: 200,
      body: { state: 'waiting', complaintNo: null },
    });
    const taken = await push(created);
    expect(taken).toMatchObject({ status: 201, body: { state: 'new' } });
    const { complaintNo } = taken.body;
    expect(await push(created)).toEqual({ status: 200, body: { state: 'known', complaintNo } });
    expect((await push(urged)).body).toEqual({ state: 'added', complaintNo });
    expect(await additionsOf(complaintNo)).toMatchObject([{ kind: 'urge' }]);
    // The same order in the table of that day.
    const cells = { orderNo: urged.externalRef, content: '反映骨科门诊等候两小时无人解释。' };
    expect((await take(cells)).body).toMatchObject({ known: true, complaintNo });
  });

  it('may be urged often and given more time, each message once', async () => {
    const { externalRef } = urged;
    const again = { type: 'order.urged', externalRef, why: '市民第三次来电' };
    for (const id of ['u-1', 'u-2', 'u-2']) await push(again, { 'idempotency-key': id });
    const more = { type: 'order.extended', externalRef, limit: 1_796_400_000_000 };
    const { complaintNo } = (await push(more)).body;
    expect((await additionsOf(complaintNo)).map(({ kind }) => kind)).toEqual([
      ...['urge', 'correction', 'urge', 'urge', 'extended'],
    ]);
    const without = { type: 'order.extended', externalRef };
    expect((await push(without)).body.errors).toMatchObject([{ path: 'cells.extendedTo' }]);
  });

  it('is refused by field, and waits for the office as well, once however often it is sent', async () => {
    const faulty = {
      body: { externalRef: Number('330106202611200001234'), content: '等候', limit: '尽快' },
    };
    for (let times = 0; times < 2; times++) {
      const { status, body } = await push(faulty);
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([
        { path: 'cells.orderNo', code: 'number_rounded' },
        { path: 'cells.dueBy', code: 'date_unknown' },
      ]);
    }
    const api = request(intake.url);
    const bearer = await intake.bearer(head);
    const { body: list } = await api
      .get('/api/v1/refused-submissions')
      .set('Authorization', bearer);
    const waiting = list.items.filter(({ code }: { code: string }) => code === 'request.invalid');
    const kept = waiting.filter(
      ({ errors }: { errors: { path: string }[] }) => errors[0]?.path === 'cells.orderNo',
    );
    expect(kept).toHaveLength(1);
    const corrected = JSON.stringify({ body: { externalRef: 'R-1', content: '等候' } });
    const { status, body } = await api
      .post(`/api/v1/refused-submissions/${kept[0].id}/retry`)
      .set('Authorization', bearer)
      .send({ body: corrected });
    expect(status).toBe(200);
    expect(await complaintsUnder('R-1')).toHaveLength(1);
    expect(body.complaintNo).toMatch(/^TS-/);
  });

  it('brings its files, by link or as they are, each once; others are named', async () => {
    const photo = readFileSync(
      new URL('inputs/02-phone-photo-turned-with-gps.jpg', import.meta.url),
    );
    const recording = readFileSync(new URL('inputs/05-wechat-voice.amr', import.meta.url));
    city.answer('/photo.jpg', 200, photo);
    city.answer('/elsewhere.jpg', 302);
    const { items } = (await call(head, 'get', '')).body;
    const files = { list: 'body.files', hosts: [new URL(city.url).host] };
    await call(head, 'put', `/${authority}`, {
      ...{ version: items[0].version, campus: 'main' },
      mapping: { messages: { ...messages, files } },
    });
    const order = (...sent: readonly unknown[]) => ({
      body: { externalRef: 'F-1', content: '推倒老人', files: sent },
    });
    const first = await push(
      order(
        ...[`${city.url}/photo.jpg`, `${city.url}/elsewhere.jpg`, 'https://10.0.0.1/inside.jpg'],
        { name: '病毒.exe', content: Buffer.from('MZ nothing').toString('base64') },
      ),
    );
    const notTaken = ['elsewhere.jpg', 'inside.jpg', '病毒.exe'];
    expect(first).toMatchObject({ status: 201, body: { filesNotTaken: notTaken } });
    const voice = { name: '录音.amr', content: recording.toString('base64') };
    for (let times = 0; times < 2; times++)
      expect((await push(order(`${city.url}/photo.jpg`, voice))).body.state).toBe('known');
    const { body } = await request(intake.url)
      .get(`/api/v1/complaints/${first.body.complaintNo}`)
      .set('Authorization', await intake.bearer(officer));
    expect(body.content).toBe('推倒老人\n（没有收下的附件：elsewhere.jpg、inside.jpg、病毒.exe）');
    const names = body.attachments.map(({ fileName }: { fileName: string }) => fileName);
    expect(names.sort()).toEqual(['photo.jpg', '录音.amr']);
    expect(body.additions).toMatchObject([{ kind: 'correction', content: '推倒老人' }]);
  });

  it('is taken with the key of the authority only', async () => {
    expect((await push(urged, { 'x-api-key': 'wrong' })).status).toBe(401);
  });
});

describe('the answer to an order', () => {
  const list = async (query: string, who = officer) =>
    (await call(who, 'get', `/${authority}/orders?${query}`)).body;
  const numbersOf = ({ items }: { items: { orderNo: string }[] }) =>
    items.map(({ orderNo }) => orderNo);
  const order = { content: '等候', dispatchedAt: '2026-11-19 09:00' };

  it('is owed to the authority, what it wants first comes first', async () => {
    await take({ ...order, orderNo: 'L-1' });
    await take({ ...order, orderNo: 'L-2', dueBy: '2026-11-23' });
    await take({ ...order, orderNo: 'L-3', dueBy: '2026-11-21' });
    const days = 'from=2026-11-19&to=2026-11-19';
    expect(numbersOf(await list(`${days}&state=owed`))).toEqual(['L-3', 'L-2', 'L-1']);
    const first = await list(`${days}&limit=2`);
    expect(numbersOf(first)).toEqual(['L-3', 'L-2']);
    expect(numbersOf(await list(`${days}&limit=2&cursor=${first.nextCursor}`))).toEqual(['L-1']);
    expect(numbersOf(await list(`${days}&state=ready`))).toEqual([]);
    // Declined: no answer was given, but the authority has to hear of it.
    await openCaseIn(
      intake,
      (await take({ ...order, orderNo: 'L-1' })).body.complaintNo,
      'declined',
    );
    await eventually(async () => (await list(`${days}&state=ready`)).items.length === 1);
    expect(numbersOf(await list(`${days}&state=ready`))).toEqual(['L-1']);
  });

  it('has gone back when somebody says so, until the order is returned', async () => {
    const sent = await call(officer, 'post', `/${authority}/orders/sent-back`, {
      ...{ orderNos: ['L-2', 'L-3', 'unknown'], sentAt: '2026-11-20T10:00:00+08:00' },
    });
    expect(sent).toMatchObject({ status: 200, body: { marked: 2 } });
    const { items } = await list('state=sent');
    expect(items).toMatchObject([
      {
        ...{ orderNo: 'L-3', sentBackAt: '2026-11-20T02:00:00.000Z' },
        sentBackBy: officer.personId,
      },
      { orderNo: 'L-2' },
    ]);
    const viewed = await request(intake.url)
      .get(`/api/v1/complaints/${items[0].complaintNo}`)
      .set('Authorization', await intake.bearer(officer));
    expect(viewed.body.order).toMatchObject({
      ...{ authority: '杭州12345', dueAt: '2026-11-21T15:59:00.000Z' },
      sentBackBy: officer.personId,
    });
    await take({ ...order, orderNo: 'L-3', dueBy: '2026-11-21', returnNote: '请重新答复' });
    expect(numbersOf(await list('state=sent'))).toEqual(['L-2']);
    expect((await list('from=2026-11-19&to=2026-11-19')).items[0]).toMatchObject({
      ...{ orderNo: 'L-3', sentBackAt: null, sentBackBy: null },
    });
  });

  it('is for who takes the orders of the campus', async () => {
    expect((await call(finance, 'get', `/${authority}/orders`)).status).toBe(403);
    expect(numbersOf(await list('state=all', eastern))).toEqual([]);
    const none = { orderNos: ['L-1'] };
    const marked = await call(eastern, 'post', `/${authority}/orders/sent-back`, none);
    expect(marked.body).toEqual({ marked: 0 });
  });
});

describe('an authority', () => {
  it('has its own headings and hours, which the head of the office changes', async () => {
    const { items } = (await call(head, 'get', '')).body;
    expect(items).toMatchObject([
      { id: authority, name: '杭州12345', mayConfigure: true, mayTake: true },
    ]);
    const { version } = items[0];
    const mapping = { columns: { content: ['经过'] }, dayEnd: '17:30' };
    const saved = await call(head, 'put', `/${authority}`, { version, campus: 'main', mapping });
    expect(saved).toMatchObject({ status: 200, body: { version: version + 1, mapping } });
    expect(await check({ orderNo: 'T-7', content: 'x', dueBy: '2026-11-27' })).toMatchObject([
      { dueAt: '2026-11-27T09:30:00.000Z' },
    ]);
    const stale = await call(head, 'put', `/${authority}`, { version, campus: 'main', mapping });
    expect(stale.body.code).toBe('order_authority.stale_version');
    const wanted = { version: version + 1, campus: 'main', mapping: { dayEnd: '25:00' } };
    expect((await call(head, 'put', `/${authority}`, wanted)).status).toBe(422);
    expect((await call(officer, 'put', `/${authority}`, { ...wanted, mapping })).status).toBe(403);
  });

  it('is refused twice under one name, and by a channel that is none of authorities', async () => {
    const wanted = { name: '杭州12345', channel: 'hotline_12345', campus: 'main' };
    expect((await call(head, 'post', '', wanted)).body.code).toBe('order_authority.name_taken');
    const other = { ...wanted, name: '网站', channel: 'web_form' };
    expect((await call(head, 'post', '', other)).status).toBe(422);
    expect((await call(officer, 'post', '', { ...wanted, name: '省 12345' })).status).toBe(403);
  });
});

describe('what is asked of an authority about an order', () => {
  const order = { content: '等候', dispatchedAt: '2026-11-19 09:00', dueBy: '2026-11-24' };
  const standing = async (orderNo: string) => {
    const { body } = await call(officer, 'get', `/${authority}/orders?state=all&limit=100`);
    return body.items.find((one: { orderNo: string }) => one.orderNo === orderNo);
  };
  const ask = (said: object, who = officer) => call(who, 'post', `/${authority}/requests`, said);
  const answer = (said: object) => call(officer, 'post', `/${authority}/requests/answered`, said);

  it('moves its limit when more time is given, once', async () => {
    const { body } = await take({ ...order, orderNo: 'Q-1' });
    const wanted = { orderNo: 'Q-1', kind: 'more_time', reason: '正在鉴定' };
    expect((await ask(wanted)).status).toBe(422);
    expect((await ask({ ...wanted, until: '2026-11-23T00:00:00Z' })).status).toBe(422);
    const asked = await ask({ ...wanted, until: '2026-12-01T09:00:00.000Z' });
    expect(asked).toMatchObject({ status: 201, body: { answer: null, reason: '正在鉴定' } });
    const again = await ask({ orderNo: 'Q-1', kind: 'give_back', reason: '不属本院' });
    expect(again.body.code).toBe('order_request.open');
    const said = { orderNo: 'Q-1', granted: true, until: '2026-11-30T09:00:00.000Z', note: '同意' };
    expect(await answer(said)).toMatchObject({
      ...{ status: 200, body: { answer: 'granted', until: said.until, note: '同意' } },
    });
    expect((await answer(said)).body.code).toBe('order_request.answered');
    expect(await standing('Q-1')).toMatchObject({
      ...{ dueAt: said.until, request: { kind: 'more_time', answer: 'granted' } },
    });
    expect(await additionsOf(body.complaintNo)).toMatchObject([{ kind: 'extended', note: '同意' }]);
  });

  it('is to take it back, within the time of the authority; then no answer is owed', async () => {
    const { items } = (await call(head, 'get', '')).body;
    const { version } = items.find(({ id }: { id: string }) => id === authority);
    const giveBackWithin = { value: 1, unit: 'day', basis: 'working' };
    await call(head, 'put', `/${authority}`, {
      ...{ version, campus: 'main', mapping: { giveBackWithin } },
    });
    await take({ ...order, orderNo: 'Q-2' });
    await take({ ...order, orderNo: 'Q-3', dispatchedAt: '2026-11-16 09:00' });
    const late = await ask({ orderNo: 'Q-3', kind: 'give_back', reason: '不属本院' });
    expect(late.body.code).toBe('order_request.too_late');
    expect((await standing('Q-2')).giveBackBy).toBe('2026-11-20T15:59:00.000Z');
    await ask({ orderNo: 'Q-2', kind: 'give_back', reason: '不属本院' });
    await answer({ orderNo: 'Q-2', granted: false, note: '请先联系市民' });
    expect(await standing('Q-2')).toMatchObject({
      ...{ sentBackAt: null, request: { answer: 'refused', note: '请先联系市民' } },
    });
    await ask({ orderNo: 'Q-2', kind: 'give_back', reason: '市民说的是另一家医院' });
    await answer({ orderNo: 'Q-2', granted: true });
    expect((await standing('Q-2')).sentBackAt).not.toBeNull();
    const over = await ask({ orderNo: 'Q-2', kind: 'give_back', reason: '不属本院' });
    expect(over.body.code).toBe('order_request.too_late');
  });

  it('is asked by who takes the orders of its campus', async () => {
    const wanted = { orderNo: 'Q-3', kind: 'give_back', reason: '不属本院' };
    expect((await ask(wanted, eastern)).body.code).toBe('order.unknown');
    expect((await ask(wanted, finance)).status).toBe(403);
  });
});

const stateOf = ({ state }: { readonly state: string }): string => state;
