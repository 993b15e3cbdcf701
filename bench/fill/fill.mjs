import { statfs } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import copy from 'pg-copy-streams';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { textTokens } from '@tingsu/find';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { runningSystem } from '../../deploy/local/running.mjs';
import { UserError } from '../../deploy/local/say.mjs';
import { CaseFactRepository } from '../../services/analytics/dist/src/projections/case-fact.repository.js';
import { ALL_DAYS, merged } from '../../services/analytics/dist/src/projections/tally.js';
import { capture, tablesOfCases } from './capture.mjs';
import { Bytes } from './compile.mjs';
import { tallyOf, templateOf, valuesOf, writeCopy } from './template.mjs';
import { makeTemplates } from './templates.mjs';
import { complaintsOf, random } from './words.mjs';

const BATCH = 1_000;
/** While PostgreSQL stores one batch, the other is made. */
const AT_ONCE = 2;
/** Entries of a segment: older ones have been merged, those of the last cases not yet. */
const MERGED_ENTRIES = 200_000;
const SEGMENT_ENTRIES = 20_000;
const LAST = 30_000;
const YEARS = 5.5;
const LAP = 125_000;
const OPEN_SHARE = 0.146;
const TEXTS = 5_000;
const CHUNK_BYTES = 1 << 18;
const YEAR_MS = 365.25 * 86_400_000;
/** Of what is stored of a case at most, with its indexes and some room. */
const BYTES_OF_A_CASE = 55_000;
const VACUUMED = ['cases', 'intake', 'notifications', 'analytics'];

const STATE = `create schema if not exists bench_fill;
  create table if not exists bench_fill.template (case_id uuid primary key, ended boolean not null, weight integer not null);
  alter table bench_fill.template add column if not exists tables json, add column if not exists rows json;
  create table if not exists bench_fill.batch (number integer primary key, cases integer not null);
  create table if not exists bench_fill.tally (number integer primary key, cells json not null);
  create table if not exists bench_fill.segment (worker integer, service text, segment integer not null, entries integer not null, primary key (worker, service))`;

/**
 * Fills the installation up to `wanted` cases of all states, ages and campuses, with everything that the services keep of them. Some forty
 * cases are brought through the API; the others are copies with ids, numbers, words, people and times of their own, sealed and chained as the
 * product does it, stored batch by batch, each in one transaction. A fill that was stopped goes on with the batches that are missing.
 * What is done stands in the schema `bench_fill`.
 */
export async function fill(system, wanted) {
  const client = await system.connect();
  try {
    await client.query(STATE);
    const { rows: locks } = await client.query(
      `select pg_try_advisory_lock(hashtextextended('bench_fill', 0)) as mine`,
    );
    if (!locks[0].mine) throw new UserError('Another fill is at work in this installation.');
    await undisturbed(client, () => fillUp(system, client, wanted));
    const { rows } = await client.query(COUNTS);
    return rows[0];
  } finally {
    await client.end();
  }
}

/** Without autovacuum, which would read what grows again and again; a fill that was killed leaves it off until the next one ends. */
async function undisturbed(client, work) {
  const reload = 'select pg_reload_conf()';
  try {
    await client.query('alter system set autovacuum = off');
    await client.query(reload);
    await work();
  } finally {
    await client.query('alter system reset autovacuum');
    await client.query(reload);
  }
}

async function fillUp(system, client, wanted) {
  const batches = await missingBatches(client, wanted);
  if (batches.length > 0) {
    await requireRoom(system, batches.length * BATCH);
    const before = await countOf(client);
    if (before > 0)
      say(`going on: ${before} cases are there, ${batches.length * BATCH} are missing`);
    await makeBatches(system, await prepare(system, client), batches, wanted);
  }
  const { rows } = await client.query('select count(*)::int as unfinished from bench_fill.segment');
  if (rows[0].unfinished > 0) await finish(client);
}

