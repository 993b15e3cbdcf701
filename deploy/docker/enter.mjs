// The entry of every container: waits for what the part needs, configures it, and runs it.
// SERVICE names the part: migrate, mailbox, or a service. A service that gets its DATABASE_URL from outside keeps its configuration.
// `migrate` makes the secrets at the first start and gives each part its own, in a volume that no other part sees.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '../local/redis.mjs';
import { newPassword, readJson, ROOT, writeJson } from '../local/home.mjs';
import { loadKeys } from '../local/keys.mjs';
import { until } from '../local/processes.mjs';
import { writeProviders } from '../local/providers.mjs';
import { line } from '../local/say.mjs';
import { mainFile, serviceEnvironment, SERVICES } from '../local/services.mjs';

const part = process.env.SERVICE ?? '';
/** Of `migrate` alone: all secrets, and a folder for each part with what is its own. */
const KEYS = process.env.TINGSU_KEYS ?? '/keys/keys.json';
const PARTS = '/parts';
/** Of a service: its folder among these. */
const OWN = '/own';
const WAIT_MS = 10 * 60_000;
const PORT = 8080;
const demo = process.env.TINGSU_DEMO === '1';

if (part === 'migrate') await migrate();
else if (part === 'mailbox') await mailbox();
else await serve();

async function mailbox() {
  if (!demo) return line('There is no mailbox in an installation that is no demo.');
  process.env.PROVIDERS ??= writeProviders('/tmp/providers.json', `http://gateway:${PORT}`);
  await import('../mailbox/main.mjs');
}

async function migrate() {
  if (!demo && !process.env.SMTP_URL)
    fail('Set SMTP_URL to the mail server of the hospital, or TINGSU_DEMO=1 for a demo.');
  const keys = loadKeys(KEYS);
  const servers = serverPasswords();
  giveSecrets(keys, servers);
  Object.assign(process.env, {
    TINGSU_KEYS: KEYS,
    DATABASE_ADMIN_URL: `postgres://postgres:${servers.postgres}@postgres:5432/tingsu`,
    AMQP_URL: `amqp://tingsu:${servers.rabbitmq}@rabbitmq:5672`,
    AMQP_MANAGEMENT_URL: `http://tingsu:${servers.rabbitmq}@rabbitmq:15672`,
    ...(demo ? {} : { TINGSU_SEED: 'none' }),
  });
  await import('../migrate.mjs');
  if (process.exitCode) process.exit(process.exitCode);
  for (const service of SERVICES) writeFileSync(join(PARTS, service, 'migrated'), buildId());
  if (demo)
    line(
      `Demo accounts (officer, head, leader, admin, pharmacy, …), all with the password ${keys.demoPassword}`,
    );
}

/** Of the administrators of the three servers, made once. A password from outside is taken for a server that has one already. */
function serverPasswords() {
  const file = join(KEYS, '..', 'servers.json');
  const known = readJson(file) ?? {};
  const password = (name) =>
    process.env[`TINGSU_${name.toUpperCase()}_PASSWORD`] || known[name] || newPassword();
  return writeJson(
    file,
    Object.fromEntries(['postgres', 'rabbitmq', 'redis'].map((name) => [name, password(name)])),
  );
}

function giveSecrets(keys, { postgres, rabbitmq, redis }) {
  // The servers read theirs as users of their own; no one else has the volume.
  give('postgres', 'password', postgres, 0o644);
  give('rabbitmq', 'rabbitmq.conf', `default_user = tingsu\ndefault_pass = ${rabbitmq}\n`, 0o644);
  const users = `user default on >${redis} ~* &* +@all\n${accounts(keys.redisPasswords)}`;
  give('redis', 'users.acl', users, 0o644);
  for (const service of SERVICES)
    give(service, 'environment.json', JSON.stringify(environmentOf(service, keys)), 0o600);
}

function give(name, file, text, mode) {
  mkdirSync(join(PARTS, name), { recursive: true });
  writeFileSync(join(PARTS, name, file), text, { mode });
}

const environmentOf = (service, keys) =>
  serviceEnvironment(service, {
    keys,
    databaseAdminUrl: 'postgres://postgres:5432/tingsu',
    amqpUrl: 'amqp://rabbitmq:5672',
    redisUrl: 'redis://redis:6379',
    ownAccounts: { broker: true, redis: true },
    smtpUrl: process.env.SMTP_URL || 'smtp://mailbox:2525',
    providersUrl: demo ? 'http://mailbox:8025' : undefined,
    publicUrl: process.env.PUBLIC_URL || `http://localhost:${PORT}`,
    uploads: '/uploads',
    archive: '/archive',
    record: '/record',
    host: '0.0.0.0',
    port: PORT,
    operationsPort: 9090,
    at: (name) => `http://${name}:${PORT}`,
  });

async function serve() {
  if (!process.env.DATABASE_URL) {
    if (!(await until(migrated, WAIT_MS, 500)))
      fail('The database was not migrated in ten minutes: see the logs of the part "migrate".');
    // Settings from outside take precedence over generated ones.
    const made = readJson(join(OWN, 'environment.json')) ?? {};
    for (const [name, value] of Object.entries(made))
      if (name === 'NODE_ENV' || !process.env[name]) process.env[name] = value;
  }
  await import(mainFile(part));
}

function migrated() {
  try {
    return readFileSync(join(OWN, 'migrated'), 'utf8') === buildId();
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
