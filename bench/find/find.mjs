import { Client } from '../../deploy/demo/client.mjs';
import { percentiles } from '../percentiles.mjs';
import { complaintsOf, random } from './words.mjs';

/** What people search for, by kind; each query is another one where that is possible. */
const KINDS = {
  phone: (draw, many) => `13${String(1 + Math.floor(draw() * many)).padStart(9, '0')}`,
  'last four digits': (draw) => String(Math.floor(draw() * 10_000)).padStart(4, '0'),
  name: (draw, _many, said) => said(Math.floor(draw() * 1e6)).name,
  initials: (draw) => ['wxm', 'zjg', 'lxh', 'cym'][Math.floor(draw() * 4)] ?? 'wxm',
  'common word': (draw) => ['挂号', '收费', '急诊', '药房'][Math.floor(draw() * 4)] ?? '挂号',
  'rare word': () => '彩虹糖纸',
  'word in a thousand': () => '轮椅归还',
  'word that is nowhere': () => '鹦鹉螺号',
};

/** Searches over HTTP through the gateway by an officer of the whole group. */
export async function findThings(system, kind, { seconds, clients, many }) {
  const client = new Client(system.baseUrl);
  await client.signIn('officer', system.password);
  const draw = random(clients * 7919 + many);
  const said = complaintsOf(11);
  const queryOf = KINDS[kind];
  const milliseconds = [];
  let found = 0;
  const until = performance.now() + seconds * 1000;
  const before = system.cpuMilliseconds();
  const search = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const { items } = await client.post('/api/v1/complaints/find', {
        q: queryOf(draw, many, said),
      });
      milliseconds.push(performance.now() - from);
      found += items.length;
    }
  };
  await Promise.all(Array.from({ length: clients }, search));
  return {
    ...percentiles(milliseconds),
    'CPU ms a search': (system.cpuMilliseconds() - before) / milliseconds.length,
    'found a search': found / milliseconds.length,
  };
}

export const FIND_KINDS = Object.keys(KINDS);
