import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalServer } from '../../deploy/local/local-server.mjs';
import { ask, freePort } from '../../deploy/local/ports.mjs';
import { findPooler } from '../../deploy/local/programs.mjs';
import { unprivilegedUser } from '../../deploy/local/users.mjs';

export interface TestPooler {
  /** The same database and login by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** PgBouncer in transaction mode with two sessions for each login, in front of the server of `url`. */
export async function startPooler(
  url: string,
  passwords: Readonly<Record<string, string>>,
  ignored: readonly string[] = [],
): Promise<TestPooler> {
  const command = findPooler();
  if (!command) throw new Error('PgBouncer is not on this machine: install pgbouncer');
  const { hostname, port: serverPort } = new URL(url);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'tingsu-pooler-'));
  const config = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'users');
  writeFileSync(
    config,
    `[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
ignore_startup_parameters = ${['extra_float_digits', ...ignored].join(',')}
`,
  );
  writeFileSync(
    users,
    Object.entries(passwords)
      .map(([user, password]) => `"${user}" "${password}"\n`)
      .join(''),
  );
  const user = unprivilegedUser();
  if (user) for (const path of [folder, config, users]) chownSync(path, user.uid, user.gid);
  const server = new LocalServer({
    home: folder,
    name: 'pgbouncer',
    title: 'PgBouncer',
    marker: 'pgbouncer',
    restart: false,
    program: () => ({ command, args: ['-q', config], env: { PATH: process.env['PATH'] }, user }),
    // To a question that is no start of a session it answers with an error, once it listens.
    ready: async () => (await ask(port, '\0\0\0\u0008\u0004\u00d2\u0016\u002f')) !== '',
  });
  await server.start();
  return {
    through: (direct) => {
      const changed = new URL(direct);
      changed.port = String(port);
      return changed.toString();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
