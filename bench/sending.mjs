import { randomUUID } from 'node:crypto';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { Client, eventually } from '../deploy/demo/client.mjs';
import { runningSystem } from '../deploy/local/running.mjs';
import { percentiles } from './percentiles.mjs';
import { submission } from './submission.mjs';

const MEDIA = /** @type {const} */ (['email', 'sms', 'wechat']);
const PEOPLE = 60;
const AN_HOUR = 10_000;
/** How long the slow provider takes for each of five at a time: a fifth less than what comes in. */
const SLOW_MS = 6_000;

/**
 * Messages at the pace of 10,000 an hour, a third of them by each medium: mail as ever, texts by a provider that is slow, WeChat by one that is
 * away. How long each waited until it was handed over.
 */
export async function sending(system, { messages }) {
  const officer = new Client(system.baseUrl);
  await officer.signIn('officer', system.password);
  const people = await peopleOf(system, officer);
  await behave(system, 'aliyun', { mode: 'slow', ms: SLOW_MS, receipts: 'never' });
  await behave(system, 'wechat', { mode: 'away', times: 1e9 });
  const since = await system.databaseTime();
  try {
    await write(officer, people, messages);
    await eventually(async () => (await waiting(system, since, 'email')) === 0, {
      seconds: 600,
      every: 500,
      what: 'the mails to be handed over',
    });
    return await figures(system, since);
  } finally {
    await behave(system, 'aliyun', {});
    await behave(system, 'wechat', {});
  }
}

const behave = (system, provider, how) =>
  fetch(new URL('/providers/behaviour', system.mailboxUrl), {
    method: 'POST',
    body: JSON.stringify({ provider, ...how }),
  });

/** Cases whose complainants are reached by all three. No account rests at night or counts messages to one address. */
async function peopleOf(system, officer) {
  await system.rows(
    `update intake.media_account set settings = settings || '{"quiet":null,"perAddressADay":100}'`,
  );
  const people = [];
  for (let nr = 0; nr < PEOPLE; nr += 1) {
    const { complainant, ...rest } = submission(system.campus);
    const address = { phone: `1376${String(nr).padStart(7, '0')}`, email: `bench-${nr}@home.test` };
    const { complaintNo } = await officer.post(
      '/api/v1/complaints',
      { ...rest, complainant: { ...complainant, ...address } },
      { 'idempotency-key': randomUUID() },
    );
    people.push(complaintNo);
  }
  await followOnWechat(system, people);
  for (const complaintNo of people)
    await eventually(() => officer.get(`/api/v1/cases/${caseNoOf(complaintNo)}`), {
      seconds: 60,
      what: complaintNo,
    });
  return people.map(caseNoOf);
}

const caseNoOf = (complaintNo) => complaintNo.replace('TS-', 'C-');

/** As if they had complained there. */
async function followOnWechat(system, complaintNos) {
  const rows = await system.rows(
    'select tenant_id as "tenantId", id from intake.complaint where complaint_no = any($1)',
    [complaintNos],
  );
  const { databaseOf, masterKeys } = runningSystem();
  const options = { url: databaseOf('intake'), service: 'intake', entities: [], poolSize: 1 };
  const dataSource = await createDataSource(options).initialize();
  try {
    const keys = new DataKeys(MasterRing.from(masterKeys), 'intake');
    const unitOfWork = new UnitOfWork(dataSource, 'intake', systemTime());
    for (const { tenantId, id } of rows) {
      const own = await unitOfWork.run(tenantId, (tx) => keys.forTenant(tx));
      const openId = own.seal({ table: 'complaint', column: 'open_id', rowId: id }, `bench-${id}`);
      await system.rows('update intake.complaint set open_id = $2 where id = $1', [id, openId]);
    }
  } finally {
    await dataSource.destroy();
  }
}

async function write(officer, people, messages) {
  const from = performance.now();
  const sent = [];
  for (let nr = 0; nr < messages; nr += 1) {
    const due = from + (nr * 3_600_000) / AN_HOUR;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const path = `/api/v1/cases/${people[nr % people.length]}/messages`;
    const body = { words: '经核实，已安排专人与您联系。', media: [MEDIA[nr % MEDIA.length]] };
    sent.push(officer.post(path, body, { 'idempotency-key': randomUUID() }));
  }
  await Promise.all(sent);
}

async function waiting({ rows }, since, medium) {
  const [{ n }] = await rows(
    `select count(*)::int as n from intake.sending where created_at >= $1 and medium = $2 and state in ('pending', 'sending')`,
    [since, medium],
  );
  return n;
}

async function figures({ rows }, since) {
  const found = await rows(
    `select medium, state, extract(epoch from tried_at - created_at) * 1000 as waited from intake.sending where created_at >= $1`,
    [since],
  );
  const of = (medium) => found.filter((one) => one.medium === medium);
  const waited = (medium) =>
    percentiles(of(medium).flatMap((one) => (one.waited === null ? [] : [Number(one.waited)])));
  const mails = waited('email');
  return {
    messages: found.length,
    'mails handed over': of('email').filter(({ state }) => state === 'arrived').length,
    'a mail waited p50 ms': mails.p50,
    'a mail waited p99 ms': mails.p99,
    'a mail waited max ms': mails.max,
    'a text by the slow provider waited p50 ms': waited('sms').p50,
    'a text by the slow provider waited max ms': waited('sms').max,
    'by the provider that is away, waiting': of('wechat').filter(({ state }) => state === 'pending')
      .length,
  };
}
