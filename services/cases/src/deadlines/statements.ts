/** Of cases that this round has not tried yet, those whose steps are due longest. */
export const DUE_CASES = `select tenant_id, case_id from (
    select tenant_id, case_id, next_step_at from clock
    where next_step_at <= instant() - make_interval(secs => $1::float8 / 1000) and case_id <> all($3::uuid[])
    order by next_step_at limit $2::int
  ) as due group by tenant_id, case_id order by case_id`;

/** Read again under the lock of their cases: whoever came first may have settled them. */
export const DUE_CLOCKS = `select case_id, clock_id, generation, set_at, ladder, next_step, next_step_at from clock
  where case_id = any($1::uuid[]) and next_step_at <= $2::timestamptz and state in ('running', 'paused') order by case_id, next_step_at, clock_id for update`;

/**
 * The primary key makes a step act once: a second firing of it breaks the transaction. Written last, so that the lateness counts the
 * work of the transaction too.
 */
export const RECORD_FIRINGS = `insert into clock_firing (tenant_id, case_id, clock_id, generation, step_id, action, step_at, fired_at, lateness_ms, fired_by, cause)
  select $2::uuid, r.case_id, r.clock_id, r.generation, r.step_id, r.action, r.step_at, n.now,
    greatest(0, extract(epoch from n.now - r.late_from) * 1000)::bigint, $3, r.cause
  from (select instant() as now offset 0) as n, json_to_recordset($1::json) as r (case_id uuid, clock_id text, generation integer, step_id text, action text,
    step_at timestamptz, late_from timestamptz, cause text)
  returning action, lateness_ms::float8 as lateness_ms`;

/** Seconds of the horizon in which something waits without an alarm, in their order, after the second that was looked at last. */
export const UNARMED = `select distinct ceil(extract(epoch from next_step_at))::bigint as second from (
    select next_step_at from clock
    where next_step_at > to_timestamp($2::bigint) and next_step_at < instant() + make_interval(hours => $1) and armed_epoch is null
    order by next_step_at limit $3) as next
  order by second`;

/** Never waits for a row that a command holds: it is armed in the next round. Bounded, as most rows lie beyond the horizon. */
export const MARK_ARMED = `update clock c set armed_epoch = $2
  from (select tenant_id, case_id, clock_id from clock
    where next_step_at > to_timestamp($3::bigint - 1) and next_step_at <= to_timestamp($4::bigint) and armed_epoch is null
      and ceil(extract(epoch from next_step_at))::bigint = any($1::bigint[])
    for update skip locked) as k
  where c.tenant_id = k.tenant_id and c.case_id = k.case_id and c.clock_id = k.clock_id`;

export const DISARM_OTHERS = `update clock c set armed_epoch = null
  from (select tenant_id, case_id, clock_id from clock
    where next_step_at is not null and armed_epoch is not null and armed_epoch <> $1 for update skip locked) as k
  where c.tenant_id = k.tenant_id and c.case_id = k.case_id and c.clock_id = k.clock_id`;

/** Open cases that nobody is held to: each should have a running clock. Windows do not hold the hospital to anything. */
export const WITHOUT_CLOCK = `select c.tenant_id, c.case_id from complaint_case c
  where c.open and not exists (select 1 from clock k where k.tenant_id = c.tenant_id and k.case_id = c.case_id
    and k.state in ('running', 'paused') and k.kind <> 'window') limit 1000`;

export const SAMPLE_CASES = `select tenant_id, case_id from complaint_case order by random() limit $1`;

export const CLOCK_HEALTH = `select
    count(*) filter (where state in ('running', 'paused'))::int as running,
    count(*) filter (where next_step_at is not null)::int as waiting,
    count(*) filter (where next_step_at is not null and armed_epoch is not null)::int as armed,
    count(*) filter (where next_step_at < instant() + interval '48 hours')::int as due,
    count(*) filter (where next_step_at <= instant())::int as overdue
  from clock`;
