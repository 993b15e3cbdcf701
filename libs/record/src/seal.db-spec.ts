import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fakeTime, schemaDrift, withClient } from '@tingsu/database';
import { eventually, openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import type pg from 'pg';
import { openCheckpoint, verifierKey, verifierOf } from './checkpoint.js';
import { grown, leafHash, rootOf, SEEDLING } from './merkle.js';
import { leavesOf, unpackKeys } from './page-keys.js';
import { RECORD_ENTITIES } from './record.entity.js';
import { LOGS, newKey, ORIGIN, Probe1796230000000, TENANT } from './record.fixture.js';
import { seal, type SealOptions } from './seal.usecase.js';

const key = newKey();
const time = fakeTime('2026-11-15T00:00:00Z');
let database: TestDatabase;
let options: SealOptions;

beforeEach(async () => {
  time.set('2026-11-15T00:00:00Z');
  database = await openTestDatabase('probe', {
    migrations: [Probe1796230000000],
    entities: RECORD_ENTITIES,
    time,
  });
  options = { unitOfWork: database.unitOfWork, logs: LOGS, origin: ORIGIN, key };
});
afterEach(() => database.close());

const add = (...numbers: readonly number[]) =>
  database.unitOfWork.run(TENANT, (tx) =>
    tx.query(
      `insert into deed (tenant_id, nr, words, sealed) select $1, n, '{"zh": "投诉", "n": 1.50}', '\\x00ff' from unnest($2::integer[]) n`,
      [TENANT, numbers],
    ),
  );

/** All that is sealed, in the order of the tree: log and number of the row. */
async function sealedNumbers(): Promise<number[]> {
  const pages = await database.admin<{ keys: Buffer; log: string }>(
    `select p.keys, s.log from probe.record_page p join probe.record_shape s using (shape) order by position`,
  );
  return pages
    .filter(({ log }) => log === 'deed')
    .flatMap(({ keys }) => unpackKeys(keys).map((one) => (JSON.parse(one) as [string, number])[1]));
}

async function checkpoints() {
  const verifier = verifierOf(verifierKey(ORIGIN, key));
  const rows = await database.admin<{ note: string }>(
    'select note from probe.record_checkpoint order by nr',
  );
  return rows.map(({ note }) => {
    const opened = openCheckpoint(note, verifier ? [verifier] : []);
    if (!opened) throw new Error('No checkpoint');
    return { ...opened.checkpoint, isSound: opened.isSound };
  });
}

async function storedRoot(): Promise<Buffer> {
  const pages = await database.admin<{ leaves: Buffer }>(
    'select leaves from probe.record_page order by position',
  );
  return rootOf(
    grown(
      SEEDLING,
      pages.flatMap(({ leaves }) => leavesOf(leaves)),
    ),
  );
}

async function sealRounds(): Promise<void> {
  for (;;) if (!(await seal(options)).hasMore) return;
}

/** Other tests write on the same server: what they have open holds us back. */
async function sealAll(deeds: number): Promise<void> {
  await eventually(async () => {
    await sealRounds();
    expect(await sealedNumbers()).toHaveLength(deeds);
  });
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, nr) => nr + first);

