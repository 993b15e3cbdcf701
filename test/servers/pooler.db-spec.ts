import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDataSource, provisionForTests, systemTime, UnitOfWork } from '@tingsu/database';
import { openTestDatabase, TEST_PASSWORD, type TestDatabase } from '@tingsu/testkit';
import { startPooler, type TestPooler } from '../support/pooler.js';

const PASSWORDS = { tingsu_gateway: TEST_PASSWORD };
let database: TestDatabase;
let pooler: TestPooler;

beforeAll(async () => {
  database = await openTestDatabase('gateway', { migrations: [] });
  // A template of earlier tests may be older than the settings of the role.
  await provisionForTests(database.adminUrl, ['gateway'], TEST_PASSWORD);
  pooler = await startPooler(database.url, PASSWORDS);
});
afterAll(async () => {
  await pooler?.stop();
  await database?.close();
});

describe('a service behind a pooler that gives each transaction another session', () => {
  it('runs its transactions, each with its own group and settings', async () => {
    const dataSource = await openDataSource({
      url: pooler.through(database.url),
      service: 'gateway',
      entities: [],
      pooler: 'transaction',
      poolSize: 8,
    });
    const unitOfWork = new UnitOfWork(dataSource, 'gateway', systemTime());
    try {
      const one = async (number: number) => {
        const tenantId = randomUUID();
        const [row] = await unitOfWork.run(tenantId, async (tx) => {
          // More texts than sessions: each is new to some of them.
          await tx.query(`select ${number % 6} as number, $1::int as given`, [number]);
          return tx.query<Record<string, string>>(
            `select current_setting('app.tenant') as tenant, current_setting('search_path') as path, current_setting('timezone') as zone,
               current_setting('jit') as jit, pg_backend_pid()::text as session`,
          );
        });
        expect(row).toMatchObject({ tenant: tenantId, path: 'gateway', zone: 'UTC', jit: 'off' });
        return row?.['session'];
      };
      const sessions = new Set<string | undefined>();
      for (let round = 0; round < 8; round += 1)
        for (const session of await Promise.all([0, 1, 2, 3, 4, 5].map((n) => one(round + n))))
          sessions.add(session);
      expect(sessions.size).toBe(2);
      const left = await dataSource.query(`select current_setting('app.tenant', true) as tenant`);
      expect(left[0].tenant || null).toBeNull();
    } finally {
      await dataSource.destroy();
    }
  });

  it('does not start when no one said that there is a pooler, and says what to set', async () => {
    const open = (one: TestPooler) =>
      openDataSource({ url: one.through(database.url), service: 'gateway', entities: [] });
    await expect(open(pooler)).rejects.toThrow('DATABASE_POOLER=transaction');
    const lenient = await startPooler(database.url, PASSWORDS, ['options']);
    try {
      await expect(open(lenient)).rejects.toThrow('DATABASE_POOLER=transaction');
    } finally {
      await lenient.stop();
    }
  });
});
