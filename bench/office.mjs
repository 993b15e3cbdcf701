import { Client } from '../deploy/demo/client.mjs';
import { percentiles } from './percentiles.mjs';

const DAY_MS = 24 * 3_600_000;
const dayBefore = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const year = () => `from=${dayBefore(365)}&to=${dayBefore(0)}`;

/** Lists of the office beside the work list. Each gives the address of the next page to read. */
const KINDS = {
  'register of a year, first page': () => `/api/v1/register-book?${year()}&limit=50`,
  'register of a year, page after page': (last) => after(last, `register-book?${year()}&limit=50`),
  'register of a year, one department': () =>
    `/api/v1/register-book?${year()}&limit=50&department=main.finance`,
  'cases that complain of a department': () =>
    '/api/v1/cases?view=all&sort=received&limit=50&respondent=unit:main.outpatient',
  'complaints of one person': (_, complaint) => `/api/v1/complaints/${complaint}/related`,
  'watched cases': () => '/api/v1/cases?view=watched&limit=50',
  'counts of all views': () => '/api/v1/cases/counts',
};
export const OFFICE_KINDS = Object.keys(KINDS);

const after = (last, question) =>
  `/api/v1/${question}${last?.nextCursor ? `&cursor=${encodeURIComponent(last.nextCursor)}` : ''}`;

/** Reads one kind of list over HTTP through the gateway, by an officer of the whole group. */
export async function officeLists(system, kind, { seconds }) {
  const client = new Client(system.baseUrl);
  await client.signIn('officer', system.password);
  const complaints = await system.rows(
    'select complaint_no as no from cases.complaint_case order by case_id desc limit 500',
  );
  const milliseconds = [];
  /** @type {{ items?: unknown[], nextCursor?: string | null } | null} */
  let last = null;
  let rows = 0;
  const until = performance.now() + seconds * 1000;
  const before = system.cpuMilliseconds();
  for (let next = 0; performance.now() < until; next++) {
    const from = performance.now();
    last = await client.get(KINDS[kind](last, complaints[next % complaints.length].no));
    milliseconds.push(performance.now() - from);
    rows += last?.items?.length ?? 0;
  }
  const { p50, p99, max } = percentiles(milliseconds);
  return {
    'p50 ms': p50,
    'p99 ms': p99,
    'max ms': max,
    'rows a page': rows / milliseconds.length,
    'CPU ms a page': (system.cpuMilliseconds() - before) / milliseconds.length,
  };
}