describe('the sealer', () => {
  it('seals the rows that were there before, and then what is new', async () => {
    await sealAll(25);
    expect(await sealedNumbers()).toEqual(upTo(25));
    await add(26, 27);
    await sealAll(27);
    expect(await seal(options)).toEqual({ rows: 0, isMarked: false, hasMore: false });
    expect(await sealedNumbers()).toEqual(upTo(27));
    const [first, second, ...rest] = await checkpoints();
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ size: 25, previous: null, isSound: true, origin: ORIGIN });
    expect(second).toMatchObject({ size: 27, isSound: true });
    expect(second?.previous).toEqual({ size: 25, root: first?.root });
    expect(second?.root).toEqual(await storedRoot());
  });

  it('takes many rows in pieces, each of them once', async () => {
    options = { ...options, most: 7 };
    for (const nr of upTo(60, 26)) await add(nr);
    // One transaction is never cut.
    await add(...upTo(80, 61));
    await sealAll(80);
    const numbers = await sealedNumbers();
    expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(80));
    expect((await checkpoints()).length).toBeGreaterThan(4);
    expect((await checkpoints()).at(-1)?.root).toEqual(await storedRoot());
  });

  it('waits for a transaction that is still open, and leaves no late one out', async () => {
    await sealAll(25);
    await withClient(database.adminUrl, async (late: pg.Client) => {
      await late.query('begin');
      await late.query(`insert into probe.deed (tenant_id, nr) values ('${TENANT}', 26)`);
      await add(27);
      await sealRounds();
      expect(await sealedNumbers()).toEqual(upTo(25));
      await late.query('commit');
    });
    await sealAll(27);
    expect((await sealedNumbers()).toSorted((a, b) => a - b)).toEqual(upTo(27));
  });

  it('takes turns where two processes seal', async () => {
    const rounds = await Promise.all([seal(options), seal(options), seal(options)]);
    expect(rounds.reduce((sum, { rows }) => sum + rows, 0)).toBe(25);
  });

  it('says once an hour that nothing was taken away', async () => {
    await sealAll(25);
    time.advance(59 * 60_000);
    expect((await seal(options)).isMarked).toBe(false);
    time.advance(2 * 60_000);
    expect(await seal(options)).toEqual({ rows: 0, isMarked: true, hasMore: false });
    expect((await checkpoints()).map(({ size }) => size)).toEqual([25, 25]);
  });

  it('covers a row as it lies, but for what may change', async () => {
    await sealAll(25);
    await add(26);
    await sealAll(26);
    const [page] = await database.admin<{ leaves: Buffer }>(
      'select leaves from probe.record_page order by position desc limit 1',
    );
    const [row] = await database.admin<{ text: string }>(
      `select (to_jsonb(d) - '{read_at,sealing}'::text[])::text as text from probe.deed d where nr = 26`,
    );
    expect(row?.text).toContain('"words": {"n": 1.50, "zh": "投诉"}, "sealed": "\\\\x00ff"');
    expect(page?.leaves).toEqual(leafHash(`deed\n${row?.text}`));
  });

  it('keeps what a leaf covers when a column is added', async () => {
    await sealAll(25);
    await database.admin('alter table probe.deed add column more text');
    await add(26);
    await sealAll(26);
    const shapes = await database.admin<{ columns: string[] }>(
      `select columns from probe.record_shape where log = 'deed' order by shape`,
    );
    expect(shapes.map(({ columns }) => columns.includes('more'))).toEqual([false, true]);
  });

  it('goes on where a dump was brought to a server that counts from the beginning', async () => {
    await sealAll(25);
    await add(26);
    await sealAll(26);
    await add(27);
    // As if the server before had counted further: what it wrote has higher numbers than are reached here.
    await database.admin(`begin; set local session_replication_role = replica;
      update probe.deed set sealing = (sealing::text::bigint + 900000)::text::xid8 where sealing is not null;
      update probe.record_log set through = through + 900000 where log = 'deed';
      update probe.record_page set since = since + 900000, until = until + 900000 where until is not null; commit`);
    await add(28);
    await sealAll(28);
    await add(29);
    await sealAll(29);
    expect(await sealedNumbers()).toEqual(upTo(29));
  });

  it('keeps of old checkpoints the last of each hour', async () => {
    await sealAll(25);
    for (const nr of upTo(28, 26)) {
      await add(nr);
      await sealAll(nr);
    }
    time.advance(8 * 24 * 3_600_000);
    await seal(options);
    time.advance(2 * 3_600_000);
    await seal(options);
    expect((await checkpoints()).map(({ size }) => size)).toEqual([28, 28, 28]);
  });

  it('has tables that no one changes, and that agree with their entities', async () => {
    await sealAll(25);
    expect(await schemaDrift(database.dataSource)).toEqual([]);
    for (const statement of [
      'update probe.record_page set count = count',
      'delete from probe.record_page',
      'truncate probe.record_shape',
    ])
      await expect(database.admin(statement)).rejects.toThrow('append-only');
    const seen = await database.unitOfWork.run(TENANT, (tx) =>
      tx.query('select 1 from record_page'),
    );
    expect(seen).toEqual([]);
  });
});
