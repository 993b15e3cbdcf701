import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { eventually } from '../deploy/demo/client.mjs';
import { cpuOf } from './processes.mjs';

/** The running demo system, seen from outside: its address, its database (read only, for the figures) and the CPU of its processes. */
export async function loadSystem() {
  const file = new URL(
    `../.local/${process.env.TINGSU_INSTANCE ?? 'start'}/state.json`,
    import.meta.url,
  );
  const home = new URL('./', file);
  const state = JSON.parse(await readFile(file, 'utf8').catch(() => notRunning()));
  const pool = new pg.Pool({ connectionString: state.urls.databaseAdmin, max: 2 });
  pool.on('connect', (client) => client.on('error', () => {}));
  const rows = async (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) =>
    (await pool.query(sql, values)).rows;
  const counted = (since, expected) =>
    eventually(async () => (await countedSince(rows, since)) >= expected, {
      seconds: 300,
      every: 100,
      what: `${expected} complaints counted`,
    });
  return {
    baseUrl: state.urls.gateway,
    adminUrl: state.urls.databaseAdmin,
    campus: 'main',
    /** Where the installation keeps its files. */
    home,
    casesOperationsUrl: state.urls.casesOperations,
    mailboxUrl: state.urls.mailbox,
    mailInletUrl: state.urls.mailInlet,
    redisUrl: state.urls.redis,
    adapters: state.adapters,
    password: state.password,
    rows,
    /** A connection of its own as superuser, for what a pool of two is too small for. */
    connect: () => connect(state.urls.databaseAdmin),
    /** Bytes of write-ahead log written so far. */
    walBytes: async () =>
      Number((await rows(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as n`))[0].n),
    cases: async () => (await rows('select count(*)::int as n from cases.complaint_case'))[0].n,
    /** Waits until nothing is left of what was measured before: events, and mails still to be sent. */
    quiet: () =>
      eventually(async () => (await isDrained(rows)) && (await allSent(rows)), {
        seconds: 1_800,
        every: 1_000,
        what: 'quiet',
      }),
    /** Waits until every event was applied by everybody; gives the time when it was so. */
    drained: async () => {
      await eventually(() => isDrained(rows), {
        seconds: 900,
        every: 500,
        what: 'the events to be applied',
      });
      return Date.now();
    },
    databaseTime: async () => (await rows('select clock_timestamp() as now'))[0].now,
    counted,
    settled: () =>
      eventually(() => isSettled(rows), { seconds: 600, every: 500, what: 'the backlog to drain' }),
    delays: (since) => delaysSince(rows, since),
    cpuMilliseconds: () => cpuOf(home),
    close: () => pool.end(),
  };
}

/** @returns {never} */
function notRunning() {
  console.error('Tingsu is not running here. Start it with: RATE_LIMIT_COMPLAINTS=0 npm start');
  process.exit(1);
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Nothing waits in the outbox of cases, and the last events of cases have been applied by the three that listen. */
async function isDrained(rows) {
  const applied = ['intake', 'notifications', 'analytics'].map(
    (service) => `exists (select 1 from ${service}.inbox_cursor c where c.tenant_id = last.tenant_id
      and c.aggregate_type = 'case' and c.aggregate_id = last.aggregate_id and c.version >= last.aggregate_version)`,
  );
  const [found] = await rows(
    `select not exists (select 1 from cases.outbox_waiting) and coalesce(bool_and(${applied.join(' and ')}), true) as drained
     from (select tenant_id, aggregate_id, aggregate_version from cases.outbox where aggregate_type = 'case' order by created_at desc, position desc limit 500) as last`,
  );
  return found?.drained === true;
}

async function allSent(rows) {
  const [{ n }] = await rows(
    `select count(*)::int as n from notifications.delivery where state in ('pending', 'sending')`,
  );
  return n === 0;
}

/** How much of this run is counted and notified. */
async function countedSince(rows, since) {
  const [{ counted, notified }] = await rows(
    `select (select count(*)::int from analytics.inbox_cursor where aggregate_type = 'complaint' and moved_at >= $1) as counted,
            (select count(*)::int from notifications.notice where template = 'case.new' and created_at >= $1) as notified`,
    [since],
  );
  return Math.min(counted, notified);
}

/** Every complaint has its case, and everybody has applied it. */
async function isSettled(rows) {
  const [{ waiting }] = await rows(
    `select (select count(*) from intake.complaint) - (select count(*) from cases.complaint_case) as waiting`,
  );
  return Number(waiting) <= 0 && (await isDrained(rows));
}

async function delaysSince(rows, since) {
  const found = await rows(
    `select extract(epoch from greatest(i.moved_at, n.queued_at) - c.registered_at) * 1000 as delay
       from intake.complaint c
       join analytics.case_fact f on f.tenant_id = c.tenant_id and f.complaint_id = c.id
       join analytics.inbox_cursor i on i.tenant_id = f.tenant_id and i.aggregate_type = 'case' and i.aggregate_id = f.case_id::text
       join lateral (select min(created_at) as queued_at from notifications.notice
                      where tenant_id = f.tenant_id and case_id = f.case_id) n on true
      where c.registered_at >= $1`,
    [since],
  );
  return found.map(({ delay }) => Number(delay));
}
