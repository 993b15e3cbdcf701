import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LocalServer } from './local-server.mjs';
import { freePort } from './ports.mjs';
import { alive, end, inspect } from './processes.mjs';
import { findProgram, firstExisting } from './programs.mjs';

/** Not the wrapper in /usr/sbin of Debian, which switches to the system's own user and data. */
export const findRabbit = () =>
  firstExisting([
    process.env.RABBITMQ_SERVER ?? '',
    '/usr/lib/rabbitmq/bin/rabbitmq-server',
    '/opt/homebrew/sbin/rabbitmq-server',
    '/usr/local/sbin/rabbitmq-server',
    '/opt/rabbitmq/sbin/rabbitmq-server',
  ]);

function findEpmd() {
  const roots = ['/usr/lib/erlang', '/opt/homebrew/lib/erlang', '/usr/local/lib/erlang'];
  const inErlang = roots.flatMap((root) => {
    const release = existsSync(root)
      ? readdirSync(root).find((name) => name.startsWith('erts-'))
      : undefined;
    return release ? [join(root, release, 'bin/epmd')] : [];
  });
  return findProgram(['epmd']) ?? firstExisting(inErlang);
}

/**
 * @typedef {{ password: string, port?: number, managementPort?: number, distributionPort?: number, epmdPort?: number }} RabbitSettings
 * Ports are chosen at the first start.
 */

const accountOf = ({ password }) => `tingsu:${password}@127.0.0.1`;

export const managementUrlOf = (settings) =>
  `http://${accountOf(settings)}:${settings.managementPort}`;

/** Chooses the ports; returns the address. */
export async function reserveRabbit(settings, taken) {
  for (const name of ['port', 'managementPort', 'distributionPort', 'epmdPort'])
    settings[name] = await freePort(settings[name], taken);
  return `amqp://${accountOf(settings)}:${settings.port}`;
}

/**
 * A private RabbitMQ: its own node, name server (epmd), cookie, ports and password, reachable from this machine only.
 * @param {{ home: string, url: string, settings: RabbitSettings, restart?: boolean, say?: (text: string) => void }} options
 */
export async function startRabbit({ home, url, settings, restart, say }) {
  const folder = join(home, 'rabbitmq');
  mkdirSync(join(folder, 'home'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'rabbitmq.conf'), configuration(settings), { mode: 0o600 });
  writeFileSync(join(folder, 'plugins'), '[rabbitmq_management].\n');
  const cookie = join(folder, 'home/.erlang.cookie');
  if (!existsSync(cookie))
    writeFileSync(cookie, settings.password.replace(/[^A-Za-z0-9]/g, 'x'), { mode: 0o400 });
  const managementUrl = managementUrlOf(settings);
  const server = new Rabbit({
    home,
    folder,
    settings,
    restart,
    say,
    ready: () => answers(managementUrl, url),
  });
  await server.start();
  return {
    server,
    url,
    managementUrl,
    words: `${await version(managementUrl)}, port ${settings.port}`,
  };
}

/** The broker and its name server, which outlives a crash of the broker as it would on a real machine. */
class Rabbit extends LocalServer {
  #epmd;
  #brokerPid;

  constructor({ home, folder, settings, restart, say, ready }) {
    const pidFile = join(folder, 'pid');
    super({
      restart,
      say,
      home,
      name: 'rabbitmq',
      title: 'RabbitMQ',
      marker: 'rabbitmq-server',
      group: true,
      bootMs: 120_000,
      lookMs: 200,
      graceMs: 30_000,
      ready,
      prepare: () => endOldBroker(pidFile, folder),
      stopPid: () => brokerPid(pidFile, folder),
      afterEnd: () => endOldBroker(pidFile, folder),
      program: () => ({ command: findRabbit(), args: [], env: environment(folder, settings) }),
    });
    this.#brokerPid = () => brokerPid(pidFile, folder);
    this.#epmd = new LocalServer({
      restart,
      say,
      home,
      name: 'epmd',
      title: 'The name server of RabbitMQ',
      marker: 'epmd',
      program: () => ({
        command: findEpmd(),
        args: ['-port', String(settings.epmdPort), '-address', '127.0.0.1'],
        env: { PATH: process.env.PATH },
      }),
      ready: async () => true,
    });
  }

  /** The broker itself; `pid` is the script that started it. */
  get brokerPid() {
    return this.#brokerPid();
  }

  /** @override */
  async start() {
    if (!this.#epmd.running) await this.#epmd.start();
    await super.start();
  }

  /** @override */
  async stop() {
    await super.stop();
    await this.#epmd.stop();
  }
}

/** The start script is a shell that waits for the broker; the broker itself writes its process id here. */
function brokerPid(pidFile, folder) {
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0;
  return inspect(pid)?.command.includes(folder) ? pid : null;
}

async function endOldBroker(pidFile, folder) {
  const pid = brokerPid(pidFile, folder);
  if (pid && alive(pid)) await end(pid, { signal: 'SIGTERM', graceMs: 30_000 });
}

function environment(folder, { epmdPort, distributionPort }) {
  return {
    PATH: `${dirname(findRabbit())}:${process.env.PATH}`,
    LANG: 'C.UTF-8',
    HOME: join(folder, 'home'),
    RABBITMQ_NODENAME: 'tingsu@localhost',
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_DIST_PORT: String(distributionPort),
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none',
  };
}

/** @param {RabbitSettings} settings */
const configuration = ({ port, managementPort, password }) => `listeners.tcp.1 = 127.0.0.1:${port}
management.tcp.ip = 127.0.0.1
management.tcp.port = ${managementPort}
default_user = tingsu
default_pass = ${password}
heartbeat = 10
consumer_timeout = 1800000
disk_free_limit.absolute = 200MB
vm_memory_high_watermark.absolute = 512MB
raft.wal_max_size_bytes = 64000000
`;

/** Ours (it knows our password) and open for clients. */
async function answers(managementUrl, url) {
  if ((await version(managementUrl)) === '') return false;
  const { default: amqp } = await import('amqplib');
  try {
    const connection = await amqp.connect(url, { timeout: 2_000 });
    connection.on('error', () => {});
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

/** The version of the broker behind this management address; '' when it does not answer us. */
export async function version(managementUrl) {
  const { origin, username, password } = new URL(managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  try {
    const response = await fetch(`${origin}/api/overview`, {
      headers: { authorization },
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok ? ((await response.json()).rabbitmq_version ?? '') : '';
  } catch {
    return '';
  }
}
