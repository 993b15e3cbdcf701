import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareBroker } from './broker.mjs';
import { groupFolder, readJson, ROOT, writeJson } from './home.mjs';
import { loadKeys } from './keys.mjs';
import { freePort } from './ports.mjs';
import { fingerprintOfState, isPrepared } from './prepared.mjs';
import { run, until } from './processes.mjs';
import { demoRobots, writeProviders } from './providers.mjs';
import { note, step, UserError } from './say.mjs';
import {
  mainFile,
  NODE_FLAGS,
  NODE_FLAGS_TOGETHER,
  serviceEnvironment,
  SERVICES,
  TOGETHER,
} from './services.mjs';
import { Supervised } from './supervisor.mjs';

/** Servers that answer already. */
const THERE = {
  postgres: Promise.resolve(),
  rabbitmq: Promise.resolve(),
  redis: Promise.resolve(),
};

/**
 * The whole system on given servers: database made and migrated, demo group seeded, mailbox and five services running.
 *
 * @param {{ home: string, single?: boolean, robots?: boolean, group?: string, databaseAdminUrl: string, amqpUrl: string, managementUrl?: string, redisUrl: string, redisAccounts?: boolean, port?: number, host?: string, restart?: boolean,
 *   keys?: import('./keys.mjs').Keys, say?: (text: string) => void, quiet?: boolean, extra?: Record<string, string>, node?: readonly string[], up?: Record<'postgres' | 'rabbitmq' | 'redis', Promise<unknown>> }} options
 * With `managementUrl` (an administrator of the broker) each service has an account there, with `redisAccounts` at Redis too. `up` says when each server answers; services start before the broker does when the database needs no work. `single` runs the five services in one process, `robots` lets robots speak at the stand-ins, `group` is the folder of another hospital group than the demo's, `port` is the gateway's, `extra` are settings for every service, `node` arguments for Node itself.
 */
export async function startSystem(options) {
  const { home, host = '127.0.0.1', quiet = false, up = THERE, group = groupFolder() } = options;
  const progress = quiet ? (_name, work) => work() : step;
  mkdirSync(join(home, 'uploads'), { recursive: true });
  const keys = options.keys ?? loadKeys(join(home, 'keys.json'));
  const ports = await choosePorts(home, options.port);
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${ports.gateway}`;
  const settings = {
    ...options,
    group,
    keys,
    publicUrl,
    uploads: join(home, 'uploads'),
    masterKeyFile: join(home, 'master-keys.json'),
    archive: join(home, 'archive'),
    record: join(home, 'record'),
    databaseDisk: existsSync(join(home, 'postgres')) ? join(home, 'postgres') : undefined,
    mailInlet: {
      port: ports.mailInlet,
      boxes: readJson(join(group, 'mailboxes.json'), []),
    },
    poolerUrl: process.env.DATABASE_POOLER_URL,
    smtpUrl: process.env.SMTP_URL ?? `smtp://127.0.0.1:${ports.smtp}`,
    providersUrl: process.env.PROVIDERS_URL ?? `http://127.0.0.1:${ports.mailbox}`,
    ownAccounts: {
      broker: options.managementUrl !== undefined,
      redis: options.redisAccounts ?? false,
    },
    alertRobots: options.robots ? robotsOf(group, ports.mailbox) : undefined,
    at: (service) => `http://127.0.0.1:${ports[service]}`,
    operationsAt: (service) => `http://127.0.0.1:${ports[`${service}Operations`]}`,
  };
  await up.postgres;
  const state = fingerprintOfState(keys);
  const prepared = await isPrepared(settings.databaseAdminUrl, keys, state);
  if (!prepared) await progress('Database', () => migrate(settings, state));
  const mailbox = new Supervised({
    ...common(options),
    name: 'mailbox',
    ...mailboxProgram(home, ports),
  });
  const environments = Object.fromEntries(
    SERVICES.map((name) => [
      name,
      serviceEnvironment(name, {
        ...settings,
        host: name === 'gateway' ? host : '127.0.0.1',
        port: ports[name],
        operationsPort: ports[`${name}Operations`],
      }),
    ]),
  );
  const services = options.single
    ? inOneProcess(settings, environments)
    : inOwnProcesses(settings, environments);
  const processes = [...new Set(Object.values(services))];
  const stop = async () => {
    // The gateway first, then the services behind it, then what they send to.
    await services.gateway.stop();
    await Promise.all(processes.map((process) => process.stop()));
    await mailbox.stop();
  };
  try {
    const queues = prepared ? up.rabbitmq.then(() => ensureBroker(settings)) : null;
    const starts = [mailbox, ...processes].map((process) =>
      progress(process.options.name, async () => void (await process.start())),
    );
    await allSettled([...starts, queues, up.rabbitmq, up.redis]);
    await progress('Connections', () => allConnected(settings));
  } catch (error) {
    await stop();
    throw error;
  }
  const described = describe(settings, ports);
  writeJson(join(home, 'state.json'), described);
  return { ...described, services, mailbox, state: described, stop };
}

/** Those that are set, else those of the stand-ins. */
const robotsOf = (group, mailbox) =>
  process.env.ALERT_ROBOTS ??
  demoRobots(`http://127.0.0.1:${mailbox}`, readJson(join(group, 'group.json')).tenant.id);

const common = ({ home, restart = true, say = note }) => ({ home, restart, say });

const readyUrl = ({ OPERATIONS_PORT }) => `http://127.0.0.1:${OPERATIONS_PORT}/health/ready`;

