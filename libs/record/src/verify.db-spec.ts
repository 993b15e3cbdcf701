import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ARCHIVE_ENTITIES, maintain, objectStoreFrom, readArchive } from '@tingsu/archive';
import { fakeTime, withClient } from '@tingsu/database';
import { eventually, openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCheckpoint, signCheckpoint, verifierKey, verifierOf } from './checkpoint.js';
import { faultLine, type RecordFault } from './faults.js';
import { leafHash, rootOfInclusion } from './merkle.js';
import { prove } from './prove.usecase.js';
import { RECORD_ENTITIES } from './record.entity.js';
import { LOGS, newKey, ORIGIN, Probe1796230000000, TENANT } from './record.fixture.js';
import { seal, type SealOptions } from './seal.usecase.js';
import type { Outside, Verified, VerifyOptions } from './verify.usecase.js';
import { verifyRecord } from './verify.usecase.js';

const key = newKey();
const time = fakeTime('2026-11-15T12:00:00Z');
let database: TestDatabase;
let options: SealOptions;
let outside: string[];

beforeEach(async () => {
  time.set('2026-11-15T12:00:00Z');
  database = await openTestDatabase('probe', {
    migrations: [Probe1796230000000],
    entities: [...ARCHIVE_ENTITIES, ...RECORD_ENTITIES],
    time,
  });
  options = { unitOfWork: database.unitOfWork, logs: LOGS, origin: ORIGIN, key, most: 10 };
  outside = [];
  await sealAll(25);
  await add(26, 27, 28);
  await sealAll(28);
});
afterEach(() => database.close());

const add = (...numbers: readonly number[]) =>
  database.unitOfWork.run(TENANT, (tx) =>
    tx.query(
      `insert into deed (tenant_id, nr, at, words) select $1, n, $3, '{"n": 1}' from unnest($2::integer[]) n`,
      [TENANT, numbers, tx.now],
    ),
  );

/** Other tests write on the same server: what they have open holds us back. Each checkpoint is handed outside. */
async function sealAll(leaves: number): Promise<void> {
  await eventually(async () => {
    while ((await seal(options)).hasMore);
    const [row] = await database.admin<{ size: number; note: string }>(
      'select size::integer as size, note from probe.record_checkpoint order by nr desc limit 1',
    );
    expect(row?.size).toBe(leaves);
    outside.push(row?.note ?? '');
  });
}

/** What a superuser does who stops the triggers. */
const rewrite = (sql: string) =>
  withClient(database.adminUrl, async (client) => {
    await client.query(
      `begin; set local session_replication_role = replica; set local search_path = probe; ${sql}; commit`,
    );
  });

const verifiers = [verifierOf(verifierKey(ORIGIN, key)) ?? []].flat();

const verified = (more: Partial<VerifyOptions> = {}): Promise<Verified> =>
  withClient(database.adminUrl, async (client) => {
    await client.query(
      `set timezone to 'UTC'; set search_path to probe; begin isolation level repeatable read read only`,
    );
    const folder: Outside = { source: 'the folder', notes: outside };
    return verifyRecord({
      db: { query: async (sql, params = []) => (await client.query(sql, [...params])).rows },
      ...{ origin: ORIGIN, logs: LOGS, verifiers, outside: [folder], now: time.now() },
      archive: async function* () {},
      ...more,
    });
  });

const lines = async (more?: Partial<VerifyOptions>) => (await verified(more)).faults.map(faultLine);
const codes = async (more?: Partial<VerifyOptions>): Promise<RecordFault['code'][]> =>
  (await verified(more)).faults.map(({ code }) => code);
const deed = (nr: number, what: string) => `deed tenant_id=${TENANT} nr=${nr}: the row ${what}`;