const COUNTS = `select (select count(*)::int from cases.complaint_case) as cases, (select count(*)::int from cases.complaint_case where open) as open,
  (select count(*)::float8 from cases.case_log) as "rows of the log", (select count(*)::int from cases.case_snapshot) as "not at rest",
  (pg_database_size(current_database()) / 1e9)::float8 as "GB in the database"`;

async function missingBatches(client, wanted) {
  const { rows } = await client.query('select number from bench_fill.batch');
  const done = new Set(rows.map(({ number }) => number));
  return Array.from({ length: Math.ceil(wanted / BATCH) }, (_, i) => i).filter(
    (number) => !done.has(number),
  );
}

async function countOf(client) {
  const { rows } = await client.query(
    'select coalesce(sum(cases), 0)::int as n from bench_fill.batch',
  );
  return rows[0].n;
}

async function requireRoom(system, cases) {
  const { bavail, bsize } = await statfs(fileURLToPath(system.home));
  const [free, needed] = [bavail * bsize, cases * BYTES_OF_A_CASE];
  if (free < needed)
    throw new UserError(
      `${cases} cases need about ${gigabytes(needed)} GB, and ${gigabytes(free)} GB are free. Make room, or set BENCH_CASES to fewer.`,
    );
}

const gigabytes = (bytes) => Math.ceil(bytes / 1e9);

async function prepare(system, client) {
  const { databaseOf } = runningSystem();
  const made = await templatesIn(system, client);
  const [{ tenantId }] = (
    await client.query(
      'select tenant_id as "tenantId" from cases.complaint_case where case_id = $1',
      [made[0].caseId],
    )
  ).rows;
  const keys = {
    cases: await keysOf('cases', { tenantId, subjects: made.map(({ caseId }) => caseId) }),
    intake: await keysOf('intake', { tenantId, subjects: [] }),
  };
  const facts = await withService('analytics', databaseOf, (unitOfWork) =>
    unitOfWork.run(tenantId, (tx) =>
      new CaseFactRepository().load(
        tx,
        tenantId,
        made.map(({ caseId }) => caseId),
      ),
    ),
  );
  await client.query(`set timezone = 'UTC'`);
  const growing = await growingTables(client);
  const stable = await stableIds(client);
  const tables = await tablesOfCases(system);
  const templates = [];
  for (const one of made)
    templates.push(
      await templateOf(client, tables, {
        ...{ ...one, stable, keys, growing },
        rows: await rowsOf(client, tables, tenantId, one),
        fact: facts.get(one.caseId),
      }),
    );
  const usable = templates.filter(({ earliest, latest }) => earliest < latest);
  const columns = new Map(tables.map(({ name, columns: own }) => [name, own]));
  return { tenantId, keys, columns, ...drawn(usable), said: saidBy(keys) };
}

/** Those of an earlier fill, or new ones. */
async function templatesIn(system, client) {
  const { rows } = await client.query(
    `select t.case_id as "caseId", t.ended, t.weight, t.tables, t.rows, c.complaint_id as "complaintId"
     from bench_fill.template t join cases.complaint_case c using (case_id)`,
  );
  if (rows.length > 0) return rows;
  for (const { caseId, ended, weight } of await makeTemplates(system, say))
    await client.query(
      'insert into bench_fill.template (case_id, ended, weight) values ($1, $2, $3)',
      [caseId, ended, weight],
    );
  return templatesIn(system, client);
}

/** As they were when the tables were as they are now: looking for them among a million cases takes minutes. */
async function rowsOf(client, tables, tenantId, { caseId, complaintId, tables: then, rows }) {
  if (isDeepStrictEqual(then, tables)) return rows;
  const found = await capture(client, tables, tenantId, [caseId, complaintId]);
  await client.query('update bench_fill.template set tables = $2, rows = $3 where case_id = $1', [
    caseId,
    JSON.stringify(tables),
    JSON.stringify(found),
  ]);
  return found;
}

/** Each as often as its weight says. */
function drawn(templates) {
  const often = (ended) =>
    templates
      .filter((one) => one.ended === ended)
      .flatMap((one) => Array.from({ length: one.weight }, () => one));
  const [ended, open] = [often(true), often(false)];
  if (ended.length === 0 || open.length === 0)
    throw new UserError(
      'No case can be copied: clocks of all the first ones act soon. Start over: npm run reset, npm start, and this again.',
    );
  return { ended, open };
}

