import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { Client, eventually } from '../deploy/demo/client.mjs';
import { percentiles } from './percentiles.mjs';
import { submission } from './submission.mjs';

const STAFF_PAGES = ['/api/v1/cases?view=open&limit=50', '/api/v1/cases/counts', '/api/v1/notices'];
const PAUSE_MS = 100;
const CALM_SECONDS = 10;

/** More complaints than fit, and meanwhile one officer at work: first in calm, then with `clients` at once, each sending again when refused. */
export async function overload(system, { seconds, clients }) {
  const officer = new Client(system.baseUrl);
  await officer.signIn('officer', system.password);
  const calm = await staffPages(officer, CALM_SECONDS * 1000);
  const until = performance.now() + seconds * 1000;
  const pool = new Pool(system.baseUrl, { connections: clients });
  const figures = { taken: [], refused: 0, failed: 0, refusal: [] };
  const flood = Array.from({ length: clients }, () => send(pool, system.campus, until, figures));
  const busy = await staffPages(officer, seconds * 1000);
  await Promise.all(flood);
  await pool.close();
  const ended = performance.now();
  const numbers = figures.taken.map(({ complaintNo }) => complaintNo);
  const withCase = async () => {
    const [{ n }] = await system.rows(
      'select count(*)::int as n from cases.complaint_case where complaint_id in (select id from intake.complaint where complaint_no = any($1))',
      [numbers],
    );
    return n;
  };
  await eventually(async () => (await withCase()) === numbers.length, {
    seconds: 300,
    every: 500,
    what: 'a case for each complaint that was taken',
  });
  const answers = percentiles(figures.taken.map(({ ms }) => ms));
  return {
    'taken a second': figures.taken.length / seconds,
    'taken p50 ms': answers['p50'],
    'taken p99 ms': answers['p99'],
    'refused a second': figures.refused / seconds,
    'refusal p99 ms': percentiles(figures.refusal)['p99'],
    'failed otherwise': figures.failed,
    'acknowledged and lost': numbers.length - (await withCase()),
    'staff p99 ms, calm': percentiles(calm)['p99'],
    'staff p99 ms, meanwhile': percentiles(busy)['p99'],
    'seconds until all is done': (performance.now() - ended) / 1000,
  };
}

async function staffPages(officer, ms) {
  const times = [];
  const until = performance.now() + ms;
  for (let page = 0; performance.now() < until; page++) {
    const from = performance.now();
    await officer.get(STAFF_PAGES[page % STAFF_PAGES.length]);
    times.push(performance.now() - from);
    await pause(PAUSE_MS);
  }
  return times;
}

async function send(pool, campus, until, figures) {
  const body = JSON.stringify(submission(campus));
  let key = randomUUID();
  while (performance.now() < until) {
    const from = performance.now();
    const { statusCode, headers, answer } = await post(pool, body, key);
    const ms = performance.now() - from;
    if (statusCode === 201) {
      figures.taken.push({ ms, complaintNo: answer.complaintNo });
      key = randomUUID();
    } else if (statusCode === 503) {
      figures.refused++;
      figures.refusal.push(ms);
      await pause(Number(headers['retry-after'] ?? 1) * 1000 * (0.5 + Math.random()));
    } else figures.failed++;
  }
}

async function post(pool, body, key) {
  const response = await pool.request({
    method: 'POST',
    path: '/api/v1/complaints',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body,
  });
  return { ...response, answer: await response.body.json() };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
