import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@tingsu/database';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { CutByMonth1795703205843 } from '../../migrations/1795703205843-cut-by-month.js';
import { migrations } from '../../migrations/index.js';

const TENANT = '01900000-0000-7000-8000-0000000000aa';
const ROWS = `select
  (select count(*)::int from cases.outbox) as events, (select count(*)::int from cases.clock_firing) as firings,
  (select count(*)::int from cases.access_log) as reads, (select count(*)::int from cases.inbox_cursor) as positions`;

let database: TestDatabase;
let before: unknown;

beforeAll(async () => {
  database = await openTestDatabase('cases', {
    migrations: migrations.slice(0, migrations.indexOf(CutByMonth1795703205843)),
  });
  const fill = (sql: string) => database.admin(sql, [TENANT]);
  await fill(`insert into cases.outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, body)
    select now() - n * interval '1 month', gen_random_uuid(), $1, 0, 'case', 'a', n, 't', '{}' from generate_series(1, 20) as n`);
  await fill(`insert into cases.inbox (event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, type, state, body, received_at, applied_at)
    select gen_random_uuid(), $1, 'complaint', 'c', n, 't', case when n = 9 then 'waiting' else 'applied' end, case when n = 9 then '{}' end,
      now() - n * interval '1 month', now() from generate_series(1, 9) as n`);
  await fill(
    `insert into cases.inbox_cursor (tenant_id, aggregate_type, aggregate_id, version) values ($1, 'complaint', 'c', 8)`,
  );
  await fill(`insert into cases.clock_firing (tenant_id, case_id, clock_id, generation, step_id, action, step_at, fired_at, lateness_ms, fired_by)
    select $1, gen_random_uuid(), 'accept', 1, 'warn', 'warn', now() - n * interval '1 month', now() - n * interval '1 month', 0, 'alarm'
    from generate_series(1, 20) as n`);
  await fill(`insert into cases.access_log (tenant_id, id, at, person_id, action, outcome, case_no)
    select $1, gen_random_uuid(), now() - n * interval '1 month', gen_random_uuid(), 'case.read', 'allowed', 'C-1' from generate_series(1, 20) as n`);
  [before] = await database.admin(ROWS);
  await migrate({ adminUrl: database.adminUrl, service: 'cases', migrations });
}, 60_000);
afterAll(() => database?.close());

const partitionsOf = async (relation: string): Promise<string[]> =>
  (
    await database.admin<{ partition: string }>(
      'select partition from cases.partition_list() where relation = $1 order by 1',
      [relation],
    )
  ).map(({ partition }) => partition);

describe('an installation from before tables were cut by month', () => {
  it('keeps every row', async () => {
    expect((await database.admin(ROWS))[0]).toEqual(before);
    expect(before).toEqual({ events: 20, firings: 20, reads: 20, positions: 1 });
  });

  it('has what it held in one partition to the end of the month, and months ahead', async () => {
    expect(await partitionsOf('access_log')).toEqual([
      'access_log_' + (await monthAhead(1)),
      'access_log_' + (await monthAhead(2)),
      'access_log_before',
      'access_log_default',
    ]);
  });

  it('moves what lay in the default partition to its month', async () => {
    expect(await database.admin('select 1 from cases.outbox_default')).toEqual([]);
    expect(await partitionsOf('outbox')).toHaveLength(20 + 3 + 1);
  });

  it('goes on waiting for what waited, and keeps what was applied to be archived', async () => {
    expect(
      await database.admin('select aggregate_version as version, body from cases.inbox'),
    ).toEqual([{ version: 9, body: '{}' }]);
    expect(await database.admin('select 1 from cases.inbox_applied')).toHaveLength(8);
  });

  it('still lets no one change the access log', async () => {
    await expect(database.admin('update cases.access_log set at = now()')).rejects.toThrow(
      'append-only',
    );
  });
});

async function monthAhead(months: number): Promise<string> {
  const [row] = await database.admin<{ month: string }>(
    `select to_char(now() at time zone 'UTC' + make_interval(months => $1), 'YYYYMM') as month`,
    [months],
  );
  return row?.month ?? '';
}
