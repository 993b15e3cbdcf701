import { join } from 'node:path';
import { composeServers, dockerWorks } from './docker.mjs';
import { findPostgres } from './find-postgres.mjs';
import { instanceHome, newPassword, readJson, writeJson } from './home.mjs';
import { endLeftovers } from './leftovers.mjs';
import { answers, reservePostgres, startPostgres } from './postgres.mjs';
import { aptInstall, canInstall } from './programs.mjs';
import { findRabbit, managementUrlOf, reserveRabbit, startRabbit } from './rabbitmq.mjs';
import { findRedis, reserveRedis, startRedis } from './redis.mjs';
import { note, step, UserError } from './say.mjs';

/**
 * The three servers that Tingsu needs, found or started. In this order, for each of them: an address in the environment
 * (`DATABASE_ADMIN_URL`, `AMQP_URL`, `REDIS_URL`); its programs on this machine (PostgreSQL also from npm); `apt-get install` when root
 * on Debian or Ubuntu; a Docker engine. A server that already runs here is never touched unless its address is given.
 */
const KINDS = {
  postgres: {
    title: 'PostgreSQL',
    variable: 'DATABASE_ADMIN_URL',
    find: () => findPostgres()[0],
    reserve: reservePostgres,
    start: startPostgres,
    apt: 'postgresql',
  },
  rabbitmq: {
    title: 'RabbitMQ',
    variable: 'AMQP_URL',
    find: findRabbit,
    reserve: reserveRabbit,
    start: startRabbit,
    apt: 'rabbitmq-server',
  },
  redis: {
    title: 'Redis',
    variable: 'REDIS_URL',
    find: findRedis,
    reserve: reserveRedis,
    start: startRedis,
    apt: 'redis-server',
  },
};

/**
 * @typedef {{ url: string, managementUrl?: string, server?: import('./local-server.mjs').LocalServer }} Found
 * A server; `server` is there when it is ours to stop.
 */

/**
 * @typedef {'postgres' | 'rabbitmq' | 'redis'} Kind
 * @typedef {{ home?: string, only?: readonly Kind[], environment?: NodeJS.ProcessEnv,
 *   quiet?: boolean, restart?: boolean, durable?: boolean, say?: (text: string) => void, redisUsers?: Record<string, string> }} ServerOptions
 */

/**
 * @param {ServerOptions} options
 * `environment: {}` starts private instances whatever the process's environment says. With `restart` (the default) a private server
 * that ends by itself is started again on the same port and data, and `say` reports it.
 * Without `durable` a private PostgreSQL does not wait for the disk: enough for tests, which do not outlive the machine.
 * @returns {Promise<{ postgres: Found, rabbitmq: Found, redis: Found, stop: () => Promise<void> }>}
 */
export async function startServers(options = {}) {
  const { up, stop } = await openServers(options);
  try {
    await settle(Object.values(up));
  } catch (error) {
    await stop();
    throw error;
  }
  return { postgres: await up.postgres, rabbitmq: await up.rabbitmq, redis: await up.redis, stop };
}

/**
 * As `startServers`, but returns as soon as the addresses are known: `up` says when each server answers.
 * @param {ServerOptions} options
 * @returns {Promise<{ urls: Record<Kind, string>, managementUrl?: string, redisAccounts: boolean, up: Record<Kind, Promise<Found>>, stop: () => Promise<void> }>}
 */
