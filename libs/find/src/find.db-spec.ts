import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Transaction, withClient } from '@tingsu/database';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { findEntries, type Place, putEntries } from './find.repository.js';
import { readQuery } from './query.js';
import { KeepProbe2026112600000, ProbeSource, textOf } from './find.fixture.js';
import { rebuildIndex, type RebuildOptions } from './rebuild-index.usecase.js';
import { SIZES } from './segments.repository.js';
import { TendSegments } from './tend-segments.job.js';
import { textTokens } from './text-tokens.js';

const TENANT = randomUUID();
const OTHER = randomUUID();
const SEGMENT = 2_500;
const ENTRIES = 10_500;
const keys = new DataKeys(MasterRing.of(randomBytes(32)), 'probe');
let database: TestDatabase;
let tend: TendSegments;

beforeAll(async () => {
  database = await openTestDatabase('probe', { migrations: [KeepProbe2026112600000] });
  tend = new TendSegments(database.unitOfWork, { ...SIZES, entries: SEGMENT });
  for (let from = 0; from < ENTRIES; from += 500) {
    await store(TENANT, from, Math.min(500, ENTRIES - from));
    if (from % SEGMENT === SEGMENT - 500) await tend.execute();
  }
  await store(OTHER, 0, 50);
}, 120_000);
afterAll(() => database.close());

/** Entries as a service writes them, with the text from which they can be written again. */
async function store(tenant: string, from: number, many: number): Promise<void> {
  await database.unitOfWork.run(tenant, async (tx) => {
    const entries = Array.from({ length: many }, (_, i) => ({
      subject: idOf(from + i),
      part: 0,
      at: new Date(Date.UTC(2026, 0, 1) + (from + i) * 60_000),
      tokens: textTokens(textOf(from + i)),
    }));
    await tx.query(
      `insert into said (tenant_id, id, at, text) select $2, r.subject, r.at, r.text from json_to_recordset($1::json) as r (subject uuid, at timestamptz, text text)`,
      [JSON.stringify(entries.map((one, i) => ({ ...one, text: textOf(from + i) }))), tenant],
    );
    await putEntries(tx, await keys.forTenant(tx), entries);
  });
}

const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const numberOf = ({ subject }: Place): number => Number(subject.slice(-12));

const find = (q: string, most = 50, before: Place | null = null, tenant = TENANT) =>
  database.unitOfWork.run(tenant, async (tx) =>
    findEntries(tx, await keys.forTenant(tx), readQuery(q, ['words']), { before, most }),
  );

const states = () =>
  database.admin<{ state: string; n: number }>(
    'select state, count(*)::int as n from probe.find_segment group by 1 order by 1',
  );

