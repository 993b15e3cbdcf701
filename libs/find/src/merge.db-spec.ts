import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Transaction, withClient } from '@tingsu/database';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { eventually, openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { KeepProbe2026112600000, ProbeSource, textOf } from './find.fixture.js';
import { findEntries, type Place, putEntries } from './find.repository.js';
import { readQuery } from './query.js';
import { rebuildIndex } from './rebuild-index.usecase.js';
import { mergeSegments } from './segments.repository.js';
import { TendSegments } from './tend-segments.job.js';
import { textTokens } from './text-tokens.js';

const TENANT = randomUUID();
const SIZES = { entries: 200, fewest: 4, spared: 2 };
/** Ten segments that are full, and one that is live. */
const ENTRIES = 2_050;
/** What is deleted during a merge. */
const GONE = 300;
const QUERIES = ['投诉', '每百', '唯一07', '没有这句'];
const keys = new DataKeys(MasterRing.of(randomBytes(32)), 'probe');
let database: TestDatabase;
let tend: TendSegments;

beforeAll(async () => {
  database = await openTestDatabase('probe', { migrations: [KeepProbe2026112600000] });
  tend = new TendSegments(database.unitOfWork, SIZES);
  for (let from = 0; from < ENTRIES; from += SIZES.entries) {
    await store(from, Math.min(SIZES.entries, ENTRIES - from));
    await tend.execute();
  }
}, 120_000);
afterAll(() => database.close());

/** Not in the order of their times: the order is by segment first. */
const atOf = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + ((n * 7_919) % ENTRIES) * 60_000);
const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const numberOf = ({ subject }: Place): number => Number(subject.slice(-12));

async function store(from: number, many: number): Promise<void> {
  await database.unitOfWork.run(TENANT, async (tx) => {
    const entries = Array.from({ length: many }, (_, i) => ({
      subject: idOf(from + i),
      part: 0,
      at: atOf(from + i),
      tokens: textTokens(textOf(from + i)),
    }));
    await tx.query(
      `insert into said (tenant_id, id, at, text) select $2, r.subject, r.at, r.text from json_to_recordset($1::json) as r (subject uuid, at timestamptz, text text)`,
      [JSON.stringify(entries.map((one, i) => ({ ...one, text: textOf(from + i) }))), TENANT],
    );
    await putEntries(tx, await keys.forTenant(tx), entries);
  });
}

const find = (q: string, most: number, before: Place | null = null): Promise<Place[]> =>
  database.unitOfWork.run(TENANT, async (tx) =>
    findEntries(tx, await keys.forTenant(tx), readQuery(q, ['words']), { before, most }),
  );

async function pages(q: string, size: number, before: Place | null = null): Promise<Place[]> {
  const page = await find(q, size, before);
  return page.length < size ? page : [...page, ...(await pages(q, size, page.at(-1) ?? null))];
}
const everything = () => Promise.all(QUERIES.map((q) => pages(q, 130)));

const tables = async (): Promise<string[]> =>
  (
    await database.admin<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'probe'::regnamespace and c.relname ~ '^find_entry_' and c.relkind = 'r' order by 1`,
    )
  ).map(({ name }) => name);
const merge = (): Promise<number | null> =>
  database.unitOfWork.system((tx: Transaction) => mergeSegments(tx, SIZES));

/** A merge, and `work` while it waits for someone who looked at the segments and has not ended yet. */
async function waitingMerge(work: (pid: number) => Promise<unknown>): Promise<Promise<unknown>[]> {
  return withClient(database.adminUrl, async (client) => {
    await client.query('begin; select count(*) from probe.find_segment');
    const merging = merge();
    merging.catch(() => undefined);
    const pid = await eventually(async () => {
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_locks where relation = 'probe.find_segment'::regclass and mode = 'AccessExclusiveLock' and not granted`,
      );
      return rows[0]?.pid ?? null;
    });
    await work(pid);
    await client.query('commit');
    return [merging];
  });
}

