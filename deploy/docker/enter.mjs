// The entry of every container: waits for what the part needs, configures it, and runs it.
// SERVICE names the part: migrate, mailbox, or a service. A service that gets its DATABASE_URL from outside keeps its configuration.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, ROOT } from '../local/home.mjs';
import { until } from '../local/processes.mjs';
import { writeProviders } from '../local/providers.mjs';
import { line } from '../local/say.mjs';
import { mainFile, serviceEnvironment } from '../local/services.mjs';

const part = process.env.SERVICE ?? '';
const KEYS = process.env.TINGSU_KEYS ?? '/keys/keys.json';
const MIGRATED = `${KEYS}.migrated`;
const WAIT_MS = 10 * 60_000;
const PORT = 8080;

if (part === 'migrate') await migrate();
else if (part === 'mailbox') await mailbox();
else await serve();

async function mailbox() {
  process.env.PROVIDERS ??= writeProviders('/tmp/providers.json', `http://gateway:${PORT}`);
  await import('../mailbox/main.mjs');
}

async function migrate() {
  process.env.TINGSU_KEYS = KEYS;
  await import('../migrate.mjs');
  if (process.exitCode) process.exit(process.exitCode);
  writeFileSync(MIGRATED, buildId());
  const { demoPassword } = readJson(KEYS);
  line(
    `Demo accounts (officer, head, leader, admin, pharmacy, …), all with the password ${demoPassword}`,
  );
}

async function serve() {
  if (!process.env.DATABASE_URL) {
    if (!(await until(migrated, WAIT_MS, 500)))
      fail('The database was not migrated in ten minutes: see the logs of the part "migrate".');
    configure();
  }
  await import(mainFile(part));
}

/** Settings from outside take precedence over generated ones. */
function configure() {
  const made = serviceEnvironment(part, {
    keys: readJson(KEYS),
    databaseAdminUrl: process.env.TINGSU_DATABASE ?? 'postgres://postgres:5432/tingsu',
    amqpUrl: process.env.AMQP_URL ?? '',
    redisUrl: process.env.REDIS_URL ?? '',
    smtpUrl: process.env.SMTP_URL ?? 'smtp://mailbox:2525',
    providersUrl: process.env.PROVIDERS_URL ?? 'http://mailbox:8025',
    publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${PORT}`,
    uploads: '/uploads',
    archive: '/archive',
    host: '0.0.0.0',
    port: PORT,
    at: (service) => `http://${service}:${PORT}`,
  });
  Object.assign(process.env, {
    ...made,
    ...Object.fromEntries(Object.keys(made).flatMap((name) => given(name))),
  });
}

function given(name) {
  return process.env[name] && name !== 'NODE_ENV' ? [[name, process.env[name]]] : [];
}

function migrated() {
  try {
    return readFileSync(MIGRATED, 'utf8') === buildId();
  } catch {
    return false;
  }
}

function buildId() {
  return readFileSync(join(ROOT, 'build-id'), 'utf8').trim();
}

function fail(message) {
  line(message);
  process.exit(1);
}