/** The keys of the group, and those of these cases. */
async function keysOf(service, { tenantId, subjects }) {
  const { databaseOf, masterKeys } = runningSystem();
  return withService(service, databaseOf, (unitOfWork) =>
    unitOfWork.run(tenantId, (tx) =>
      new DataKeys(MasterRing.from(masterKeys), service).toOpen(tx, subjects),
    ),
  );
}

async function withService(service, databaseOf, work) {
  const dataSource = await createDataSource({
    ...{ url: databaseOf(service), service, entities: [], poolSize: 1 },
  }).initialize();
  try {
    return await work(new UnitOfWork(dataSource, service, systemTime()));
  } finally {
    await dataSource.destroy();
  }
}

/**
 * What each service keeps by months, and for how long: rows of a copy whose time would be over are left out, as maintenance would have
 * archived and dropped them. Makes the partitions of the months that are kept.
 */
async function growingTables(client) {
  const growing = new Map();
  for (const service of VACUUMED) {
    const { [service]: definition } = await import(`../../services/${service}/dist/src/service.js`);
    const { rows } = await client.query(
      `select distinct relation, key from ${service}.partition_list()`,
    );
    const keys = new Map(rows.map(({ relation, key }) => [relation, key]));
    for (const { table, keepMonths } of definition.growing(process.env.KEEP_MONTHS)) {
      if (!keys.has(table)) continue;
      growing.set(`${service}.${table}`, { key: keys.get(table), months: keepMonths });
      await client.query(MAKE_PARTITIONS.replaceAll('$service', service), [table, keepMonths]);
    }
  }
  return growing;
}

const MAKE_PARTITIONS = `select $service.make_partition($1, month) from (
    select date_trunc('month', now()) - make_interval(months => back) as month
    from generate_series(0, least($2::int, ${Math.ceil(YEARS * 12)})) as back) as months
  where not exists (select from $service.partition_list() l where l.relation = $1 and not l.is_default
    and (l.first is null or l.first <= month) and (l.until is null or l.until > month))`;