describe('the verifier', () => {
  it('finds nothing where nothing was done, and counts what waits', async () => {
    expect(await verified()).toMatchObject({ faults: [], leaves: 28, waiting: 0 });
    await database.admin(`update probe.deed set read_at = now() where nr = 3`);
    await add(29);
    expect(await verified()).toMatchObject({ faults: [], waiting: 1 });
  });

  it('names a row that was changed, whenever it was written', async () => {
    await rewrite(`update deed set words = '{"n": 2}' where nr in (3, 27)`);
    expect(await lines()).toEqual([
      deed(3, 'was changed after it was sealed'),
      deed(27, 'was changed after it was sealed'),
    ]);
  });

  it('names a row that was removed', async () => {
    await rewrite('delete from deed where nr = 26');
    expect(await lines()).toEqual([deed(26, 'was removed after it was sealed')]);
  });

  it('finds a log that was emptied', async () => {
    await rewrite('truncate deed');
    expect((await codes()).filter((code) => code === 'row.removed')).toHaveLength(28);
  });

  it('names a row that was put in, whatever transaction it claims', async () => {
    await rewrite(
      `insert into deed (tenant_id, nr, sealing) values ('${TENANT}', 100, null), ('${TENANT}', 101, '3'), ('${TENANT}', 102, '99999999999')`,
    );
    expect(await lines()).toEqual(
      [100, 101, 102].map((nr) => deed(nr, 'was put in beside the program: no leaf covers it')),
    );
  });

  it('names a row that was put in by the front door, for days ago', async () => {
    time.advance(5 * 24 * 3_600_000);
    await add(29);
    await sealAll(29);
    await database.admin(`insert into probe.deed (tenant_id, nr, at) values ($1, 30, $2)`, [
      TENANT,
      '2026-11-17T12:00:00Z',
    ]);
    await sealAll(30);
    expect(await lines()).toEqual([deed(30, 'was written long after the time it gives itself')]);
  });

  it('is not deceived by leaves that fit the changed row', async () => {
    await rewrite(`update deed set words = '{"n": 2}' where nr = 28`);
    const [row] = await database.admin<{ text: string }>(
      `select (to_jsonb(d) - '{read_at,sealing}'::text[])::text as text from probe.deed d where nr = 28`,
    );
    const leaf = leafHash(`deed\n${row?.text}`).toString('hex');
    await rewrite(
      `update record_page set leaves = substring(leaves for 64) || '\\x${leaf}' where position = 25`,
    );
    // The last checkpoint in the database, and the one that lies elsewhere.
    expect(await codes()).toEqual(['tree.differs', 'outside.differs']);
    expect((await lines())[1]).toContain('the folder has another root');
  });

  it('finds a tree that was rolled back, with its checkpoints', async () => {
    await rewrite(`delete from deed where nr > 25; delete from record_page where position >= 25;
      delete from record_checkpoint where size > 25; update record_log set through = 3`);
    expect(await lines()).toEqual([
      expect.stringMatching(
        /^the folder has a checkpoint of 2026-11-15T12:.*\(28 leaves\) that is larger than the stored tree: history was cut off$/,
      ),
    ]);
    expect(await codes({ outside: [] })).toEqual([]);
  });

  it('finds checkpoints that were signed again by another key', async () => {
    const checkpoint = {
      origin: ORIGIN,
      size: 28,
      root: leafHash('x'),
      at: '2026-11-15T12:00:00.000Z',
      previous: null,
    };
    await rewrite(
      `update record_checkpoint set note = '${signCheckpoint(checkpoint, newKey())}' where size = 28`,
    );
    expect(await codes()).toEqual(['checkpoint.forged', 'tree.differs']);
    outside = [signCheckpoint(checkpoint, newKey())];
    expect(await codes()).toEqual(['checkpoint.forged', 'outside.forged', 'tree.differs']);
  });

  it('finds pages and nodes that were taken away or moved', async () => {
    await rewrite('update record_page set position = position + 1 where position = 25');
    expect(await codes()).toContain('page.lost');
    await rewrite(`insert into record_node values (8, 0, '\\x00')`);
    expect(await codes()).toContain('node.changed');
  });

  it('says that no one seals, that nothing was sealed, and that no key is known', async () => {
    await add(29);
    time.advance(11 * 60_000);
    expect(await lines()).toEqual([
      expect.stringMatching(
        /^1 rows have been waiting to be sealed since .*: the sealer does not run$/,
      ),
    ]);
    await rewrite('truncate record_checkpoint, record_page, record_node, record_shape');
    expect(await codes({ outside: [], verifiers: [] })).toEqual(['key.unknown', 'checkpoint.none']);
  });

  it('lets go what was kept as long as it is kept', async () => {
    await database.admin(`insert into probe.visit (tenant_id, at) values ($1, $2)`, [
      TENANT,
      '2026-11-15T12:00:00Z',
    ]);
    await sealAll(29);
    await database.admin('delete from probe.visit');
    expect(await codes()).toEqual(['row.removed']);
    time.advance(366 * 24 * 3_600_000);
    expect(await codes()).toEqual([]);
  });

  it('reads what was archived and dropped, and misses it when it is not as it was', async () => {
    await database.admin(
      `insert into probe.ring (tenant_id, rung_at) select $1, timestamptz '2026-06-01' + n * interval '1 day' from generate_series(0, 9) n`,
      [TENANT],
    );
    await database.unitOfWork.system((tx) => tx.query('select make_partitions()'));
    await sealAll(38);
    const directory = await mkdtemp(join(tmpdir(), 'tingsu-record-'));
    try {
      const store = await objectStoreFrom(pathToFileURL(directory).href);
      const tables = [{ table: 'ring', keepMonths: 2 }];
      const { unitOfWork } = database;
      expect(await maintain({ service: 'probe', unitOfWork, tables, store })).toMatchObject({
        dropped: 1,
      });
      const archive: VerifyOptions['archive'] = (month) => readArchive(store, month);
      expect(await codes({ archive })).toEqual([]);
      const [folder = ''] = await readdir(join(directory, 'probe'));
      await rm(join(directory, 'probe', folder), { recursive: true });
      expect(await codes({ archive })).toEqual(['archive.unreadable']);
      expect((await codes()).filter((code) => code === 'row.removed')).toHaveLength(10);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

  it('proves rows to those who have nothing but the proof', async () => {
    await database.admin(
      `insert into probe.deed (tenant_id, nr) select $1, n from generate_series(29, 700) n`,
      [TENANT],
    );
    await sealAll(700);
    const nrs = [1, 7, 28, 29, 400, 700];
    const proofs = await prove(
      database.unitOfWork,
      'deed',
      [...nrs, 701].map((nr) => [TENANT, nr]),
    );
    expect(proofs.at(-1)).toBeNull();
    for (const [place, nr] of nrs.entries()) {
      const proof = proofs[place];
      if (!proof) throw new Error(`No proof of ${nr}`);
      expect(proof.content).toContain(`"nr": ${nr},`);
      const opened = openCheckpoint(proof.checkpoint, verifiers);
      expect(opened).toMatchObject({ isSound: true, checkpoint: { size: 700 } });
      const { index, size } = proof;
      const hashes = proof.proof.map((hash) => Buffer.from(hash, 'base64'));
      const leaf = leafHash(proof.content);
      expect(rootOfInclusion({ leaf, index, size, proof: hashes })).toEqual(
        opened?.checkpoint.root,
      );
    }
    expect(await codes()).toEqual([]);
  });
});
