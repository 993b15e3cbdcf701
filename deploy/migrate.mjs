// Makes the database and the broker ready for this version: roles, schemas, tables, exchanges and queues, and the demo group.
// Safe to run again, and from several places at once. Run by `npm start`, the tests and the containers.
//   DATABASE_ADMIN_URL  a login that may create roles and databases; its database is made if it does not exist
//   AMQP_URL            the broker
//   AMQP_MANAGEMENT_URL an administrator of the broker, to give each service and adapter an account of its own
//   TINGSU_KEYS         the file of keys, made if it does not exist
//   TINGSU_STATE        a fingerprint of all this, noted in the database when it is done (`npm start` looks for it)
//   TINGSU_GROUP        a folder with the `group.json`, `bindings.json` and, if it likes, `rosters.json` and `boxes.json` of a hospital group;
//                       `deploy/demo` unless it is said
//   TINGSU_SEED=none    leaves out the group and its policies; `replace` writes `group.json` over a group that is there, which otherwise belongs
//                       to the console
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { prepareBroker } from './local/broker.mjs';
import { groupFolder, ROOT } from './local/home.mjs';
import { loadKeys } from './local/keys.mjs';
import { markPrepared } from './local/prepared.mjs';
import { until } from './local/processes.mjs';
import { demoAccounts } from './local/providers.mjs';
import { giveUp, line, UserError } from './local/say.mjs';
import { databaseUrl, SERVICES } from './local/services.mjs';

const WAIT_MS = Number(process.env.TINGSU_WAIT_SECONDS ?? 120) * 1000;

await main().catch(giveUp);

async function main() {
  const adminUrl = required('DATABASE_ADMIN_URL');
  const keys = loadKeys(required('TINGSU_KEYS'));
  await ensureDatabase(adminUrl);
  const applied = await ensureSchemas(adminUrl, keys);
  const adapters = process.env.TINGSU_SEED === 'none' ? [] : await seed(adminUrl, keys);
  // Last, since the broker takes longest to start.
  await ensureBroker(keys, adapters);
  if (process.env.TINGSU_STATE) await markPrepared(adminUrl, process.env.TINGSU_STATE);
  line(applied === 0 ? 'up to date' : `${applied} migrations applied`);
}

function required(name) {
  if (!process.env[name]) throw new UserError(`${name} is not set.`);
  return process.env[name];
}

/** Waits for the server, which may still be starting, and makes the database that the address names. */
async function ensureDatabase(adminUrl) {
  let last = '';
  const there = await until(async () => (last = await tryDatabase(adminUrl)) === '', WAIT_MS, 500);
  if (!there) throw new UserError(`PostgreSQL does not let us in: ${last}`);
}

/** @returns {Promise<string>} '' when all is well, else why not. */
async function tryDatabase(adminUrl) {
  const reason = await attempt(adminUrl, 'select 1');
  if (reason?.code !== '3D000') return reason?.message ?? '';
  const maintenance = new URL(adminUrl);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = '/postgres';
  // Trigram search in Chinese needs Unicode character classes, which the C locale lacks.
  const made = await attempt(
    maintenance.toString(),
    `create database "${name.replaceAll('"', '""')}" encoding 'UTF8' template template0`,
  );
  return made && made.code !== '42P04' ? made.message : '';
}

async function attempt(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureSchemas(adminUrl, keys) {
  const { provision, migrate } = await import('@tingsu/database');
  await provision({ adminUrl, passwords: keys.databasePasswords });
  let applied = 0;
  for (const service of SERVICES) {
    const { migrations } = await import(`../services/${service}/dist/migrations/index.js`);
    applied += (await migrate({ adminUrl, service, migrations })).length;
  }
  return applied;
}

/** Declared here and never at the first publish: a quorum queue needs a moment before it can survive a crash. */
async function ensureBroker(keys, adapters) {
  const messaging = await import('@tingsu/messaging');
  const amqpUrl = required('AMQP_URL');
  const managementUrl = process.env.AMQP_MANAGEMENT_URL || undefined;
  const prepare = () => prepareBroker(messaging, { amqpUrl, managementUrl, keys, adapters });
  /** @type {Error | undefined} */
  let last;
  const made = await until(
    async () => (last = await prepare().catch((error) => error)) === undefined,
    WAIT_MS,
    500,
  );
  if (!made)
    throw new UserError(`RabbitMQ does not let us in, or refuses our queues: ${last?.message}`);
}

/** A function declaration, since `main` runs before a constant here would be set. */
function compiledSeed(service) {
  return import(`../services/${service}/dist/src/seed.js`);
}

async function seed(adminUrl, keys) {
  const folder = groupFolder();
  const group = await readJsonFile(join(folder, 'group.json'));
  const address = (service) => databaseUrl(adminUrl, service, keys.databasePasswords[service]);
  const { seedDirectory } = await compiledSeed('gateway');
  const { seedBoxes, seedPolicies } = await compiledSeed('cases');
  const { seedAccounts, seedAdapters } = await compiledSeed('intake');
  const passwords = Object.fromEntries(group.staff.map(({ login }) => [login, keys.demoPassword]));
  const rosters = await readIfThere(join(folder, 'rosters.json'));
  const replace = process.env.TINGSU_SEED === 'replace';
  await seedDirectory({ databaseUrl: address('gateway'), group, passwords, rosters, replace });
  const [documents, calendars] = await Promise.all(
    ['deploy/policies', 'deploy/calendars'].map(readFolder),
  );
  const bindings = await readJsonFile(join(folder, 'bindings.json'));
  await seedPolicies({
    databaseUrl: address('cases'),
    tenantId: group.tenant.id,
    documents,
    bindings,
    calendars,
  });
  await seedBoxes({
    databaseUrl: address('cases'),
    tenantId: group.tenant.id,
    boxes: await readIfThere(join(folder, 'boxes.json')),
  });
  const campuses = group.campuses.map(({ code }) => code);
  const seeded = await seedAdapters({
    databaseUrl: address('intake'),
    tenantId: group.tenant.id,
    adapters: keys.adapters.map(({ name, key, channels }) => ({ name, key, channels, campuses })),
  });
  await seedAccounts({
    databaseUrl: address('intake'),
    masterKeys: { MASTER_KEY: keys.masterKey, MASTER_KEY_FILE: process.env.MASTER_KEY_FILE },
    tenantId: group.tenant.id,
    accounts: [demoAccounts().sms, demoAccounts().wechat],
  });
  return keys.adapters.map(({ name, brokerPassword: password }) => ({
    id: seeded.get(name),
    password,
  }));
}

async function readJsonFile(file) {
  return JSON.parse(await readFile(resolve(ROOT, file), 'utf8'));
}

/** A group may begin without rosters and boxes. */
async function readIfThere(file) {
  return existsSync(resolve(ROOT, file)) ? readJsonFile(file) : [];
}

async function readFolder(folder) {
  const files = (await readdir(join(ROOT, folder))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readJsonFile(join(folder, name))));
}