export async function openServers({
  home = instanceHome(),
  only = ['postgres', 'rabbitmq', 'redis'],
  environment = process.env,
  quiet = false,
  restart = true,
  durable = true,
  say = note,
  redisUsers,
} = {}) {
  const progress = quiet ? (_title, work) => work() : step;
  await endLeftovers(home);
  const given = only.filter((kind) => environment[KINDS[kind].variable]);
  const wanted = only.filter((kind) => !given.includes(kind));
  const fromDocker = await programs(wanted);
  const own = wanted.filter((kind) => !fromDocker.includes(kind));
  const settings = loadSettings(home);
  let managementUrl = environment.AMQP_MANAGEMENT_URL;
  const up = /** @type {Record<Kind, Promise<Found>>} */ ({});
  const urls = /** @type {Record<Kind, string>} */ ({});
  for (const kind of given) {
    urls[kind] = environment[KINDS[kind].variable] ?? '';
    up[kind] = progress(KINDS[kind].title, () => useGiven(kind, environment));
  }
  if (fromDocker.length > 0) {
    const found = await progress('Docker', () => composeServers(home, settings, fromDocker));
    for (const kind of fromDocker) {
      urls[kind] = found[kind].url;
      up[kind] = Promise.resolve(found[kind]);
      managementUrl = found[kind].managementUrl ?? managementUrl;
    }
  }
  const taken = new Set();
  for (const kind of own) urls[kind] = await KINDS[kind].reserve(settings[kind], taken);
  writeJson(join(home, 'servers.json'), settings);
  if (own.includes('rabbitmq')) managementUrl = managementUrlOf(settings.rabbitmq);
  for (const kind of own) {
    const common = { home, url: urls[kind], settings: settings[kind], restart, durable, say };
    const options = { ...common, redisUsers };
    up[kind] = progress(KINDS[kind].title, () => KINDS[kind].start(options));
  }
  // Who waits for a server learns of its failure; a failure before that ends nothing.
  for (const one of Object.values(up)) one.catch(() => {});
  const stop = async () => {
    const found = await Promise.allSettled(Object.values(up));
    await Promise.all(
      found.map(async (one) => one.status === 'fulfilled' && one.value.server?.stop()),
    );
  };
  const redisAccounts = own.includes('redis') && redisUsers !== undefined;
  return { urls, managementUrl, redisAccounts, up, stop };
}

/** Waits for all before reporting the first failure, so that nothing is still starting during clean-up. */
async function settle(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Passwords are made once; ports are kept from start to start while they are free. */
function loadSettings(home) {
  const file = join(home, 'servers.json');
  const fresh = () => ({ password: newPassword() });
  const known = readJson(file) ?? {};
  return writeJson(
    file,
    Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, known[kind] ?? fresh()])),
  );
}

/** Makes the programs available. @returns the kinds that Docker has to run. */
async function programs(wanted) {
  const missing = () => wanted.filter((kind) => !KINDS[kind].find());
  if (missing().length === 0) return [];
  const titles = missing().map((kind) => KINDS[kind].title);
  if (canInstall())
    await step(titles.join(', '), () =>
      aptInstall(missing().map((kind) => KINDS[kind].apt)).catch(() => 'could not be installed'),
    );
  if (missing().length === 0) return [];
  if (await dockerWorks()) return missing();
  throw new UserError(advice(missing()));
}

function advice(missing) {
  const titles = missing.map((kind) => KINDS[kind].title).join(' and ');
  return [
    `${titles}: not found on this machine, and no Docker engine answers. One of these helps:`,
    `    Debian, Ubuntu   sudo apt-get install ${missing.map((kind) => KINDS[kind].apt).join(' ')}`,
    `    macOS            brew install ${missing.map((kind) => ({ postgres: 'postgresql', rabbitmq: 'rabbitmq', redis: 'redis' })[kind]).join(' ')}`,
    '    anywhere         start Docker',
    `    your own server  set ${missing.map((kind) => KINDS[kind].variable).join(', ')}`,
  ].join('\n');
}

async function useGiven(kind, environment) {
  const { variable, title } = KINDS[kind];
  const url = environment[variable];
  if (kind === 'postgres' && !(await answers(url)))
    throw new UserError(`${title} does not answer at the address in ${variable}.`);
  return {
    url,
    managementUrl: environment.AMQP_MANAGEMENT_URL,
    words: `at the address in ${variable}`,
  };
}
