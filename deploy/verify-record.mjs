// npm run verify [-- SERVICE...]      checks the sealed record of every service, or of those that are named, against what lies elsewhere
//   --folder DIR        the folder of checkpoints, with keys.txt; the one of the installation unless it is said
//   --checkpoints FILE  more checkpoints: a mail or a file that holds some; may be said again
//   --keys FILE         the public keys, where the folder's own are not trusted
//   --only-record       leaves out the comparison of cases, clocks and lists with the log
// Reads only. DATABASE_URL is a login that reads all groups (a superuser, or pg_read_all_data with bypassrls); without it the running
// installation is asked. ARCHIVE is the place of dropped months. Ends with 0 when all is sound, 1 with faults, 2 when it could not check.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { instanceHome, readJson, ROOT } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { line, UserError } from './local/say.mjs';
import { SERVICES } from './local/services.mjs';

const USAGE =
  'Usage: npm run verify [-- SERVICE...] [--folder DIR] [--checkpoints FILE]... [--keys FILE] [--only-record]';
/** What is printed of the faults of one service; all are counted. */
const MOST_LINES = 200;
/** A statement that counts may take minutes; in milliseconds. */
const PATIENCE_MS = 30 * 60_000;

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof UserError ? error.message : `Could not check: ${error.stack}`}\n`,
  );
  process.exitCode = 2;
}

async function main() {
  const asked = argumentsOf();
  const url = process.env.DATABASE_URL ?? runningSystem().state.urls.databaseAdmin;
  let faults = 0;
  for (const service of asked.services) faults += await checkService(service, url, asked);
  if (asked.services.includes('cases') && !asked.onlyRecord) faults += await checkCases();
  line(faults === 0 ? 'The record is sound.' : `Found ${faults} faults: see docs/operations.md.`);
  return faults === 0 ? 0 : 1;
}

function argumentsOf() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: join(instanceHome(), 'record') },
      checkpoints: { type: 'string', multiple: true, default: [] },
      keys: { type: 'string' },
      'only-record': { type: 'boolean', default: false },
    },
  });
  if (positionals.some((name) => !SERVICES.includes(name))) throw new UserError(USAGE);
  return {
    ...values,
    services: positionals.length > 0 ? positionals : SERVICES,
    onlyRecord: values['only-record'],
  };
}

async function checkService(
  service,
  url,
  { folder, checkpoints, keys = join(folder, 'keys.txt') },
) {
  const { faultLine, verifyRecord } = await import('@tingsu/record');
  const { objectStoreFrom, readArchive } = await import('@tingsu/archive');
  const { [service]: definition } = await import(`../services/${service}/dist/src/service.js`);
  const store = await objectStoreFrom(
    process.env.ARCHIVE ?? pathToFileURL(join(instanceHome(), 'archive')).href,
  );
  const verifiers = await verifiersOf(service, keys);
  const outside = await outsideOf(service, folder, checkpoints);
  const checked = await inOneSnapshot(url, service, (db, now) =>
    verifyRecord({
      ...{ db, now, verifiers, outside, logs: definition.sealed },
      origin: verifiers[0]?.origin ?? `tingsu/${service}`,
      archive: (month) => readArchive(store, month),
    }),
  );
  const { faults, leaves, waiting } = checked;
  line(
    `${service}: ${leaves} rows sealed, ${checked.checkpoints} checkpoints, ${checked.outside} of them or others elsewhere, ${waiting} rows waiting, ${faults.length} faults`,
  );
  if (checked.outside === 0)
    line(
      `${service}: no checkpoint lies elsewhere, so a record that was replaced whole would not be noticed`,
    );
  for (const fault of faults.slice(0, MOST_LINES)) line(`${service}: ${faultLine(fault)}`);
  if (faults.length > MOST_LINES) line(`${service}: and ${faults.length - MOST_LINES} more`);
  return faults.length;
}

/** The keys that were published; else the ones that the installation signs with. */
async function verifiersOf(service, file) {
  const { signingKey, verifierKey, verifierOf } = await import('@tingsu/record');
  const text = await readFile(file, 'utf8').catch(() => '');
  const published = text.split(/\s+/).flatMap((one) => verifierOf(one) ?? []);
  const found = published.filter(({ origin }) => origin.endsWith(`/${service}`));
  if (found.length > 0) return found;
  const own = readJson(join(instanceHome(), 'keys.json'))?.recordKeys?.[service];
  if (!own) return [];
  line(`${service}: ${file} has no key of it; taking the one that the installation signs with`);
  return [verifierOf(verifierKey(`tingsu/${service}`, signingKey(own)))].flatMap(
    (one) => one ?? [],
  );
}

async function outsideOf(service, folder, files) {
  const { notesIn } = await import('@tingsu/record');
  const named = (await readdir(folder).catch(() => [])).filter(
    (name) => name.startsWith(`${service}-`) && name.endsWith('.txt'),
  );
  const sources = [...named.sort().map((name) => join(folder, name)), ...files];
  return Promise.all(
    sources.map(async (source) => {
      const text = await readFile(source, 'utf8').catch((error) => {
        throw new UserError(`${source} cannot be read: ${error.message}`);
      });
      return { source, notes: notesIn(text.replaceAll('\r\n', '\n')) };
    }),
  );
}

async function inOneSnapshot(url, service, work) {
  const client = new pg.Client({
    connectionString: url,
    statement_timeout: PATIENCE_MS,
    application_name: 'tingsu-verify',
    options: `-c search_path=${service},pg_catalog -c timezone=UTC -c default_transaction_read_only=on -c jit=off`,
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query('select now() as now');
    const query = async (sql, params = []) => (await client.query(sql, [...params])).rows;
    return await work({ query }, rows[0].now);
  } finally {
    await client.end();
  }
}

/** Chains, sealed words, clocks and lists of every case, compared with the fold of its log. Returns how many faults it printed. */
async function checkCases() {
  const child = spawn(process.execPath, [join(ROOT, 'services/cases/dist/src/verify.js')], {
    env: {
      LOG_LEVEL: 'silent',
      ...process.env,
      DATABASE_URL: process.env.CASES_DATABASE_URL ?? runningSystem().databaseOf('cases'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
  const code = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code !== 0 && code !== 1)
    throw new UserError('The cases could not be compared with their log.');
  const lines = text.trim().split('\n');
  for (const one of lines) line(`cases: ${one}`);
  return lines.length - 1;
}