describe('a merge of older segments', () => {
  let before: Place[][];

  beforeAll(async () => {
    before = await everything();
  });

  it('that is killed at its end leaves all as it was', async () => {
    const then = await tables();
    expect(then).toHaveLength(11);
    const [merging] = await waitingMerge((pid) =>
      database.admin('select pg_terminate_backend($1)', [pid]),
    );
    await expect(merging).rejects.toThrow();
    expect(await tables()).toEqual(then);
    expect(await everything()).toEqual(before);
  });

  it('names the same entries in the same order before, meanwhile and after, and forgets none that was deleted meanwhile', async () => {
    let ended = false;
    const meanwhile: Place[][][] = [];
    const [merging] = await waitingMerge(async () => {
      meanwhile.push(await everything());
      await database.admin('delete from probe.find_entry where subject = $1', [idOf(GONE)]);
      await database.admin('delete from probe.said where id = $1', [idOf(GONE)]);
    });
    before = before.map((found) => found.filter((place) => numberOf(place) !== GONE));
    const merged = merging?.finally(() => {
      ended = true;
    });
    while (!ended) meanwhile.push(await everything());
    expect(await merged).toBe(6);
    const [first, ...rest] = meanwhile;
    expect(first?.[0]).toHaveLength(ENTRIES);
    for (const found of [...rest, await everything()]) expect(found).toEqual(before);
    expect(await tables()).toHaveLength(6);
  });

  it('leaves every cursor of before true', async () => {
    const [frequent = [], rare = []] = before;
    for (const [i, place] of frequent.entries())
      if (i % 97 === 0) expect(await pages('投诉', 500, place)).toEqual(frequent.slice(i + 1));
    for (const [i, place] of rare.entries())
      expect(await pages('每百', 3, place)).toEqual(rare.slice(i + 1));
  });

  it('has nothing to do twice, and spares the newest', async () => {
    expect(await merge()).toBeNull();
    const [{ n } = { n: 0 }] = await database.admin<{ n: number }>(
      `select count(*)::int as n from probe.find_segment where merged_into is null`,
    );
    expect(n).toBe(5);
  });

  it('is searched by its index', async () => {
    const name = (await tables()).find((one) => one.endsWith('_merged'));
    const plan = await withClient(database.adminUrl, async (client) => {
      await client.query('set enable_indexscan = off; set enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select e.segment, e.at, e.subject, e.part from probe.${name} e where e.tenant_id = '${TENANT}' and (e.marks @> '{1,2}'::integer[])
         order by array_position('{6,5,4,3,2,1}', e.segment), e.at desc, e.subject desc, e.part desc limit 30`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain(`Bitmap Index Scan on ${name}_marks`);
  });

  it('does not begin while a rebuild moves entries, which takes them all into new segments under a new key', async () => {
    const options = {
      ...{ unitOfWork: database.unitOfWork, keys, settleMs: 0, batch: 100 },
      onProgress: () => undefined,
      segmentEntries: 200,
    };
    const source = new ProbeSource();
    let reads = 0;
    const dying = {
      count: (tx: Transaction) => source.count(tx),
      read: (...call: Parameters<ProbeSource['read']>) => {
        reads += 1;
        if (reads === 12) throw new Error('killed');
        return source.read(...call);
      },
    };
    const numbers = (found: Place[][]) =>
      found.map((one) => one.map(numberOf).sort((a, b) => a - b));
    await expect(rebuildIndex({ ...options, source: dying })).rejects.toThrow('killed');
    expect(await merge()).toBeNull();
    expect(numbers(await everything())).toEqual(numbers(before));
    await rebuildIndex({ ...options, source });
    expect((await tables()).filter((name) => name.endsWith('_merged'))).toEqual([]);
    const after = await everything();
    expect(numbers(after)).toEqual(numbers(before));
    expect(await merge()).toBeGreaterThanOrEqual(SIZES.fewest);
    expect(await everything()).toEqual(after);
  }, 60_000);
});
