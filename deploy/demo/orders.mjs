import { readFileSync } from 'node:fs';
import { Client } from './client.mjs';
import { staffOf } from './lives.mjs';

const DAY_MS = 24 * 3_600_000;
/** An exchanged key goes on for a day, so that whoever tries the authority out by hand is not locked out. */
const OVERLAP_HOURS = 24;
const { authority, mapping, table, pushed } = JSON.parse(
  readFileSync(new URL('orders.json', import.meta.url), 'utf8'),
);

/**
 * Orders of the 12345 of the city: two from its table, one that its platform pushes and then urges. Their numbers hold the day, so that a
 * second run on the same day takes nothing twice. Returns how many orders there are, and of whom.
 * @param {{ baseUrl: string, password: string }} system
 * @param {(text: string) => void} progress
 */
export async function ordersOfAuthority(system, progress) {
  const staff = staffOf(system);
  const officer = await staff.as('officer');
  const { id, name } = await authorityBy(await staff.as('head'));
  const at = `/api/v1/order-authorities/${id}`;
  for (const [index, { cells, daysAgo, moreTime }] of table.entries()) {
    const { orderNo, day } = numbered(index + 1, daysAgo);
    await officer.post(`${at}/orders`, { cells: { ...cells, orderNo, dispatchedAt: day } });
    if (moreTime) await askForTime({ officer, at, orderNo, day }, moreTime);
    progress(`order ${orderNo} was taken from a table`);
  }
  const { orderNo, day } = numbered(table.length + 1, pushed.daysAgo);
  if (!(await standing(officer, at, { orderNo, day })))
    await push({ system, admin: await staff.as('admin'), id }, { orderNo, day });
  progress(`order ${orderNo} was pushed`);
  return { orders: table.length + 1, name };
}

async function authorityBy(head) {
  const { items } = await head.get('/api/v1/order-authorities');
  const found = items.find(({ name }) => name === authority.name);
  if (found) return found;
  const { id, version, campus } = await head.post('/api/v1/order-authorities', authority);
  return head.request('PUT', `/api/v1/order-authorities/${id}`, {
    body: { version, campus, mapping },
  });
}

/** The day on the wall of the hospital, as a table writes it, and a number of that day. */
function numbered(nr, daysAgo) {
  const day = new Date(Date.now() - daysAgo * DAY_MS).toLocaleDateString('sv-SE', {
    timeZone: 'Asia/Shanghai',
  });
  return { day, orderNo: `YL12345-${day.replaceAll('-', '')}-${String(nr).padStart(3, '0')}` };
}

async function standing(officer, at, { orderNo, day }) {
  const { items } = await officer.get(`${at}/orders?state=all&from=${day}&to=${day}&limit=100`);
  return items.find((one) => one.orderNo === orderNo) ?? null;
}

/** Once: whoever looks decides what the authority answered. */
async function askForTime({ officer, at, orderNo, day }, { days, reason }) {
  const order = await standing(officer, at, { orderNo, day });
  if (!order?.dueAt || order.request || order.sentBackAt) return;
  const until = new Date(Date.parse(order.dueAt) + days * DAY_MS).toISOString();
  await officer.post(`${at}/requests`, { orderNo, kind: 'more_time', reason, until });
}

/** As the platform of the city speaks, with the key of the authority. */
async function push({ system, admin, id }, { orderNo, day }) {
  const { key } = await admin.post(`/api/v1/api-keys/${id}/exchange`, {
    overlapHours: OVERLAP_HOURS,
  });
  const platform = new Client(system.baseUrl);
  const say = (event, said) =>
    platform.post(
      '/api/v1/partner/orders',
      { event, data: { gdbh: orderNo, ...said } },
      { 'x-api-key': key, 'idempotency-key': `${event}-${orderNo}` },
    );
  await say('PD', { ...pushed.cells, pdsj: day });
  await say('CB', { cbyj: pushed.urge });
}
