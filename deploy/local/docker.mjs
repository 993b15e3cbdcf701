import { join } from 'node:path';
import { fingerprint, readJson, ROOT } from './home.mjs';
import { ask, freePort } from './ports.mjs';
import { answers } from './postgres.mjs';
import { run, until } from './processes.mjs';
import { version } from './rabbitmq.mjs';
import { UserError } from './say.mjs';

/** True when a Docker engine answers (the client alone is not enough). */
export async function dockerWorks() {
  const { code } = await run('docker', ['info'], { allowFailure: true, timeout: 10_000 });
  return code === 0;
}

/** Runs the named servers of docker-compose.yml, with ports on this machine and data in volumes of this installation. */
export async function composeServers(home, settings, kinds) {
  const taken = new Set();
  for (const kind of kinds) settings[kind].port = await freePort(settings[kind].port, taken);
  if (kinds.includes('rabbitmq'))
    settings.rabbitmq.managementPort = await freePort(settings.rabbitmq.managementPort, taken);
  const compose = composer(home, settings);
  await compose('up', '-d', ...kinds);
  for (const kind of kinds) settings[kind].docker = true;
  const urls = addresses(settings);
  const up = await until(
    async () => (await Promise.all(kinds.map((kind) => urls[kind].ready()))).every(Boolean),
    180_000,
    500,
  );
  if (!up)
    throw new UserError(
      'The servers in Docker did not become ready in three minutes: see `docker compose logs`.',
    );
  const server = { stop: () => compose('stop', ...kinds) };
  return Object.fromEntries(
    kinds.map((kind, index) => [
      kind,
      { ...urls[kind], words: 'in Docker', server: index === 0 ? server : undefined },
    ]),
  );
}

/** `docker compose` for this installation's servers. */
function composer(home, { postgres, rabbitmq, redis }) {
  const files = ['docker-compose.yml', 'deploy/docker/servers.yml'].flatMap((file) => [
    '-f',
    join(ROOT, file),
  ]);
  const env = {
    ...process.env,
    TINGSU_POSTGRES_PORT: String(postgres.port ?? 0),
    TINGSU_POSTGRES_PASSWORD: postgres.password,
    TINGSU_RABBITMQ_PORT: String(rabbitmq.port ?? 0),
    TINGSU_RABBITMQ_MANAGEMENT_PORT: String(rabbitmq.managementPort ?? 0),
    TINGSU_RABBITMQ_PASSWORD: rabbitmq.password,
    TINGSU_REDIS_PORT: String(redis.port ?? 0),
    TINGSU_REDIS_PASSWORD: redis.password,
  };
  return (...args) =>
    run('docker', ['compose', '-p', `tingsu-${fingerprint(home)}`, ...files, ...args], {
      cwd: ROOT,
      env,
    });
}

/** Deletes the containers and volumes of this installation, if it has any. */
export async function removeServers(home) {
  const settings = readJson(join(home, 'servers.json'), {});
  if (Object.values(settings).some((one) => one.docker))
    await composer(home, settings)('down', '--volumes');
}

function addresses({ postgres, rabbitmq, redis }) {
  const database = `postgres://postgres:${postgres.password}@127.0.0.1:${postgres.port}/postgres`;
  const managementUrl = `http://tingsu:${rabbitmq.password}@127.0.0.1:${rabbitmq.managementPort}`;
  return {
    postgres: { url: database, ready: () => answers(database) },
    rabbitmq: {
      url: `amqp://tingsu:${rabbitmq.password}@127.0.0.1:${rabbitmq.port}`,
      managementUrl,
      ready: async () => (await version(managementUrl)) !== '',
    },
    redis: {
      url: `redis://:${redis.password}@127.0.0.1:${redis.port}`,
      ready: async () =>
        (await ask(redis.port, `AUTH ${redis.password}\r\nPING\r\nQUIT\r\n`)).includes('+PONG'),
    },
  };
}