function inOwnProcesses(settings, environments) {
  const own = (name) =>
    new Supervised({
      ...common(settings),
      name,
      file: mainFile(name),
      env: environments[name],
      readyUrls: [readyUrl(environments[name])],
      node: [...NODE_FLAGS, ...(settings.node ?? [])],
    });
  return everyService(own);
}

/** For small machines. A crash of one is a crash of all; what was acknowledged is safe all the same. */
function inOneProcess(settings, environments) {
  const one = new Supervised({
    ...common(settings),
    name: TOGETHER,
    file: mainFile(TOGETHER),
    env: { ...settings.extra, TINGSU_SERVICES: JSON.stringify(environments) },
    readyUrls: Object.values(environments).map(readyUrl),
    node: [...NODE_FLAGS_TOGETHER, ...(settings.node ?? [])],
  });
  return everyService(() => one);
}

/** @param {(name: string) => Supervised} run */
const everyService = (run) => ({
  cases: run('cases'),
  intake: run('intake'),
  notifications: run('notifications'),
  analytics: run('analytics'),
  gateway: run('gateway'),
});

function mailboxProgram(home, ports) {
  return {
    file: join(ROOT, 'deploy/mailbox/main.mjs'),
    env: {
      SMTP_PORT: String(ports.smtp),
      PORT: String(ports.mailbox),
      HOST: '127.0.0.1',
      MAILBOX_FOLDER: join(home, 'mailbox'),
      PROVIDERS: writeProviders(join(home, 'providers.json'), `http://127.0.0.1:${ports.gateway}`),
    },
    readyUrls: [`http://127.0.0.1:${ports.mailbox}/`],
  };
}

/**
 * The organisation and its policies reach intake as events, a moment after the start; before that it refuses complaints. Services that
 * were started before the broker find it in a few seconds.
 */
async function allConnected({ operationsAt }) {
  const isUp = async (service) => (await healthOf(operationsAt(service))).status === 'up';
  const all = async () => (await Promise.all(SERVICES.map(isUp))).every(Boolean);
  if (await until(all, 15_000, 100)) return '';
  if ((await healthOf(operationsAt('intake'))).dependencies?.policies === 'up')
    return 'not all are there';
  if (!(await until(all, 45_000, 100)))
    throw new UserError(
      'Intake did not get the policies in a minute: see the logs of gateway, cases and intake.',
    );
  return '';
}

const healthOf = (service) =>
  fetch(`${service}/health/ready`).then(
    (response) => response.json(),
    () => ({}),
  );

/** An empty broker behind a database that is ready gets its queues and accounts. */
async function ensureBroker(settings) {
  await prepareBroker(await import(pathToFileURL(mainFile('broker')).href), settings);
}

async function allSettled(promises) {
  const failed = (await Promise.allSettled(promises)).find(
    (result) => result.status === 'rejected',
  );
  if (failed) throw failed.reason;
}

/** Ports are kept from start to start while they are free. */
async function choosePorts(home, gateway) {
  const file = join(home, 'ports.json');
  const known = readJson(file) ?? {};
  const taken = new Set(gateway ? [gateway] : []);
  const ports = { gateway };
  const operations = SERVICES.map((name) => `${name}Operations`);
  for (const name of [...SERVICES, ...operations, 'smtp', 'mailbox', 'mailInlet'])
    ports[name] ??= await freePort(known[name], taken);
  return writeJson(file, ports);
}

async function migrate(
  { home, keys, group, databaseAdminUrl, amqpUrl, managementUrl = '' },
  state,
) {
  const keysFile = join(home, 'keys.json');
  if (!existsSync(keysFile)) writeJson(keysFile, keys);
  const env = {
    ...process.env,
    DATABASE_ADMIN_URL: databaseAdminUrl,
    AMQP_URL: amqpUrl,
    AMQP_MANAGEMENT_URL: managementUrl,
    TINGSU_KEYS: keysFile,
    TINGSU_STATE: state ?? '',
    TINGSU_GROUP: group,
  };
  const { output } = await run(process.execPath, [join(ROOT, 'deploy/migrate.mjs')], {
    cwd: ROOT,
    env,
  });
  return output.trim().split('\n').at(-1) ?? '';
}

function describe(settings, ports) {
  const {
    keys,
    group,
    databaseAdminUrl,
    amqpUrl,
    managementUrl,
    redisUrl,
    publicUrl,
    at,
    mailInlet,
  } = settings;
  const { staff } = readJson(join(group, 'group.json')) ?? { staff: [] };
  return {
    urls: {
      gateway: `http://localhost:${ports.gateway}`,
      public: publicUrl,
      mailbox: `http://localhost:${ports.mailbox}`,
      ...Object.fromEntries(
        SERVICES.flatMap((name) => [
          ...(name === 'gateway' ? [] : [[name, at(name)]]),
          [`${name}Operations`, settings.operationsAt(name)],
        ]),
      ),
      databaseAdmin: databaseAdminUrl,
      amqp: amqpUrl,
      management: managementUrl,
      redis: redisUrl,
      smtp: `smtp://127.0.0.1:${ports.smtp}`,
      mailInlet: `smtp://127.0.0.1:${ports.mailInlet}`,
    },
    mailboxes: mailInlet.boxes,
    password: keys.demoPassword,
    accounts: staff.map(({ login, name, grants }) => ({
      login,
      name,
      roles: (grants ?? []).map(({ role }) => role),
    })),
    adapters: keys.adapters,
    startedAt: new Date().toISOString(),
  };
}