describe('the index', () => {
  it('begins a segment when one is full, and gives the full one its index', async () => {
    expect(await states()).toEqual([
      { state: 'indexed', n: 4 },
      { state: 'live', n: 1 },
    ]);
  });

  it('names the newest first, across segments, and each once', async () => {
    const seen: number[] = [];
    let before: Place | null = null;
    for (;;) {
      const page: Place[] = await find('每百', 40, before);
      seen.push(...page.map(numberOf));
      before = page.at(-1) ?? null;
      if (page.length < 40) break;
    }
    const expected = Array.from({ length: ENTRIES / 100 }, (_, i) => (ENTRIES / 100 - 1 - i) * 100);
    expect(seen).toEqual(expected);
  });

  it('finds what stands in one entry of all, in the oldest segment and in the live one', async () => {
    expect((await find('唯一07')).map(numberOf)).toEqual([7]);
    expect((await find(`唯一${ENTRIES - 1}`)).map(numberOf)).toEqual([ENTRIES - 1]);
    expect(await find('没有这句')).toEqual([]);
  });

  it('stops early for what stands in every entry', async () => {
    expect((await find('投诉')).map(numberOf)).toEqual(
      Array.from({ length: 50 }, (_, i) => ENTRIES - 1 - i),
    );
  });

  it('shows no group the entries of another, and its marks are other ones', async () => {
    expect((await find('投诉', 100, null, OTHER)).map(numberOf)).toHaveLength(50);
    expect(await find('投诉', 100, null, randomUUID())).toEqual([]);
    const [same] = await database.admin<{ n: number }>(
      `select count(*)::int as n from (select unnest(marks) from probe.find_entry where tenant_id = $1
         intersect select unnest(marks) from probe.find_entry where tenant_id = $2) as shared`,
      [TENANT, OTHER],
    );
    expect(same?.n).toBeLessThan(3);
  });

  it('is read by its function alone: a service without a tenant gets an error, and cannot make segments of its own', async () => {
    await expect(
      database.unitOfWork.system((tx) => tx.query('select * from find_entry')),
    ).rejects.toThrow(/permission denied/);
    await expect(
      database.unitOfWork.run(TENANT, (tx) => tx.query('select find_drop_empty()')),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('what PostgreSQL does in a segment', () => {
  it.each([
    ['one of all', '唯一07'],
    ['one in a hundred', '每百'],
    ['all of them', '投诉'],
    ['none', '没有这句'],
  ])('is to read the index over the marks, for %s', async (_, q) => {
    const plan = await planOf(q);
    expect(plan).toContain('Bitmap Index Scan on find_entry_1_marks');
    expect(plan).not.toContain('Seq Scan');
  });
});

/** The plan of the statement that `find_entries` runs in an indexed segment. */
async function planOf(q: string): Promise<string> {
  const marks = await database.unitOfWork.run(TENANT, async (tx) => {
    const tokens = readQuery(q, ['words']).flatMap((reading) =>
      reading.flatMap((one) => one.tokens),
    );
    return (await keys.forTenant(tx)).findMarks(tokens).marks;
  });
  return withClient(database.adminUrl, async (client) => {
    // As the function has it.
    await client.query('set enable_indexscan = off; set enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select at, subject, part from probe.find_entry_1 e where e.tenant_id = '${TENANT}'
       and (e.marks @> '{${marks.join(',')}}'::integer[]) order by at desc, subject desc, part desc limit 50`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('a rebuild', () => {
  const source = new ProbeSource();
  const lines: string[] = [];
  const options = (change: Partial<RebuildOptions> = {}): RebuildOptions => ({
    unitOfWork: database.unitOfWork,
    keys,
    source,
    onProgress: (line) => lines.push(line),
    settleMs: 0,
    batch: 500,
    segmentEntries: SEGMENT,
    ...change,
  });

  it('that is killed twice goes on where it was, and leaves nothing under the older key', async () => {
    const before = await find('每百', 300);
    let reads = 0;
    const dying = {
      count: (tx: Transaction) => source.count(tx),
      read: (...call: Parameters<ProbeSource['read']>) => {
        reads += 1;
        if (reads === 5 || reads === 17) throw new Error('killed');
        return source.read(...call);
      },
    };
    await expect(rebuildIndex(options({ source: dying }))).rejects.toThrow('killed');
    expect((await find('每百', 300)).map(numberOf).sort()).toEqual(before.map(numberOf).sort());
    await expect(rebuildIndex(options({ source: dying }))).rejects.toThrow('killed');
    // Traffic goes on meanwhile, also from a process that has not seen the new key.
    await store(TENANT, ENTRIES, 10);
    await rebuildIndex(options());
    expect(lines.some((line) => line.includes('goes on at'))).toBe(true);
    expect((await find('每百', 300)).map(numberOf)).toEqual([ENTRIES, ...before.map(numberOf)]);
    const [left] = await database.admin<{ epochs: number; keys: number; entries: number }>(
      `select (select count(distinct epoch)::int from probe.find_entry where tenant_id = $1) as epochs,
         (select count(*)::int from probe.data_key where tenant_id = $1 and purpose = 'find') as keys,
         (select count(*)::int from probe.find_entry where tenant_id = $1) as entries`,
      [TENANT],
    );
    expect(left).toEqual({ epochs: 1, keys: 1, entries: ENTRIES + 10 });
    expect((await states()).map(({ state }) => state)).toEqual(['indexed', 'live']);
  }, 120_000);

  it('takes out what is gone', async () => {
    await database.admin('delete from probe.said where tenant_id = $1 and id = $2', [
      TENANT,
      idOf(7),
    ]);
    await rebuildIndex(options());
    expect(await find('唯一07')).toEqual([]);
    expect((await find('唯一08')).map(numberOf)).toEqual([8]);
  }, 120_000);
});
