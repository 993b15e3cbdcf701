// npm run bench -- NAME...: measures a running system (npm start) and prints every figure beside raw PostgreSQL in the same minute.
// Each measurement is made BENCH_RUNS times (3) and kept under .local/results.
//   fill             BENCH_CASES (1,000,000) cases of all states, ages and campuses; a fill that was stopped goes on
//   lists            pages of the work list, 1 and 8 clients, an officer and a head of department
//   office           the register, cases that complain of a department, complaints of one person, watched cases, counts of views
//   find             cases by number, complaints by phone, name and words, 1 and 8 clients
//   case             the page of a case: an open one, an ended one, and one at rest, which is folded from its log
//   life             whole lives of cases through the API, 16 clients
//   accept           complaints accepted durably over HTTP, BENCH_CLIENTS (32) clients
//   path             complaints through the whole path at each of BENCH_RATES (100,250) a second, with the delay of each
//   burst            BENCH_CLOCKS (20,000) clocks that end in the same second: how late each acts
//   overload         512 clients for BENCH_SECONDS (60 is a good number), and an officer at work meanwhile
//   sending          BENCH_MESSAGES (1,000) messages to complainants at the pace of 10,000 an hour, one provider slow and one away
//   mailbox          BENCH_MAILS (5,000) mails that come to the mailbox at once
//   storage          bytes of a closed and of an open case, by table
//   memory           of each program, at rest and after load
//   clocks-armed     BENCH_ARMED (1,000,000) open clocks: Redis, arming, arming again after FLUSHALL; steps after all workers were down
//   clocks-compute   decisions and clocks of a case, computed (pure, one core; needs no running system)
//   clocks-property  1,000,000 random cases against the slow reference (needs no running system)
//   report           writes docs/performance.md from what was kept
// Without a name: all but fill, clocks-property and report. BENCH_SECONDS (15) is how long one measurement lasts. Most leave cases behind:
// use an installation that you can throw away (TINGSU_INSTANCE=bench for both `RATE_LIMIT_COMPLAINTS=0 npm start` and this).
import { giveUp, UserError } from '../deploy/local/say.mjs';
import { machine, severalRuns } from './runs.mjs';

const SECONDS = numberFrom('BENCH_SECONDS', 15);
const CLIENTS = numberFrom('BENCH_CLIENTS', 32);
const CASES = numberFrom('BENCH_CASES', 1_000_000);
const MESSAGES = numberFrom('BENCH_MESSAGES', 1_000);
const MAILS = numberFrom('BENCH_MAILS', 5_000);
const RATES = (process.env.BENCH_RATES ?? '100,250').split(',').map(Number);
const BASELINE = 'raw PostgreSQL, transactions a second';
const FLOOD_CLIENTS = 512;

const BENCHES = {
  fill,
  lists,
  office,
  find,
  case: casePage,
  life,
  accept,
  path,
  burst,
  overload,
  sending,
  mailbox,
  storage,
  memory,
  'clocks-armed': armed,
  'clocks-compute': compute,
  'clocks-property': property,
  report,
};
const ONLY_BY_NAME = ['fill', 'clocks-property', 'report'];
/** @type {Awaited<ReturnType<typeof import('./system.mjs').loadSystem>> | null} */
let system = null;

