import { Client } from '../deploy/demo/client.mjs';
import { percentiles } from './percentiles.mjs';

const VIEWS = [
  'open',
  'overdue',
  'due_today',
  'to_accept',
  'to_dispatch',
  'follow_up',
  'closed',
  'all',
];
/** By what many copies have, and by P1, which hardly any has. */
const FILTERS = [
  '',
  '&campus=east',
  '&category=C04',
  '&department=main.finance',
  '&priority=P1',
  '&channel=hotline',
];

const QUESTIONS = VIEWS.flatMap((view) =>
  ['next_due', 'received'].flatMap((sort) =>
    FILTERS.map((filter) => `view=${view}&sort=${sort}&limit=50${filter}`),
  ),
);

/** Pages of the work list over HTTP, as the web app asks for them: every view, both orders and the filters of the bar. */
export async function lists(system, reader, { seconds, clients }) {
  const client = new Client(system.baseUrl);
  await client.signIn(reader, system.password);
  const pages = [];
  const until = performance.now() + seconds * 1000;
  const before = system.cpuMilliseconds();
  let next = 0;
  let rows = 0;
  const read = async () => {
    while (performance.now() < until) {
      const question = QUESTIONS[next++ % QUESTIONS.length];
      const from = performance.now();
      const { items } = await client.get(`/api/v1/cases?${question}`);
      pages.push({ ms: performance.now() - from, question });
      rows += items.length;
    }
  };
  await Promise.all(Array.from({ length: clients }, read));
  const cpu = system.cpuMilliseconds() - before;
  const { p50, p99, max } = percentiles(pages.map(({ ms }) => ms));
  const worst = pages.reduce((one, other) => (other.ms > one.ms ? other : one));
  return {
    'p50 ms': p50,
    'p99 ms': p99,
    'max ms': max,
    'slowest page': worst.question,
    'pages a second': pages.length / seconds,
    'rows a page': rows / pages.length,
    'CPU ms a page': cpu / pages.length,
  };
}
