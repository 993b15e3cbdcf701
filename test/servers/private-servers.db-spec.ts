import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { instanceHome } from '../../deploy/local/home.mjs';
import { startServers } from '../../deploy/local/servers.mjs';
import { eventually } from '../support/eventually.js';

const home = join(
  process.env['TEST_HOME'] ?? instanceHome('test-by-hand'),
  'systems',
  `servers-${randomBytes(3).toString('hex')}`,
);
const said: string[] = [];
let servers: Awaited<ReturnType<typeof startServers>>;

beforeAll(async () => {
  servers = await startServers({
    home,
    only: ['postgres', 'redis'],
    environment: {},
    quiet: true,
    say: (text) => void said.push(text),
  });
}, 120_000);
afterAll(async () => {
  await servers?.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

async function ofPostgres(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: servers.postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function ofRedis<T>(ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(servers.redis.url, { retryStrategy: () => null, lazyConnect: true });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

describe('private servers that end without being asked to', () => {
  it('come back by themselves, two at once, on the same ports and data, and a line says so', async () => {
    await ofPostgres('create table kept as select 1 as nr');
    await ofRedis((redis) => redis.set('kept', '1'));

    for (const { server } of [servers.postgres, servers.redis])
      process.kill(server?.pid ?? 0, 'SIGKILL');

    await eventually(async () => (await ofRedis((redis) => redis.get('kept'))) === '1', 60_000);
    await eventually(async () => (await ofPostgres('select nr from kept')).length === 1, 60_000);
    for (const title of ['PostgreSQL', 'Redis']) {
      expect(said).toContainEqual(
        expect.stringMatching(
          new RegExp(`^${title} ended \\(SIGKILL\\); it starts again in 0.5 s`),
        ),
      );
      await eventually(() => said.includes(`${title} is back, on the same port and data`));
    }
  }, 150_000);

  it('wait longer after each short life', async () => {
    process.kill(servers.redis.server?.pid ?? 0, 'SIGKILL');
    await eventually(() => said.some((text) => /^Redis ended .* again in 1 s/.test(text)));
    await eventually(async () => (await ofRedis((redis) => redis.ping())) === 'PONG', 60_000);
  }, 90_000);

  it('stay down when they were asked to', async () => {
    await servers.redis.server?.kill();
    const lines = said.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([servers.redis.server?.running, said.length]).toEqual([false, lines]);
  }, 30_000);
});