try {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in BENCHES));
  if (unknown.length > 0)
    throw new UserError(
      `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
    );
  console.log(`${machine().machine}, ${machine().at}\n`);
  for (const [name, bench] of Object.entries(BENCHES))
    if (wanted.length === 0 ? !ONLY_BY_NAME.includes(name) : wanted.includes(name)) await bench();
} catch (error) {
  giveUp(error);
}
await close();

async function close() {
  await system?.close();
}

function numberFrom(name, otherwise) {
  const given = process.env[name];
  if (given === undefined) return otherwise;
  const number = Number(given.replaceAll(/[_,]/g, ''));
  if (Number.isSafeInteger(number) && number > 0) return number;
  giveUp(new UserError(`${name} must be a whole number above 0, not "${given}".`));
  process.exit(1);
}

async function running() {
  const { loadSystem } = await import('./system.mjs');
  return (system ??= await loadSystem());
}

/** Runs of one measurement, each behind a few seconds of raw PostgreSQL. */
async function measured(bench, title, measure, runs) {
  const { rawPostgres } = await import('./raw-postgres.mjs');
  const here = await running();
  const cases = await here.cases();
  await severalRuns(
    { bench, title, cases },
    async () => {
      const raw = await rawPostgres(here, { seconds: 3, clients: CLIENTS });
      return { ...(await measure(here, raw)), [BASELINE]: raw.perSecond };
    },
    runs,
  );
}

async function fill() {
  const { fill: fillUp } = await import('./fill/fill.mjs');
  const here = await running();
  const [before, from] = [await here.cases(), performance.now()];
  const counts = await fillUp(here, CASES);
  const minutes = (performance.now() - from) / 60_000;
  const made = { 'made in this run': counts.cases - before, minutes };
  await severalRuns(
    { bench: 'fill', title: 'filled', cases: counts.cases },
    () => Promise.resolve({ ...counts, ...made }),
    1,
  );
}

async function lists() {
  const { lists: pages } = await import('./lists.mjs');
  for (const reader of ['officer', 'conduct'])
    for (const clients of [1, 8])
      await measured(
        'lists',
        `${reader === 'officer' ? 'officer, whole group' : 'head of a department'}, ${clients} at a time`,
        (here) => pages(here, reader, { seconds: SECONDS, clients }),
      );
}

async function office() {
  const { OFFICE_KINDS, officeLists } = await import('./office.mjs');
  for (const kind of OFFICE_KINDS)
    await measured('office', kind, (here) =>
      officeLists(here, kind, { seconds: Math.min(SECONDS, 5) }),
    );
}

async function find() {
  const { FIND_KINDS, findThings } = await import('./find.mjs');
  for (const clients of [1, 8])
    for (const kind of FIND_KINDS)
      await measured('find', `${kind}, ${clients} at a time`, (here) =>
        findThings(here, kind, { seconds: Math.min(SECONDS, 5), clients }),
      );
}

async function casePage() {
  const { casePages, kindsOfCases } = await import('./case-page.mjs');
  for (const kind of await kindsOfCases(await running()))
    for (const clients of [1, 8])
      await measured('case', `${kind}, ${clients} at a time`, (here) =>
        casePages(here, kind, { seconds: Math.min(SECONDS, 5), clients }),
      );
}

async function life() {
  const { lives } = await import('./life.mjs');
  await measured('life', 'whole lives, 16 clients', (here) =>
    lives(here, { seconds: SECONDS, clients: 16 }),
  );
}

async function accept() {
  const { acceptOverHttp } = await import('./accept.mjs');
  await measured('accept', `${CLIENTS} clients`, async (here, raw) => {
    const accepted = await acceptOverHttp(here, { seconds: SECONDS, clients: CLIENTS });
    await here.settled();
    return {
      ...accepted,
      'share of raw PostgreSQL': accepted['accepted a second'] / raw.perSecond,
    };
  });
}

async function path() {
  const { wholePath } = await import('./whole-path.mjs');
  for (const rate of RATES)
    await measured('path', `${rate} a second offered`, (here) =>
      wholePath(here, { seconds: SECONDS, rate }),
    );
}

async function burst() {
  const { clocksDue } = await import('./clocks/clocks-due.mjs');
  await measured('burst', 'clocks that end in the same second', (here) => clocksDue(here));
}

async function overload() {
  const { overload: flood } = await import('./overload.mjs');
  await measured('overload', `${FLOOD_CLIENTS} clients`, (here) =>
    flood(here, { seconds: SECONDS, clients: FLOOD_CLIENTS }),
  );
}

async function sending() {
  const { sending: send } = await import('./sending.mjs');
  await measured(
    'sending',
    `${MESSAGES} messages`,
    (here) => send(here, { messages: MESSAGES }),
    1,
  );
}

async function mailbox() {
  const { mailbox: deliver } = await import('./mailbox.mjs');
  await measured('mailbox', `${MAILS} mails at once`, (here) => deliver(here, { mails: MAILS }), 1);
}

async function storage() {
  const { storage: sizes } = await import('./storage.mjs');
  await measured('storage', 'bytes of a case', (here) => sizes(here), 1);
}

async function memory() {
  const { memory: sizes } = await import('./memory.mjs');
  await measured('memory', 'memory', (here) => sizes(here, { seconds: SECONDS, clients: CLIENTS }));
}

async function armed() {
  const { clocksArmed } = await import('./clocks/clocks-armed.mjs');
  await measured('clocks-armed', 'open clocks by the million', (here) => clocksArmed(here), 1);
}

async function compute() {
  const { clocksCompute } = await import('./clocks/clocks-compute.mjs');
  await severalRuns({ bench: 'clocks-compute', title: 'one core' }, () =>
    Promise.resolve(clocksCompute()),
  );
}

async function property() {
  const { clocksProperty } = await import('./clocks/clocks-property.mjs');
  await severalRuns(
    { bench: 'clocks-property', title: 'random cases against the slow reference' },
    () => clocksProperty(),
    1,
  );
}

async function report() {
  const { writeReport } = await import('./report.mjs');
  console.log(`  written: ${writeReport()}`);
}
