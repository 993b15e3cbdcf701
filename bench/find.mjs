import { Client } from '../deploy/demo/client.mjs';
import { complaintsOf, random } from './fill/words.mjs';
import { percentiles } from './percentiles.mjs';

const COMPLAINTS = '/api/v1/complaints/find';
const CASES = '/api/v1/cases/find';
const below = (draw, most) => Math.floor(draw() * most);
const oneOf = (draw, words) => words[below(draw, words.length)];
const numberOf = (draw, { numbers }) => oneOf(draw, numbers);

/** What people search for, by kind; each query is another one where that is possible. */
const KINDS = {
  'number of a case': { path: CASES, query: numberOf },
  'beginning of a number': { path: CASES, query: (...given) => numberOf(...given).slice(0, -2) },
  'middle of a number': { path: CASES, query: (...given) => numberOf(...given).slice(-7, -1) },
  phone: {
    path: COMPLAINTS,
    query: (draw, { many }) => `13${String(1 + below(draw, many)).padStart(9, '0')}`,
  },
  'last four digits': {
    path: COMPLAINTS,
    query: (draw) => String(below(draw, 10_000)).padStart(4, '0'),
  },
  name: { path: COMPLAINTS, query: (_, { said }) => said(1).name },
  initials: { path: COMPLAINTS, query: (draw) => oneOf(draw, ['wxm', 'zjg', 'lxh', 'cym']) },
  'common word': {
    path: COMPLAINTS,
    query: (draw) => oneOf(draw, ['挂号', '收费', '急诊', '药房']),
  },
  'rare word': { path: COMPLAINTS, query: () => '彩虹糖纸' },
  'word in a thousand': { path: COMPLAINTS, query: () => '轮椅归还' },
  'word that is nowhere': { path: COMPLAINTS, query: () => '鹦鹉螺号' },
  'words of handling': { path: CASES, query: () => '调取当天的记录' },
};

/** Searches over HTTP through the gateway by an officer of the whole group. */
export async function findThings(system, kind, { seconds, clients }) {
  const client = new Client(system.baseUrl);
  await client.signIn('officer', system.password);
  const many = await system.cases();
  const rows = await system.rows(
    'select case_no from cases.complaint_case order by case_id desc limit 1000',
  );
  const known = { many, said: complaintsOf(11), numbers: rows.map(({ case_no: no }) => no) };
  const draw = random(clients * 7919 + many);
  const { path, query } = KINDS[kind];
  const milliseconds = [];
  let found = 0;
  const until = performance.now() + seconds * 1000;
  const before = system.cpuMilliseconds();
  const search = async () => {
    while (performance.now() < until) {
      const q = query(draw, known);
      const from = performance.now();
      const { items } = await client.post(path, { q });
      milliseconds.push(performance.now() - from);
      found += items.length;
    }
  };
  await Promise.all(Array.from({ length: clients }, search));
  const { p50, p99 } = percentiles(milliseconds);
  return {
    'p50 ms': p50,
    'p99 ms': p99,
    'CPU ms a search': (system.cpuMilliseconds() - before) / milliseconds.length,
    'found a search': found / milliseconds.length,
  };
}

export const FIND_KINDS = Object.keys(KINDS);
