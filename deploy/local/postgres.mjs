import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from './find-postgres.mjs';
import { fingerprint } from './home.mjs';
import { LocalServer } from './local-server.mjs';
import { freePort } from './ports.mjs';
import { end, inspect, run } from './processes.mjs';
import { UserError } from './say.mjs';
import { canReach, dataFolder, unprivilegedUser } from './users.mjs';

/** Durable before acknowledged: an accepted complaint is on disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '300',
  shared_buffers: '256MB',
  // A prepared plan is made again when its tables are analysed: soon after a small table has become a large one.
  autovacuum_naptime: '10s',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_lock_waits: 'on',
  deadlock_timeout: '1s',
  idle_in_transaction_session_timeout: '30s',
};

/** What survives the end of the process, though not of the machine. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Chooses the port; returns the address. */
export async function reservePostgres(settings, taken) {
  settings.port = await freePort(settings.port, taken);
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/postgres`;
}

/**
 * A private PostgreSQL: its own data folder, port and password, reachable from this machine only.
 * @param {{ home: string, url: string, settings: { port?: number, password: string }, restart?: boolean, durable?: boolean, say?: (text: string) => void }} options
 */
export async function startPostgres({ home, url, settings, restart, durable = true, say }) {
  const user = unprivilegedUser();
  const folder = dataFolder(join(home, 'postgres'), user);
  const data = join(folder, 'data');
  const programs = reachable(choose(data), user);
  if (!existsSync(join(data, 'PG_VERSION')))
    await initialise(programs.folder, data, settings.password, user);
  const server = new LocalServer({
    restart,
    say,
    home,
    name: 'postgres',
    title: 'PostgreSQL',
    marker: data,
    stopSignal: 'SIGINT',
    prepare: () => dropStaleLock(data),
    program: () => ({
      command: join(programs.folder, 'postgres'),
      args: [
        '-D',
        data,
        '-p',
        String(settings.port),
        ...Object.entries(durable ? SETTINGS : { ...SETTINGS, ...NOT_DURABLE }).flatMap(
          ([name, value]) => ['-c', `${name}=${value}`],
        ),
      ],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder },
      user,
    }),
    ready: () => answers(url),
  });
  await server.start();
  return { server, url, words: `${programs.major} ${programs.origin}, port ${settings.port}` };
}

/** Data of version 15 open with programs of version 15 only. */
function choose(data) {
  const found = findPostgres();
  const version = existsSync(join(data, 'PG_VERSION'))
    ? Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'))
    : null;
  const fit = found.find((one) => version === null || one.major === version);
  if (fit) return fit;
  const have = found.map((one) => one.major).join(', ') || 'none';
  throw new UserError(
    `The data were made by PostgreSQL ${version}, and this machine has: ${have}. Install version ${version}, or \`npm run reset\`.`,
  );
}

/** The npm package's programs are inside the checkout: copied out when the server's user cannot get there. */
function reachable(programs, user) {
  if (canReach(join(programs.folder, 'postgres'), user)) return programs;
  const copy = join(
    '/var/lib/tingsu',
    `postgres-${programs.major}-${fingerprint(programs.folder)}`,
  );
  if (!existsSync(join(copy, 'bin/postgres')))
    cpSync(join(programs.folder, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return { ...programs, folder: join(copy, 'bin') };
}

/** Made beside and renamed: a run that is killed here leaves nothing half-made. */
async function initialise(folder, data, password, user) {
  const beside = `${data}.new`;
  rmSync(beside, { recursive: true, force: true });
  const secrets = mkdtempSync(join(tmpdir(), 'tingsu-'));
  const file = join(secrets, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (user) for (const path of [secrets, file]) chownSync(path, user.uid, user.gid);
  const base = [
    '-D',
    beside,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${file}`,
    '--encoding=UTF8',
    '--data-checksums',
  ];
  const options = {
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
  try {
    // With the C locale trigram search finds nothing in Chinese text: the character classes must be those of Unicode.
    const utf8 = await run(join(folder, 'initdb'), [...base, '--locale=C.UTF-8'], {
      ...options,
      allowFailure: true,
    });
    if (utf8.code !== 0) {
      rmSync(beside, { recursive: true, force: true });
      await run(join(folder, 'initdb'), [...base, '--locale=C', '--lc-ctype=en_US.UTF-8'], options);
    }
    renameSync(beside, data);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

/** After a crash the lock file may name a process of ours that still runs, or a process id that now belongs to another program. */
async function dropStaleLock(data) {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (inspect(pid)?.command.includes(data)) await end(pid, { signal: 'SIGINT', graceMs: 20_000 });
  rmSync(lock, { force: true });
}

/** True when the server at this address answers a query. */
export async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
