import { Client } from '../deploy/demo/client.mjs';
import { percentiles } from './percentiles.mjs';

const MOST = 200;
const KINDS = {
  open: 'c.open',
  ended: 'not c.open and s.case_id is not null',
  'at rest': 'not c.open and s.case_id is null',
};

/** Of which kinds there are cases. */
export async function kindsOfCases(system) {
  const kinds = [];
  for (const kind of Object.keys(KINDS))
    if ((await numbersOf(system, kind, 1)).length > 0) kinds.push(kind);
  return kinds;
}

async function numbersOf(system, kind, most) {
  const rows = await system.rows(
    `select c.case_no as "caseNo" from cases.complaint_case c left join cases.case_snapshot s using (tenant_id, case_id)
     where ${KINDS[kind]} order by c.received_at desc limit $1`,
    [most],
  );
  return rows.map(({ caseNo }) => caseNo);
}

/** The page of a case as the web app loads it: the case, and beside it the complaint with the words and the person. */
export async function casePages(system, kind, { seconds, clients }) {
  const officer = new Client(system.baseUrl);
  await officer.signIn('officer', system.password);
  const numbers = await numbersOf(system, kind, MOST);
  const times = [];
  const until = performance.now() + seconds * 1000;
  const before = system.cpuMilliseconds();
  let next = 0;
  const read = async () => {
    while (performance.now() < until) {
      const caseNo = numbers[next++ % numbers.length];
      const complaintNo = caseNo.replace(/^C-/, 'TS-');
      const from = performance.now();
      await Promise.all([
        officer.get(`/api/v1/cases/${caseNo}`),
        officer.get(`/api/v1/complaints/${complaintNo}`),
      ]);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, read));
  return {
    ...namedMs(percentiles(times)),
    'CPU ms a page': (system.cpuMilliseconds() - before) / times.length,
  };
}

const namedMs = ({ p50, p99, max }) => ({ 'p50 ms': p50, 'p99 ms': p99, 'max ms': max });
