import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalServer } from './local-server.mjs';
import { ask, freePort } from './ports.mjs';
import { findProgram } from './programs.mjs';
import { UserError } from './say.mjs';

export const findRedis = () => findProgram(['redis-server', 'valkey-server']);

/** Chooses the port; returns the address. */
export async function reserveRedis(settings, taken) {
  settings.port = await freePort(settings.port, taken);
  return `redis://:${settings.password}@127.0.0.1:${settings.port}`;
}

/**
 * A private Redis with its append-only file on. It must never throw jobs away to save memory (`noeviction`).
 * @param {{ home: string, url: string, settings: { port?: number, password: string }, restart?: boolean, say?: (text: string) => void, redisUsers?: Record<string, string> }} options
 * `redisUsers` are the passwords of the services that sign in as themselves.
 */
export async function startRedis({ home, url, settings, restart, say, redisUsers = {} }) {
  const command = findRedis();
  if (!command) throw new UserError('Redis was not found on this machine.');
  const folder = join(home, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, 'redis.conf');
  writeFileSync(config, configuration(folder, settings, redisUsers), { mode: 0o600 });
  const server = new LocalServer({
    restart,
    say,
    home,
    name: 'redis',
    title: 'Redis',
    marker: command.endsWith('valkey-server') ? 'valkey-server' : 'redis-server',
    program: () => ({ command, args: [config], env: { PATH: process.env.PATH } }),
    ready: async () =>
      (await ask(settings.port ?? 0, `AUTH ${settings.password}\r\nPING\r\nQUIT\r\n`)).includes(
        '+PONG',
      ),
  });
  await server.start();
  return {
    server,
    url,
    words: `port ${settings.port}`,
  };
}

/**
 * A service stores and runs scripts, and cannot read settings, empty the server or list keys.
 * @type {(users: Record<string, string>) => string}
 */
export const accounts = (users) =>
  Object.entries(users)
    .map(
      ([service, password]) =>
        `user tingsu_${service} on >${password} ~* &* +@all -@admin -@dangerous +info\n`,
    )
    .join('');

/** @type {(folder: string, settings: { port?: number, password: string }, users: Record<string, string>) => string} */
const configuration = (folder, { port, password }, users) => `bind 127.0.0.1
port ${port}
dir "${folder}"
requirepass ${password}
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
databases 64
${accounts(users)}`;
