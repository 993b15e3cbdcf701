import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tablesOfCases } from '../../bench/fill/capture.mjs';
import { instanceHome, ROOT } from '../../deploy/local/home.mjs';
import { eventually } from '../support/eventually.js';
import { startTestSystem, type TestSystem } from '../support/system.js';

const COMPLAINTS = 12;
const OLD = `date_trunc('month', now()) - interval '14 months' + interval '3 days'`;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

describe('old months are archived and come back', () => {
  let system: TestSystem;
  let month: string;
  let events: unknown[];

  beforeAll(async () => {
    system = await startTestSystem('months');
    for (let i = 0; i < COMPLAINTS; i++) await system.submit();
    await eventually(async () => {
      const [row] = await system.sql<{ counted: number; waiting: number }>(
        `select (select count(*)::int from analytics.case_fact) as counted,
           (select count(*)::int from cases.outbox_waiting) as waiting`,
      );
      return row?.counted === COMPLAINTS && row.waiting === 0;
    }, 90_000);
    await system.sql(`update cases.outbox set created_at = ${OLD}`);
    await system.sql('select cases.make_partitions()');
    [{ month }] = (await system.sql<{ month: string }>(
      `select to_char(${OLD}, 'YYYYMM') as month`,
    )) as [{ month: string }];
    events = await system.sql(EVENTS);
  }, 240_000);
  afterAll(() => system?.stop(), 60_000);

  it('holds no table of a case that the measurements could not fill', async () => {
    const tables = await tablesOfCases({
      rows: (text: string, values: readonly unknown[]) => system.sql(text, values),
    });
    expect(tables.map(({ name }: { name: string }) => name)).toContain('cases.case_log');
  });

  const EVENTS = 'select position, created_at::text, id, body from cases.outbox order by position';
  const figures = () =>
    system.sql('select * from analytics.tally where count <> 0 order by 1, 2, 3, 4, 5');
  const archived = () => readdir(join(system.home, 'archive/cases/outbox')).catch(() => []);
  const partitions = async () =>
    (
      await system.sql<{ partition: string }>(
        `select partition from cases.partition_list() where relation = 'outbox'`,
      )
    ).map(({ partition }) => partition);

  /** Runs a command of the operator; killed as soon as it says `killAt`. */
  async function npmRun(script: string, args: readonly string[], killAt?: RegExp): Promise<Ended> {
    const child = spawn(process.execPath, [join(ROOT, `deploy/${script}.mjs`), ...args], {
      cwd: ROOT,
      env: { ...process.env, TINGSU_INSTANCE: relative(instanceHome('.'), system.home) },
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (killAt?.test(output) && child.pid) process.kill(-child.pid, 'SIGKILL');
      });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  it('a maintenance that is killed in the middle loses nothing', async () => {
    const killed = await npmRun('maintain', ['cases'], /rows archived/);
    expect(killed.code).toBeNull();
    const there = (await partitions()).includes(`outbox_${month}`);
    expect((await archived()).length === 2 || there).toBe(true);
    const again = await npmRun('maintain', ['cases']);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('cases: ') });
    expect(await partitions()).not.toContain(`outbox_${month}`);
    expect(await system.sql(EVENTS)).toEqual([]);
    expect(await archived()).toHaveLength(2);
    expect((await npmRun('maintain', ['verify', 'cases'])).output).toContain('as archived');
  }, 120_000);

  it('the dashboard is rebuilt from the archive, by a command that was killed twice', async () => {
    const before = await figures();
    await system.sql('update analytics.tally set count = count + 7');
    await npmRun('rebuild', [], /begun/);
    await npmRun('rebuild', [], /archived events/);
    const live = system.submit();
    const rebuilt = await npmRun('rebuild', []);
    expect(rebuilt.output).toContain('Rebuilt');
    await live;
    await eventually(async () => {
      const [row] = await system.sql<{ cases: number; counted: number }>(
        `select (select count(*)::int from analytics.case_fact) as cases,
           (select count::int from analytics.tally where scope = '*' and day = '-infinity' and dimension = 'received' limit 1) as counted`,
      );
      return row?.cases === COMPLAINTS + 1 && row.counted === COMPLAINTS + 1;
    }, 90_000);
    expect(await figures()).toHaveLength(before.length);
  }, 180_000);

  it.each([
    ['intake', 'case_copy', `update intake.case_copy set state = 'lost', steps = '[]'`],
    ['notifications', 'case_brief', 'delete from notifications.case_brief'],
  ])(
    'what %s knows of cases is rebuilt as well, and no one is notified',
    async (service, table, harm) => {
      const known = () =>
        system.sql(`select t::text as row from ${service}.${table} t order by case_id`);
      const notices = () => system.sql('select count(*)::int as n from notifications.notice');
      const [before, told] = [await known(), await notices()];
      expect(before).toHaveLength(COMPLAINTS + 1);
      await system.sql(harm);
      expect((await npmRun('rebuild', [service])).output).toContain('Rebuilt');
      expect(await known()).toEqual(before);
      expect(await notices()).toEqual(told);
    },
    120_000,
  );

  it('a file with a changed byte is refused by name, and the month comes back whole from the right one', async () => {
    const folder = join(system.home, 'archive/cases/outbox');
    const name = (await archived()).find((file) => file.endsWith('.gz')) ?? '';
    const content = await readFile(join(folder, name));
    const changed = Buffer.from(content);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    await writeFile(join(folder, name), changed);
    const refused = await npmRun('maintain', ['restore', 'cases', `outbox_${month}`]);
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain(`outbox_${month} was changed or is incomplete`);
    await writeFile(join(folder, name), content);
    const restored = await npmRun('maintain', [
      'restore',
      'cases',
      `outbox_${month}`,
      '--days',
      '7',
    ]);
    expect(restored.output).toContain('rows are back');
    expect((await system.sql(EVENTS)).slice(0, events.length)).toEqual(events);
    const next = await npmRun('maintain', ['cases']);
    expect(next.output).toContain(`outbox_${month} stays: it was put back until`);
  }, 120_000);
});