/** Ids that a copy shares: people, places, rules. */
async function stableIds(client) {
  const { rows: columns } = await client.query(
    `select n.nspname || '.' || c.relname as "table", a.attname as "column" from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped
       and (n.nspname = 'gateway' or n.nspname = 'intake' and c.relname = 'adapter' or n.nspname = 'cases' and c.relname ~ '^(policy|calendar)')`,
  );
  const ids = new Set();
  for (const { table, column } of columns) {
    const { rows } = await client.query(
      `select distinct "${column}"::text as id from ${table} where "${column}" is not null`,
    );
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

/** What people say: names and phones are drawn for each case, texts from a stock, whose marks are known. */
function saidBy({ intake }) {
  const complaintAt = complaintsOf(11);
  const rare = complaintsOf(12);
  const ready = (content) => ({
    content,
    marks: intake.findMarks([...new Set(textTokens(content))]).marks,
    contentMark: `\\\\x${intake.blindIndex('content', content).toString('hex')}`,
  });
  const stock = Array.from({ length: TEXTS }, () => {
    const { content, name } = complaintAt(1);
    return { ...ready(content), name };
  });
  return (n) => {
    const one = stock[(n * 7919) % TEXTS];
    const phone = `13${String(n).padStart(9, '0')}`;
    const { name } = stock[(n * 104_729) % TEXTS];
    const own = n % 1_000 === 0 ? ready(rare(n).content) : one;
    return { ...own, name, phone };
  };
}

/** Less to write and faster to compress; what is lost in a crash is made again, whole batches of it. */
const SESSION = `set synchronous_commit = off; set wal_compression = lz4; set default_toast_compression = lz4; set timezone = 'UTC'`;

async function makeBatches(system, context, batches, wanted) {
  const started = performance.now();
  let next = 0;
  let done = 0;
  const work = async (_, worker) => {
    const client = await system.connect();
    const bytes = new Map();
    try {
      await client.query(SESSION);
      for (let i = next++; i < batches.length; i = next++) {
        await makeBatch(client, context, { number: batches[i], wanted, worker, bytes });
        done += 1;
        tell(done * BATCH, batches.length * BATCH, started);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  process.stdout.write('\n');
}

async function makeBatch(client, context, { number, wanted, worker, bytes }) {
  for (const own of bytes.values()) own.clear();
  await client.query('begin');
  const segments = await segmentsOf(client, worker, {
    since: timeOf(number * BATCH, wanted),
    most: number * BATCH < wanted - LAST ? MERGED_ENTRIES : SEGMENT_ENTRIES,
  });
  const { tally, entries, cases } = writeRows(context, { number, wanted, segments, bytes });
  for (const [table, own] of bytes)
    if (own.all.length > 0) await copyInto(client, table, context.columns.get(table), own.all);
  await countEntries(client, worker, entries);
  await client.query('insert into bench_fill.tally values ($1, $2)', [number, cellsOf(tally)]);
  await client.query('insert into bench_fill.batch values ($1, $2)', [number, cases]);
  await client.query('commit');
}

/** When the n-th was received: oldest first, and from the oldest on again with each lap, so that a fill may go on to more than was wanted at first. */
function timeOf(n, wanted) {
  const lap = Math.min(wanted, LAP);
  return Date.now() - YEARS * YEAR_MS * (1 - (n % lap) / lap);
}

function writeRows({ ended, open, keys, said }, { number, wanted, segments, bytes }) {
  const draw = random(number + 1);
  const now = Date.now();
  const bytesOf = (table) => {
    if (!bytes.has(table)) bytes.set(table, new Bytes());
    return bytes.get(table);
  };
  const tally = new Map();
  const entries = { cases: 0, intake: 0 };
  const cases = Math.min(BATCH, wanted - number * BATCH);
  for (let i = 1; i <= cases; i++) {
    const n = number * BATCH + i;
    const from = draw() < OPEN_SHARE ? open : ended;
    const template = from[Math.floor(draw() * from.length)];
    const shift = shiftOf(template, timeOf(n, wanted), draw);
    const values = valuesOf(template, { n, shift, said: said(n), keys, segments });
    writeCopy(template, values, { shift, now, hotMonths: HOT_MONTHS, bytesOf });
    const counted = tallyOf(template, shift);
    const key = `${template.caseId} ${counted.key}`;
    const known = tally.get(key);
    if (known) known.times += 1;
    else tally.set(key, { times: 1, changes: counted.changes() });
    entries.cases += template.entries - 1;
    entries.intake += 1;
  }
  return { tally, entries, cases };
}

const HOT_MONTHS = Number(process.env.HOT_MONTHS ?? 6);

/** Ended cases lie in the order of their numbers where their clocks allow it; open ones, and what cannot lie there, anywhere in their span. */
function shiftOf({ ended, receivedMs, earliest, latest }, wantedMs, draw) {
  const shift = wantedMs - receivedMs;
  const inside = ended && shift >= earliest && shift <= latest;
  const recent = Math.max(earliest, latest - 90 * 86_400_000);
  const [from, to] = ended ? [recent, latest] : [earliest, latest];
  return Math.round((inside ? shift : from + draw() * (to - from)) / 1000) * 1000;
}

/** The segments of the indexes for finding that this worker fills; full ones get their index from the services. */
async function segmentsOf(client, worker, { since, most }) {
  const segments = {};
  for (const service of ['cases', 'intake']) {
    const { rows } = await client.query(
      'select segment, entries from bench_fill.segment where worker = $1 and service = $2',
      [worker, service],
    );
    const [known] = rows;
    if (known && known.entries < most) segments[service] = known.segment;
    else {
      if (known) await client.query(`select ${service}.find_close_segment($1)`, [known.segment]);
      const opened = await client.query(
        `select ${service}.find_open_segment('filling', $1) as segment`,
        [new Date(since)],
      );
      segments[service] = opened.rows[0].segment;
      await client.query(
        `insert into bench_fill.segment values ($1, $2, $3, 0)
         on conflict (worker, service) do update set segment = excluded.segment, entries = 0`,
        [worker, service, segments[service]],
      );
    }
  }
  return segments;
}

async function countEntries(client, worker, entries) {
  for (const [service, more] of Object.entries(entries))
    await client.query(
      'update bench_fill.segment set entries = entries + $3 where worker = $1 and service = $2',
      [worker, service, more],
    );
}

async function copyInto(client, table, columns, bytes) {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const into = client.query(copy.from(`copy ${table} (${names}) from stdin`));
  await pipeline(Readable.from(chunksOf(bytes), { objectMode: false }), into);
}

function* chunksOf(bytes) {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES)
    yield bytes.subarray(from, from + CHUNK_BYTES);
}

/** What a batch adds to the counters of the dashboard. */
function cellsOf(tally) {
  const changes = [...tally.values()].flatMap(({ times, changes: one }) =>
    one.map(({ address, delta }) => ({ address, delta: delta * times })),
  );
  return JSON.stringify(
    merged(changes).map((cell) => ({
      ...cell,
      day: cell.day === ALL_DAYS ? '-infinity' : cell.day,
    })),
  );
}

/** Adds up what the batches left, under the lock that the service takes for its counters: batch by batch it took a fifth of a fill. */
async function addTally(client) {
  const { rows } = await client.query('select tenant_id as id from cases.complaint_case limit 1');
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(hashtext('analytics.tally'), hashtext($1))`, [
    rows[0].id,
  ]);
  await client.query(
    `insert into analytics.tally (tenant_id, scope, day, dimension, key, count)
     select $1, r.scope, r.day, r.dimension, r.key, sum(r.delta)
     from bench_fill.tally t, json_to_recordset(t.cells) as r (scope text, day date, dimension text, key text, delta bigint)
     group by r.scope, r.day, r.dimension, r.key
     on conflict (tenant_id, scope, day, dimension, key) do update set count = tally.count + excluded.count`,
    [rows[0].id],
  );
  await client.query('truncate bench_fill.tally');
  await client.query('commit');
}

/** Closes the last segments, waits until the services have indexed them, and lets PostgreSQL know what is there. */
async function finish(client) {
  await addTally(client);
  const { rows } = await client.query('select service, segment from bench_fill.segment');
  for (const { service, segment } of rows)
    await client.query(`select ${service}.find_close_segment($1)`, [segment]);
  for (const service of ['cases', 'intake']) {
    for (;;) {
      const [left] = (
        await client.query(
          `select count(*)::int as n from ${service}.find_segment where state = 'full'`,
        )
      ).rows;
      if (left.n === 0) break;
      say(`${service}: ${left.n} segments of the index for finding wait for their index`);
      const { rows: indexed } = await client.query(`select ${service}.find_index_segment() as n`);
      if (indexed[0].n === null) await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  for (const schema of VACUUMED) {
    const { rows: tables } = await client.query(
      `select c.relname as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.reltuples <> 0`,
      [schema],
    );
    for (const { name } of tables) {
      say(`vacuum ${schema}.${name}`);
      await client.query(`vacuum analyze ${schema}."${name}"`);
    }
  }
  await client.query('checkpoint');
  await client.query('truncate bench_fill.segment');
  process.stdout.write('\n');
}

function tell(done, all, started) {
  const seconds = (performance.now() - started) / 1000;
  const left = (seconds / done) * (all - done);
  say(
    `${done} of ${all} cases, ${((done / all) * 100).toFixed(1)} %, ${Math.round(done / seconds)} a second, ${Math.ceil(left / 60)} min left`,
  );
}

/** On one line of a terminal; elsewhere a line for each thing that is said, at most every five seconds. */
let saidAt = 0;
function say(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K  ${text}`);
  else if (performance.now() - saidAt > 5_000) {
    saidAt = performance.now();
    console.log(`  ${text}`);
  }
}
