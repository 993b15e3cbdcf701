import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cutByMonth,
  fakeTime,
  partitionFunctions,
  schemaDrift,
  tenantTable,
  UnitOfWork,
} from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import S3rver from 's3rver';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { archiveTables, shutArchiveTables } from './archive.ddl.js';
import { ARCHIVE_ENTITIES } from './archive.entity.js';
import type { GrowingTable } from './growing.js';
import { maintain } from './maintain.usecase.js';
import { ObjectStore, objectStoreFrom } from './object-store.adapter.js';
import { restore, verifyArchive } from './restore.usecase.js';

const TENANT = '01900000-0000-7000-8000-000000000001';
const START = '2026-11-15T00:00:00Z';
const RIGHTS = { worker: 'all' } as const;

class Notes1795294800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table probe.note (tenant_id uuid not null, id uuid not null, at timestamptz not null, words jsonb not null, sealed bytea,
         until timestamptz, amount numeric, done boolean not null default true)`,
      ...tenantTable('probe', 'note', RIGHTS),
      ...partitionFunctions('probe'),
      ...cutByMonth('probe', {
        table: 'note',
        key: 'at',
        primaryKey: ['tenant_id', 'id', 'at'],
        indexes: [['index', 'note_at', '(tenant_id, at)']],
        rights: RIGHTS,
      }),
      ...archiveTables('probe'),
      ...shutArchiveTables('probe'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {}
}

const NOTES: readonly GrowingTable[] = [{ table: 'note', keepMonths: 3, unfinished: 'not t.done' }];
/** The months of 2026 that are over after three months, by the middle of November. */
const OVER = ['note_202606', 'note_202607'];
const EXACT = `select id, at::text, words::text, sealed, until::text, amount::text, done from probe.note order by id`;

const time = fakeTime(START);
let database: TestDatabase;
let directory: string;
let store: ObjectStore;

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
});
beforeEach(async () => {
  time.set(START);
  database = await openTestDatabase('probe', {
    migrations: [Notes1795294800000],
    entities: ARCHIVE_ENTITIES,
    time,
  });
  directory = await mkdtemp(join(tmpdir(), 'tingsu-archives-'));
  store = await objectStoreFrom(pathToFileURL(directory).href);
  await database.admin(
    `insert into probe.note (tenant_id, id, at, words, sealed, until, amount)
     select $1, gen_random_uuid(), timestamptz '2026-06-01 00:00:00.123456+00' + n * interval '1 hour',
       jsonb_build_object('zh', E'投诉：候诊过长\\n"两小时"', 'n', n), decode('00ff0a', 'hex'), 'infinity', 1.50 from generate_series(0, 3999) as n`,
    [TENANT],
  );
  await database.unitOfWork.system((tx) => tx.query('select make_partitions()'));
});
afterEach(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const partitions = async (): Promise<string[]> =>
  (
    await database.admin<{ partition: string }>(
      'select partition from probe.partition_list() where not is_default order by 1',
    )
  ).map(({ partition }) => partition);
const count = async (): Promise<number> =>
  (await database.admin('select 1 from probe.note')).length;
const round = (options: Partial<Parameters<typeof maintain>[0]> = {}) =>
  maintain({
    service: 'probe',
    unitOfWork: database.unitOfWork,
    tables: NOTES,
    store,
    ...options,
  });
const putBack = (partition: string, from: ObjectStore = store) =>
  restore({ unitOfWork: database.unitOfWork, store: from, partition, days: 30 });
const files = async (): Promise<string[]> => (await readdir(join(directory, 'probe/note'))).sort();
const fileOf = async (partition: string, end: string): Promise<string> =>
  join(
    directory,
    'probe/note',
    (await files()).find((name) => name.startsWith(partition) && name.endsWith(end)) ?? '',
  );
/** A store that does something else in the place of, or after, putting a file. */
const storeThat = (put: ObjectStore['put']): ObjectStore =>
  new (class extends ObjectStore {
    override put(key: string, file: string, mediaType: string) {
      return put(key, file, mediaType);
    }
    override open(key: string) {
      return store.open(key);
    }
    override remove(key: string) {
      return store.remove(key);
    }
  })();

describe('a round of maintenance', () => {
  it('mirrors its tables in its entities', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  });

  it('archives and drops the months whose time is over, and leaves the others', async () => {
    const before = await partitions();
    const total = await count();
    expect(await round()).toEqual({ archived: 2, dropped: 2, kept: [] });
    expect(before.filter((name) => !OVER.includes(name))).toEqual(await partitions());
    expect(await count()).toBe(total - (30 + 31) * 24);
    expect(await files()).toHaveLength(4);
    expect(await round()).toEqual({ archived: 0, dropped: 0, kept: [] });
  });

  it('makes the months ahead', async () => {
    expect(await partitions()).toEqual(expect.arrayContaining(['note_202612', 'note_202701']));
    time.set('2027-02-10T00:00:00Z');
    await round();
    expect(await partitions()).toEqual(expect.arrayContaining(['note_202703', 'note_202704']));
  });

  it('drops nothing while no place for archives is known', async () => {
    const { archived, dropped, kept } = await round({ store: null });
    expect([archived, dropped, kept.length]).toEqual([0, 0, 2]);
    expect(kept[0]?.why).toMatch('ARCHIVE');
  });

  it('leaves a month in which a row still has work before it', async () => {
    await database.admin(
      `update probe.note set done = false where at = (select min(at) from probe.note)`,
    );
    expect(await round()).toEqual({
      archived: 1,
      dropped: 1,
      kept: [{ partition: 'note_202606', why: 'a row still has work before it' }],
    });
  });

  it('archives a month again that changed between its archive and its drop', async () => {
    const changing = storeThat(async (...given) => {
      await store.put(...given);
      await database.admin(`update probe.note set amount = amount + 1 where at < '2026-07-01'`);
    });
    const first = await round({ store: changing });
    expect(first.kept).toEqual([
      { partition: 'note_202606', why: expect.stringContaining('changed after it was archived') },
    ]);
    expect(await round()).toEqual({ archived: 1, dropped: 1, kept: [] });
    await putBack('note_202606');
    expect(
      await database.admin(`select distinct amount from probe.note where at < '2026-07-01'`),
    ).toHaveLength(1);
  });

  it('loses nothing when it is killed in the middle, and goes on from there', async () => {
    const before = await database.admin(EXACT);
    const killed = storeThat(async (key, file, type) => {
      await store.put(key, file, type);
      if (key.endsWith('.manifest.json') && key.includes('202607'))
        await database.admin(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
    });
    await expect(round({ store: killed })).rejects.toThrow();
    expect(await partitions()).not.toContain('note_202606');
    expect(await partitions()).toContain('note_202607');
    expect(await round()).toEqual({ archived: 1, dropped: 1, kept: [] });
    expect(await verifyArchive(database.unitOfWork, store)).toBe(2);
    for (const name of OVER) await putBack(name);
    expect(await database.admin(EXACT)).toEqual(before);
  });

  it('is shared by two processes: each month is archived once', async () => {
    const rounds = await Promise.all([round(), round()]);
    const [one, two] = rounds.map(({ archived }) => archived);
    expect((one ?? 0) + (two ?? 0)).toBeLessThanOrEqual(2);
    await round();
    expect(await files()).toHaveLength(4);
    expect(await partitions()).not.toEqual(expect.arrayContaining(OVER));
    expect(await verifyArchive(database.unitOfWork, store)).toBe(2);
  });

  it('writes down when it ran and how it ended', async () => {
    const broken = storeThat(() => Promise.reject(new Error('the disk is full')));
    await expect(round({ store: broken })).rejects.toThrow('the disk is full');
    await round();
    expect(
      await database.admin(
        'select archived, dropped, failure, ended_at is not null as ended from probe.maintenance_run order by begun_at',
      ),
    ).toEqual([
      { archived: 0, dropped: 0, failure: 'the disk is full', ended: true },
      { archived: 2, dropped: 2, failure: null, ended: true },
    ]);
  });
});

describe('a month that was archived', () => {
  it('comes back as it was, row by row, and stays for as long as was asked', async () => {
    const before = await database.admin(EXACT);
    await round();
    expect(await putBack('note_202606')).toEqual({ rows: 30 * 24 });
    expect(await putBack('note_202607')).toEqual({ rows: 31 * 24 });
    expect(await database.admin(EXACT)).toEqual(before);
    expect((await round()).kept.map(({ why }) => why)).toEqual([
      expect.stringContaining('it was put back until'),
      expect.stringContaining('it was put back until'),
    ]);
    time.advance(31 * 24 * 3_600_000);
    expect(await round()).toMatchObject({ dropped: 3 });
    // Only August is new: what was put back unchanged keeps its file.
    expect(await files()).toHaveLength(6);
  });

  it('is seen through the rights of its table by one tenant only', async () => {
    await round();
    await putBack('note_202606');
    const seen = (tenant: string) =>
      database.unitOfWork.run(tenant, (tx) =>
        tx.query(`select 1 from note where at < '2026-07-01'`),
      );
    expect(await seen(TENANT)).toHaveLength(30 * 24);
    expect(await seen('01900000-0000-7000-8000-000000000002')).toEqual([]);
  });

  it('is refused when a byte of its file was changed, and nothing is read from it', async () => {
    await round();
    const path = await fileOf('note_202606', '.ndjson.gz');
    const content = await readFile(path);
    content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
    await writeFile(path, content);
    await expect(putBack('note_202606')).rejects.toThrow(
      /note_202606 was changed or is incomplete.*Put the original back/,
    );
    await expect(verifyArchive(database.unitOfWork, store)).rejects.toThrow('was changed');
    expect(await partitions()).not.toContain('note_202606');
    expect(await putBack('note_202607')).toEqual({ rows: 31 * 24 });
  });

  it('is refused when its manifest was changed or left out', async () => {
    await round();
    const path = await fileOf('note_202606', '.manifest.json');
    const original = await readFile(path, 'utf8');
    await writeFile(path, original.replace('"rows": 720', '"rows": 719'));
    await expect(putBack('note_202606')).rejects.toThrow(/manifest of note_202606 was changed/);
    await rm(path);
    await expect(putBack('note_202606')).rejects.toThrow('Is the archive in its place?');
    await writeFile(path, original);
    await putBack('note_202606');
  });

  it('is not put back twice, and one that never was archived not at all', async () => {
    await expect(putBack('note_202606')).rejects.toThrow('was never archived');
    await round();
    await putBack('note_202606');
    await expect(putBack('note_202606')).rejects.toThrow('is in the database already');
  });

  it('can be read after a column was added', async () => {
    await round();
    await database.admin(`alter table probe.note add column later text not null default 'usual'`);
    await putBack('note_202606');
    expect(
      await database.admin(`select distinct later from probe.note where at < '2026-07-01'`),
    ).toEqual([{ later: 'usual' }]);
  });

  it('lies in a bucket as well', async () => {
    const s3 = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: join(directory, 's3'),
      configureBuckets: [{ name: 'archive', configs: [] }],
    });
    const { port } = await s3.run();
    try {
      const bucket = await objectStoreFrom(`s3://archive?endpoint=http://127.0.0.1:${port}`);
      const before = await database.admin(EXACT);
      await round({ store: bucket });
      for (const name of OVER) await putBack(name, bucket);
      expect(await database.admin(EXACT)).toEqual(before);
    } finally {
      await s3.close();
    }
  });
});

it('a service may not drop what was not archived', async () => {
  const own = new UnitOfWork(database.dataSource, 'probe', time);
  await expect(
    own.system((tx) => tx.query(`select drop_partition('note_202606', 'no mark')`)),
  ).rejects.toThrow('changed since it was archived');
  await expect(
    own.run(TENANT, (tx) => tx.query(`select drop_partition('note_202606', 'no mark')`)),
  ).rejects.toThrow('permission denied');
});
