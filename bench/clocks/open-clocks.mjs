import { templateCase } from './template-case.mjs';

const CASES_A_STATEMENT = 20_000;
const FIRST = 'bbbbbbbb-0000-4000-8000-000000000000';
const AFTER = 'bbbbbbbc-0000-4000-8000-000000000000';

/**
 * Fills the table of clocks up to `count` open ones: copies of the running clocks of a real case, each moved in time, so that their next
 * steps lie between two hours and thirty days ahead. A clock counted in hours ends at any second; of those counted in days one half waits
 * for its warning (any second), the other for the close of the office. No case stands behind them: arming looks at clocks only, and
 * none of these comes due while it is measured.
 */
export async function openClocks(system, count) {
  const caseId = await templateCase(system, new Date(Date.now() + 20 * 3_600_000));
  const client = await system.connect();
  try {
    await client.query('begin');
    await client.query(TEMPLATE.replace('$1', `'${caseId}'`));
    const [{ n }] = (await client.query('select count(*)::int as n from template')).rows;
    const cases = Math.ceil(count / n);
    for (let first = 1; first <= cases; first += CASES_A_STATEMENT)
      await client.query(INSERT, [first, Math.min(cases, first + CASES_A_STATEMENT - 1)]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

export async function removeOpenClocks(system) {
  await system.rows('delete from cases.clock where case_id >= $1 and case_id < $2', [FIRST, AFTER]);
  await system.rows('vacuum analyze cases.clock');
}

const TEMPLATE = `create temp table template on commit drop as
  select *, clock_id = 'first24' as by_hours, cases.ladder_steps(clock) as steps from cases.clock where case_id = $1 and next_step_at is not null`;

/** A number from 0 up to a limit that looks random, the same for a row in every run. */
const drawn = (salt, limit) =>
  `((hashtext(n::text || clock_id || '${salt}') & 2147483647) % ${limit})`;

const WAITS = `select t.*, n, case when by_hours then 0 else ${drawn('s', 2)} end as passed from template as t cross join generate_series($1::int, $2::int) as n`;

const COPIES = `select w.*, ('bbbbbbbb-' || to_char(n % 10000, 'FM0000') || '-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as copy_id,
    case when by_hours then ${drawn('h', 29 * 86_400)}
      else (1 + ${drawn('d', 29)} - floor(extract(epoch from (steps -> (next_step + passed) ->> 'at')::timestamptz - clock_timestamp()) / 86400)) * 86400
    end * interval '1 second' as shift,
    case when by_hours then 0 else ${drawn('w', 86_400)} end * interval '1 second' as warning_shift
  from (${WAITS}) as w`;

const MOVED = `select jsonb_agg(jsonb_set(step, '{at}', to_jsonb(to_char(((step ->> 'at')::timestamptz + shift
      + case when nr = next_step + 1 then warning_shift else interval '0' end) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) order by nr) as steps
  from jsonb_array_elements(copies.steps) with ordinality as l (step, nr)`;

const INSERT = `insert into cases.clock (tenant_id, case_id, clock_id, kind, state, owner_department, started_at, due_at, original_due_at, generation,
    set_at, ladder, next_step, next_step_at)
  select tenant_id, copy_id, clock_id, kind, state, owner_department, started_at + shift, due_at + shift, original_due_at + shift, generation,
    clock_timestamp(), moved.steps, next_step + passed, (moved.steps -> (next_step + passed) ->> 'at')::timestamptz
  from (${COPIES}) as copies cross join lateral (${MOVED}) as moved`;
