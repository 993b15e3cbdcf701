/** What must be true of every clock of a system, asked of its tables as superuser. Each statement finds what should not be. */

/** Steps that acted before their time, by the database's clock, in the row of the firing or in the log of the case. */
export const EARLY = `select case_id, clock_id, step_id from cases.clock_firing where fired_at < step_at
  union all select case_id, data ->> 'clockId', type from cases.case_log where data ? 'stepAt' and (data ->> 'stepAt')::timestamptz > at`;

const LOGGED = `select case_id, data ->> 'clockId' as clock_id, (data ->> 'stepAt')::timestamptz as step_at, at, event_id,
    data -> 'notify' as notify, (data ->> 'latenessMs')::bigint as lateness_ms
  from cases.case_log
  where type in ('case.clockReminded.v1', 'case.clockWarned.v1', 'case.clockBreached.v1', 'case.clockEscalated.v1', 'case.clockReported.v1')`;

/** The log of a case and the list of firings disagree: a step has no fact, or a fact has no step. */
export const UNMATCHED = `with logged as (${LOGGED})
  select f.case_id, f.clock_id, f.step_id, l.event_id from cases.clock_firing f
  full join logged l on l.case_id = f.case_id and l.clock_id = f.clock_id and l.step_at = f.step_at and l.at <= f.fired_at
  where f.case_id is null or l.case_id is null`;

/** The same step of the same clock twice. */
export const DOUBLED = `with logged as (${LOGGED})
  select case_id, clock_id, step_at from logged group by case_id, clock_id, step_at having count(*) > 1
  union all select case_id, clock_id, step_at from cases.clock_firing group by case_id, clock_id, generation, step_id, step_at having count(*) > 1`;

/** Steps that were not published, or published twice: each fact is one event, and each event is published once. */
export const UNSAID = `with logged as (${LOGGED})
  , said as (
    select (one ->> 'id')::uuid as id, exists (select from cases.outbox_waiting w where w.position = o.position) as waiting
    from cases.outbox o cross join lateral jsonb_array_elements(
      case when o.body like '[%' then o.body::jsonb else jsonb_build_array(o.body::jsonb) end) as one
    where o.aggregate_type = 'case')
  select l.event_id from logged l left join said s on s.id = l.event_id
  group by l.event_id having count(s.id) <> 1 or bool_or(s.waiting)`;

/** Steps that name people of whom none has a notice. That no one has two is a constraint of the table. */
export const UNTOLD = `with logged as (${LOGGED})
  select event_id from logged l where jsonb_array_length(l.notify) > 0
  and not exists (select 1 from notifications.notice n where n.event_id = l.event_id)`;

/** The time of workers that a test has moved on, by so many milliseconds ($1). */
const NOW = 'clock_timestamp() + make_interval(secs => $1::float8 / 1000)';

/** Steps whose time has come and that have not acted. */
export const WAITING = `select case_id, clock_id from cases.clock where next_step_at <= ${NOW} and state in ('running', 'paused')`;

/** Steps that came due after their clock was set, of clocks that still run, and were passed over. */
export const SKIPPED = `select k.case_id, k.clock_id, s ->> 'stepId' as step_id from cases.clock k cross join jsonb_array_elements(cases.ladder_steps(k)) as s
  where k.state in ('running', 'paused') and (s ->> 'at')::timestamptz > k.set_at and (s ->> 'at')::timestamptz <= ${NOW} - interval '1 second'
  and not exists (select 1 from cases.clock_firing f where f.tenant_id = k.tenant_id and f.case_id = k.case_id and f.clock_id = k.clock_id
    and f.generation = k.generation and f.step_id = s ->> 'stepId')`;

/** The lateness that was written is not the time between when the step should have acted (or its clock was set) and when it did. */
export const WRONG_LATENESS = `select f.case_id, f.clock_id, f.step_id, f.lateness_ms from cases.clock_firing f join cases.clock k using (tenant_id, case_id, clock_id)
  where f.generation = k.generation and abs(f.lateness_ms - extract(epoch from f.fired_at - greatest(f.step_at, k.set_at)) * 1000) > 1`;

/** Steps not acknowledged in time whose ladder did not advance for that reason, and acknowledged ones whose ladder did. */
export const UNHEARD = `select a.case_id, a.clock_id, a.state from cases.clock_acknowledgement a
  where a.step_id = 'breach' and a.due_at <= ${NOW} - interval '1 second' and (a.state = 'open') <> exists (
    select 1 from cases.clock_firing f where f.tenant_id = a.tenant_id and f.case_id = a.case_id and f.clock_id = a.clock_id
      and f.generation = a.generation and f.action = 'escalate' and f.cause = 'unacknowledged' and f.step_at = a.due_at)`;

/** How late steps were, in milliseconds, by what made them act and why. */
export const LATENESS_BY = `select fired_by, cause, count(*)::int as steps, percentile_disc(0.5) within group (order by lateness_ms)::int as p50,
    percentile_disc(0.99) within group (order by lateness_ms)::int as p99, max(lateness_ms)::int as max
  from cases.clock_firing where step_at >= $1 group by cause, fired_by order by cause, fired_by`;
