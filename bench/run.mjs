// npm run bench: measures a running system (npm start) and prints every figure beside a baseline of the same machine and minute.
//   npm run bench                     everything
//   npm run bench -- accept           complaints accepted durably over HTTP, beside raw PostgreSQL
//   npm run bench -- path             complaints through the whole path at a steady rate, with the delay of each
//   npm run bench -- lists            pages of the work list with BENCH_CASES (1,000,000) rows, 1 and 8 clients, an officer and a head of department
//   npm run bench -- find             complaints found by phone, name and words among BENCH_CASES (1,000,000), 1 and 8 clients
//   npm run bench -- overload         512 clients for BENCH_SECONDS (60 is a good number), and an officer at work meanwhile
//   npm run bench -- clocks-due       20,000 clocks that end in the same second: how late each acts
//   npm run bench -- clocks-armed     1,000,000 open clocks: Redis, arming, arming again after FLUSHALL; 20,000 steps after all workers were down
//   npm run bench -- clocks-compute   decisions and clocks of a case, computed (pure, one core; needs no running system)
//   npm run bench -- clocks-property  1,000,000 random cases against the slow reference (needs no running system)
// BENCH_SECONDS, BENCH_CLIENTS, BENCH_RATES, BENCH_RUNS, BENCH_CASES, BENCH_CLOCKS and BENCH_ARMED change the sizes. The clocks fill the database of the
// system with copies of cases: use an installation that you can throw away (TINGSU_INSTANCE=bench for both `npm start` and this).
import { machine } from './machine.mjs';
import { print, severalRuns } from './runs.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 32);
const CASES = Number(process.env.BENCH_CASES ?? 1_000_000);
const RATES = (process.env.BENCH_RATES ?? '100,250').split(',').map(Number);

const BENCHES = {
  'clocks-compute': compute,
  'clocks-property': property,
  accept,
  path,
  lists: workLists,
  find,
  overload: flood,
  'clocks-due': due,
  'clocks-armed': armed,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(1);
}
/** @type {Awaited<ReturnType<typeof import('./system.mjs').loadSystem>> | null} */
let system = null;
console.log(machine());
for (const [name, bench] of Object.entries(BENCHES))
  if (wanted.length === 0 || wanted.includes(name)) await bench();
await close();

async function close() {
  await system?.close();
}

async function running() {
  const { loadSystem } = await import('./system.mjs');
  return (system ??= await loadSystem());
}

async function baseline(seconds = SECONDS) {
  const { rawPostgres } = await import('./raw-postgres.mjs');
  return rawPostgres(await running(), { seconds, clients: CLIENTS });
}

async function accept() {
  const { acceptOverHttp } = await import('./accept.mjs');
  const here = await running();
  const figures = await severalRuns(async () => {
    const raw = await baseline();
    const accepted = await acceptOverHttp(here, { seconds: SECONDS, clients: CLIENTS });
    await here.settled();
    return {
      ...accepted,
      'raw PostgreSQL perSecond': raw.perSecond,
      'share of raw PostgreSQL': accepted.perSecond / raw.perSecond,
    };
  });
  print('complaints accepted over HTTP through the gateway', figures);
}

async function path() {
  const { wholePath } = await import('./whole-path.mjs');
  const here = await running();
  for (const rate of RATES)
    print(
      `whole path at ${rate} complaints a second offered`,
      await severalRuns(() => wholePath(here, { seconds: SECONDS, rate })),
    );
}

async function workLists() {
  const { fillLists } = await import('./lists/fill.mjs');
  const { lists } = await import('./lists/lists.mjs');
  const here = await running();
  print('raw PostgreSQL: one complaint row and one outbox row a transaction', await baseline(5));
  print('the table that lists are read from', await fillLists(here, CASES));
  for (const reader of ['officer', 'medical'])
    for (const clients of [1, 8])
      print(
        `pages of the work list of ${reader}, ${clients} at a time, milliseconds`,
        await severalRuns(() => lists(here, reader, { seconds: SECONDS, clients })),
      );
}

async function find() {
  const { fillFind } = await import('./find/fill.mjs');
  const { FIND_KINDS, findThings } = await import('./find/find.mjs');
  const here = await running();
  print('the index by which complaints are found', await fillFind(here, CASES));
  print('raw PostgreSQL: one complaint row and one outbox row a transaction', await baseline(5));
  for (const clients of [1, 8])
    for (const kind of FIND_KINDS)
      print(
        `found by ${kind}, ${clients} at a time, milliseconds`,
        await severalRuns(() =>
          findThings(here, kind, { seconds: Math.min(SECONDS, 5), clients, many: CASES }),
        ),
      );
}

async function flood() {
  const { overload } = await import('./overload.mjs');
  const here = await running();
  print('raw PostgreSQL: one complaint row and one outbox row a transaction', await baseline(5));
  print(
    'more complaints than fit',
    await severalRuns(() => overload(here, { seconds: SECONDS, clients: 512 })),
  );
}

async function due() {
  const { clocksDue } = await import('./clocks/clocks-due.mjs');
  const here = await running();
  print('raw PostgreSQL: one complaint row and one outbox row a transaction', await baseline(5));
  print('clocks that end in the same second', await severalRuns(() => clocksDue(here)));
}

async function armed() {
  const { clocksArmed } = await import('./clocks/clocks-armed.mjs');
  print('open clocks by the million', await clocksArmed(await running()));
}

async function compute() {
  const { clocksCompute } = await import('./clocks/clocks-compute.mjs');
  print(
    'triage and all clocks of a case with their explanations, one core',
    await severalRuns(() => clocksCompute()),
  );
}

async function property() {
  const { clocksProperty } = await import('./clocks/clocks-property.mjs');
  print('random cases against the slow reference', await clocksProperty());
}
