import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dataKeyTables, findKeyPurpose } from './data-key.ddl.js';
import { DataKeys } from './data-keys.provider.js';
import { parseKey } from './master-key.provider.js';
import { MasterRing } from './master-ring.provider.js';
import type { Cell } from './personal-data.provider.js';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';

class StartKeys2026112121000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...dataKeyTables('probe'), ...findKeyPurpose('probe')])
      await runner.query(statement);
  }

  async down(): Promise<void> {}
}

const cell: Cell = { table: 'complaint', column: 'name', rowId: 'a' };
const master = randomBytes(32);
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('probe', { migrations: [StartKeys2026112121000] });
});
afterAll(() => database.close());

describe('the keys of a tenant', () => {
  it('are made once, also when many instances need them first at the same time', async () => {
    const tenant = randomUUID();
    const sealed = await Promise.all(
      Array.from({ length: 8 }, () =>
        sealWith(new DataKeys(MasterRing.of(master), 'probe'), tenant, '张三'),
      ),
    );
    const keys = await database.admin(
      'select purpose from probe.data_key where tenant_id = $1 order by 1',
      [tenant],
    );
    expect(keys.map(({ purpose }) => purpose)).toEqual(['data', 'find', 'index', 'tracking']);
    for (const one of sealed)
      expect(await openWith(new DataKeys(MasterRing.of(master), 'probe'), tenant, one)).toBe(
        '张三',
      );
  });

  it('that were made in a transaction that failed are not used again', async () => {
    const tenant = randomUUID();
    const keys = new DataKeys(MasterRing.of(master), 'probe');
    const failing = database.unitOfWork.run(tenant, async (tx) => {
      await keys.forTenant(tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const sealed = await sealWith(keys, tenant, '张三');
    expect(await openWith(new DataKeys(MasterRing.of(master), 'probe'), tenant, sealed)).toBe(
      '张三',
    );
  });

  it('open nothing of another tenant', async () => {
    const keys = new DataKeys(MasterRing.of(master), 'probe');
    const sealed = await sealWith(keys, randomUUID(), '张三');
    await expect(openWith(keys, randomUUID(), sealed)).rejects.toThrow(/cannot be opened/);
  });

  it('stay shut without the right master key, which is never in the database', async () => {
    const tenant = randomUUID();
    await sealWith(new DataKeys(MasterRing.of(master), 'probe'), tenant, '张三');
    await expect(
      openWith(new DataKeys(MasterRing.of(randomBytes(32)), 'probe'), tenant, Buffer.alloc(0)),
    ).rejects.toThrow(/MASTER_KEY/);
  });

  it('come from a master key of exactly 32 bytes', () => {
    expect(parseKey(master.toString('base64')).equals(master)).toBe(true);
    expect(() => parseKey('c2hvcnQ=')).toThrow(/32 bytes/);
  });
});

function sealWith(keys: DataKeys, tenant: string, text: string): Promise<Buffer> {
  return database.unitOfWork.run(tenant, async (tx) => (await keys.forTenant(tx)).seal(cell, text));
}

function openWith(keys: DataKeys, tenant: string, sealed: Buffer): Promise<string> {
  return database.unitOfWork.run(tenant, async (tx) =>
    (await keys.forTenant(tx)).open(cell, sealed),
  );
}
