import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERASED_WORDS } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { dataKeyTables, findKeyPurpose, subjectKeyTables } from './data-key.ddl.js';
import { DataKeys } from './data-keys.provider.js';
import { MasterRing } from './master-ring.provider.js';
import type { Cell } from './personal-data.provider.js';

class StartKeys2026112821001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...dataKeyTables('probe'),
      ...findKeyPurpose('probe'),
      ...subjectKeyTables('probe'),
    ])
      await runner.query(statement);
  }

  async down(): Promise<void> {}
}

const ring = MasterRing.of(randomBytes(32));
const aProcess = () => new DataKeys(ring, 'probe');
const tenant = randomUUID();
const cellOf = (subject: string): Cell => ({
  ...{ table: 'complaint', column: 'name', rowId: subject, subject },
});
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('probe', { migrations: [StartKeys2026112821001] });
});
afterAll(() => database.close());

describe('the data key of a complaint', () => {
  it('seals what no key of the group opens', async () => {
    const subject = randomUUID();
    const sealed = await seal(aProcess(), subject);
    expect(await open(aProcess(), subject, sealed)).toBe('张三');
    const asOfGroup = run(async (tx) => {
      const { subject: _left, ...cell } = cellOf(subject);
      return (await aProcess().forTenant(tx)).open(cell, sealed);
    });
    await expect(asOfGroup).rejects.toThrow(/key is not known/);
    await expect(open(aProcess(), randomUUID(), sealed)).rejects.toThrow(/key is not known/);
  });

  it('is read for a page in one statement, and not again by a process that knows it', async () => {
    const subjects = Array.from({ length: 50 }, () => randomUUID());
    await run((tx) => aProcess().toSeal(tx, subjects, true));
    const process1 = aProcess();
    await run((tx) => process1.forTenant(tx));
    const asked = async () => {
      let statements = 0;
      await run(async (tx) => {
        const query: Transaction['query'] = (...call) => {
          statements += 1;
          return tx.query(...call);
        };
        await process1.toOpen({ ...tx, query }, subjects);
      });
      return statements;
    };
    expect([await asked(), await asked()]).toEqual([1, 0]);
  });

  it('is made once, also when many processes need it first at the same time', async () => {
    const subject = randomUUID();
    const sealed = await Promise.all(Array.from({ length: 6 }, () => seal(aProcess(), subject)));
    for (const one of sealed) expect(await open(aProcess(), subject, one)).toBe('张三');
  });

  it('that was made in a transaction that failed is not used again', async () => {
    const subject = randomUUID();
    const process1 = aProcess();
    const failing = run(async (tx) => {
      await process1.toSeal(tx, [subject]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const sealed = await seal(process1, subject);
    expect(await open(aProcess(), subject, sealed)).toBe('张三');
  });

  it('opens what was sealed by the key of the group before there was one', async () => {
    const subject = randomUUID();
    const old = await sealedBefore(subject);
    expect(await open(aProcess(), subject, old)).toBe('张三');
  });

  it('once destroyed opens nothing, seals nothing and is not made again', async () => {
    const [subject, other] = [randomUUID(), randomUUID()];
    const process1 = aProcess();
    const [sealed, old, kept] = [
      await seal(process1, subject),
      await sealedBefore(subject),
      await seal(process1, other),
    ];
    const destroyed = await run((tx) => process1.destroy(tx, [subject]));
    const again = await run((tx) => process1.destroy(tx, [subject]));
    expect([destroyed, again]).toEqual([1, 0]);
    for (const one of [process1, aProcess()]) {
      expect(await open(one, subject, sealed)).toBe(ERASED_WORDS);
      expect(await open(one, subject, old)).toBe(ERASED_WORDS);
      expect(await open(one, other, kept)).toBe('张三');
      await expect(seal(one, subject)).rejects.toMatchObject({ code: 'complaint.erased' });
    }
    const [row] = await database.admin(
      'select wrapped, destroyed_at is not null as at from probe.subject_key where subject = $1',
      [subject],
    );
    expect(row).toEqual({ wrapped: null, at: true });
  });

  it('destroyed before it was made is not made any more', async () => {
    const subject = randomUUID();
    await run((tx) => aProcess().destroy(tx, [subject]));
    await expect(seal(aProcess(), subject)).rejects.toMatchObject({ code: 'complaint.erased' });
  });

  it('cannot be changed or taken back by the service', async () => {
    const subject = randomUUID();
    await seal(aProcess(), subject);
    for (const statement of ['update subject_key set wrapped = wrapped', 'delete from subject_key'])
      await expect(run((tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
  });
});

function run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.unitOfWork.run(tenant, work);
}

const seal = (keys: DataKeys, subject: string): Promise<Buffer> =>
  run(async (tx) => (await keys.toSeal(tx, [subject])).seal(cellOf(subject), '张三'));

const open = (keys: DataKeys, subject: string, sealed: Buffer): Promise<string> =>
  run(async (tx) => (await keys.toOpen(tx, [subject])).open(cellOf(subject), sealed));

const sealedBefore = (subject: string): Promise<Buffer> =>
  run(async (tx) => {
    const { subject: _left, ...cell } = cellOf(subject);
    return (await aProcess().forTenant(tx)).seal(cell, '张三');
  });
