// npm run demo: sends the sample complaints into a running system by HTTP and AMQP, plays the staff, and prints what happened; then
// brings fresh cases into every state and registers a day's complaints, so that the lists and clocks have something to show;
// and hands over orders of the 12345 of the city.
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openAdapter } from './demo/adapter.mjs';
import { Client } from './demo/client.mjs';
import { foundCommittees } from './demo/committees.mjs';
import { todaysComplaints } from './demo/day.mjs';
import { liveCases } from './demo/live-cases.mjs';
import { handleCase, triageCase } from './demo/staff.mjs';
import { whatTookLonger } from './demo/longer.mjs';
import { ordersOfAuthority } from './demo/orders.mjs';
import { safetyFiles } from './demo/safety.mjs';
import { printTable } from './demo/table.mjs';
import { instanceHome } from './local/home.mjs';

const state = JSON.parse(
  await readFile(join(instanceHome(), 'state.json'), 'utf8').catch(() => notRunning()),
);
const { samples } = JSON.parse(
  await readFile(new URL('./demo/samples.json', import.meta.url), 'utf8'),
);
const group = JSON.parse(await readFile(new URL('./demo/group.json', import.meta.url), 'utf8'));

const baseUrl = state.urls.gateway;
const visitor = new Client(baseUrl);
const organisation = await visitor.get('/api/v1/campuses');
const run = randomUUID();
const { items: apiKeys } = await (await signIn('admin')).get('/api/v1/api-keys?limit=100');
/** By name, each opened when it first has something to send. */
const adapters = new Map();

/** @type {Awaited<ReturnType<typeof receive>>[]} */
const rows = [];
const caseOfSample = new Map();
for (const sample of samples) {
  rows.push(await receive(sample));
  progress(`received and triaged ${sample.id}`);
}
for (const row of rows) {
  row.finalState = await handleCase({ ...row, signIn, departmentHeads: headsByDepartment() });
  progress(`handled ${row.sample.id}`);
}
const committees = await foundCommittees(await signIn('admin'));
const alive = await liveCases({ baseUrl, ...state }, (text) => progress(text));
const today = await todaysComplaints({ baseUrl, ...state }, (text) => progress(text));
const handedOver = await ordersOfAuthority({ baseUrl, ...state }, (text) => progress(text));
const guarded = await safetyFiles({ baseUrl, ...state }, caseOfSample, (text) => progress(text));
progress('');
for (const adapter of adapters.values()) (await adapter).close();
process.exitCode = printTable(rows);
console.log(`${alive} cases more are alive: one in every state, on three campuses.`);
console.log(
  `${committees} committees sit on complaints, and one case on each campus waits for a meeting.`,
);
console.log(`${today} were registered by staff today, at desks and on telephones.`);
console.log(
  `${guarded} stand under Incidents: an incident, an emergency plan, the media and a restriction.`,
);
console.log(`${handedOver.orders} are orders of ${handedOver.name}, from a table and by push.`);
for (const line of whatTookLonger()) console.log(line);

async function receive(sample) {
  const sent = await send(sample);
  const caseNo = sent.receipt.complaintNo.replace(/^TS-/, 'C-');
  caseOfSample.set(sample.id, caseNo);
  const triaged = await triageCase({ sample, caseNo, caseOfSample, signIn });
  return { sample, sent, caseNo, finalState: '', ...triaged };
}

/** The public web form speaks HTTP; every other channel is an adapter, half of them over AMQP and half over HTTP. */
async function send(sample) {
  const submission = toSubmission(sample);
  if (sample.channel === 'web_form') {
    return {
      way: 'HTTP',
      receipt: await visitor.post('/api/v1/complaints', submission, {
        'idempotency-key': randomUUID(),
      }),
    };
  }
  const adapter = state.adapters.find((candidate) => candidate.channels.includes(sample.channel));
  const overAmqp = samples.indexOf(sample) % 2 === 0;
  if (!overAmqp) {
    const headers = { 'idempotency-key': `${run}-${sample.id}`, 'x-api-key': adapter.key };
    return {
      way: 'HTTP+key',
      receipt: await visitor.post('/api/v1/complaints', submission, headers),
    };
  }
  const { id } = apiKeys.find(({ name }) => name === adapter.name);
  if (!adapters.has(id)) adapters.set(id, openAdapter(state, { ...adapter, id }));
  const opened = await adapters.get(id);
  return {
    way: 'AMQP',
    receipt: await opened.send(sample.channel, submission, `${run}-${sample.id}`),
  };
}

function toSubmission(sample) {
  const campus = organisation.campuses.find((candidate) => candidate.name.zh === sample.campus);
  // Some samples name a supplier or a second unit after a slash; the form knows one department.
  const department = campus.departments.find(
    (candidate) => candidate.name.zh === sample.department?.split('/')[0],
  );
  const { relation, anonymous, name, phone, address } = sample.complainant;
  const receivedInThePast = new Date(sample.receivedAt) < new Date();
  return {
    campus: campus.code,
    channel: sample.channel,
    ...(sample.matter ? { matter: sample.matter } : {}),
    content: sample.text,
    ...(department ? { department: department.code } : {}),
    ...(sample.channel !== 'web_form' && receivedInThePast
      ? { receivedAt: sample.receivedAt }
      : {}),
    // Each run sends orders of its own: one that comes again belongs to the case of the first.
    ...(sample.external?.ref ? { externalRef: `${sample.external.ref}-${run.slice(0, 4)}` } : {}),
    // A sample dated in the future is received now, which is later than its requested answer.
    ...(sample.external?.dueAt && receivedInThePast
      ? { externalDueAt: sample.external.dueAt }
      : {}),
    complainant: anonymous
      ? { anonymous, relation }
      : { anonymous, relation, name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) },
  };
}

async function signIn(login) {
  const client = new Client(baseUrl);
  await client.signIn(login, state.password);
  return client;
}

function headsByDepartment() {
  const heads = new Map();
  for (const person of group.staff) {
    for (const grant of person.grants)
      if (grant.role === 'department_head') heads.set(grant.department, person.login);
  }
  return heads;
}

function progress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
}

/** @returns {never} */
function notRunning() {
  console.error('Tingsu is not running here. Start it with: npm start');
  process.exit(1);
}
