import { KINDS_WITHOUT_BREACH } from '@tingsu/contracts';
import { reachCondition } from '../access/reach-sql.js';
import { Cases } from '../ledger/case.entity.js';
import { Acknowledgements, Clocks, Firings } from './clock.entity.js';

export const OfCase = Cases.pick('caseId', 'caseNo', 'campus');
export const OfClock = Clocks.pick('clockId', 'kind', 'ownerDepartment', 'dueAt');
export const OfPromise = Clocks.pick('breachedAt', 'nextStepAt');
export const OfAsked = Acknowledgements.pick('stepId', 'action', 'level', 'notify', 'openedAt');
export const OfFiring = Firings.pick('stepId', 'action', 'stepAt', 'firedBy', 'cause');

/**
 * The reader's reach ($1 to $10, `reachParameters`), where a department sees what it answers for and who stands in sees the whole case;
 * then $11 campus, $12 department, $13 kind that he asked for.
 */
const SCOPE = `(${reachCondition('c', 1)} and ($1::boolean or c.campus = any($2::text[]) or k.owner_department = any($5::text[])
    or c.access -> 'standIns' @> jsonb_build_array(jsonb_build_object('personId', $9::text))))
  and ($11::text is null or c.campus = $11) and ($12::text is null or k.owner_department = $12) and ($13::text is null or k.kind = $13)`;
const CLOCKS = `clock k join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id`;
/** `isOverdue` of contracts in SQL: what the hospital is held to and what is not counted twice. */
const PROMISE = `not k.implied and k.kind not in (${KINDS_WITHOUT_BREACH.map((kind) => `'${kind}'`).join(', ')})`;
export const OVERDUE = `k.state = 'running' and k.breached_at is not null and ${PROMISE}`;
/** A promise that is due soon has its next step, at the latest its breach, soon: that is the index. */
const DUE_SOON = `k.next_step_at <= instant() + interval '24 hours' and k.due_at <= instant() + interval '24 hours' and k.breached_at is null and ${PROMISE}`;
const ASKED = `clock_acknowledgement a join clock k on k.tenant_id = a.tenant_id and k.case_id = a.case_id and k.clock_id = a.clock_id
  join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id`;

const LATENESS_COLUMNS = `count(*)::int as fired, percentile_cont(0.5) within group (order by f.lateness_ms) as p50,
  percentile_cont(0.99) within group (order by f.lateness_ms) as p99, max(f.lateness_ms)::float8 as max`;
const LAST_DAY = `f.fired_at > instant() - interval '1 day'`;

export const BOARD_COUNTS = `select
  (select count(*)::int from ${CLOCKS} where ${DUE_SOON} and ${SCOPE}) as "dueSoon",
  (select count(*)::int from ${CLOCKS} where ${OVERDUE} and ${SCOPE}) as overdue,
  s.steps as "stepsSoon", s.armed, o.awaiting, o.unacknowledged, instant() as "asOf"
  from (select count(*)::int as steps, count(*) filter (where k.armed_epoch is not null)::int as armed from ${CLOCKS}
      where k.next_step_at <= instant() + interval '24 hours' and ${SCOPE}) s,
    (select count(*)::int as awaiting, count(*) filter (where a.due_at <= instant())::int as unacknowledged from ${ASKED}
      where a.state = 'open' and ${SCOPE}) o`;

export const BOARD_LATENESS = `select ${LATENESS_COLUMNS} from clock_firing f
  join clock k on k.tenant_id = f.tenant_id and k.case_id = f.case_id and k.clock_id = f.clock_id
  join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id where ${LAST_DAY} and ${SCOPE}`;

/** Label of a clock as the case knows them, read for one page only. */
const SAID = `${OfCase.as('c')}, ${OfClock.as('k')}, (select s.snapshot #> array['clocks', k.clock_id] from case_snapshot s where s.tenant_id = k.tenant_id and s.case_id = k.case_id) as said`;

// $14 limit, $15 to $18 the last row of the page before: instant, case, clock, step.
export const LIST_OVERDUE = `select ${SAID}, ${OfPromise.as('k')}, k.due_at as at
  from ${CLOCKS} where ${OVERDUE} and ${SCOPE}
    and ($15::timestamptz is null or (k.due_at, k.case_id, k.clock_id) > ($15, $16::uuid, $17::text)) and $18::text is distinct from '-'
  order by k.due_at, k.case_id, k.clock_id limit $14`;

export const LIST_DUE_SOON = `select ${SAID}, ${OfPromise.as('k')}, k.due_at as at
  from ${CLOCKS} where ${DUE_SOON} and ${SCOPE}
    and ($15::timestamptz is null or (k.due_at, k.case_id, k.clock_id) > ($15, $16::uuid, $17::text)) and $18::text is distinct from '-'
  order by k.due_at, k.case_id, k.clock_id limit $14`;

export const LIST_ASKED = `select ${SAID}, c.access, ${OfAsked.as('a')}, a.due_at as at
  from ${ASKED} where a.state = 'open' and ${SCOPE}
    and ($15::timestamptz is null or (a.due_at, a.case_id, a.clock_id, a.step_id) > ($15, $16::uuid, $17::text, $18::text))
    and ($19::text[] is null or a.notify && $19::text[])
  order by a.due_at, a.case_id, a.clock_id, a.step_id limit $14`;

export const LIST_FIRINGS = `select ${SAID}, ${OfFiring.as('f')}, f.fired_at as at, f.lateness_ms::float8 as "latenessMs",
    a.state as "askState", a.due_at as "askDueAt", a.closed_at as "askClosedAt", a.acknowledged_by as "acknowledgedBy",
    coalesce(to_jsonb(a.notify), (select step -> 'notify' from jsonb_array_elements(ladder_steps(k)) as step where step ->> 'stepId' = f.step_id limit 1)) as notify
  from clock_firing f
  join clock k on k.tenant_id = f.tenant_id and k.case_id = f.case_id and k.clock_id = f.clock_id
  join complaint_case c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
  left join clock_acknowledgement a on a.tenant_id = f.tenant_id and a.case_id = f.case_id and a.clock_id = f.clock_id
    and a.generation = f.generation and a.step_id = f.step_id
  where ${SCOPE} and ($15::timestamptz is null or (f.fired_at, f.case_id, f.clock_id, f.step_id) < ($15, $16::uuid, $17::text, $18::text))
  order by f.fired_at desc, f.case_id desc, f.clock_id desc, f.step_id desc limit $14`;

export const LATENESS = `select ${LATENESS_COLUMNS} from clock_firing f where ${LAST_DAY} and ($1::text is null or f.fired_by = $1)`;

export const LATENESS_BY_HOUR = `select date_trunc('hour', f.fired_at) as hour, ${LATENESS_COLUMNS} from clock_firing f where ${LAST_DAY} group by 1 order by 1`;

export const ASKED_COUNTS = `select count(*)::int as awaiting, count(*) filter (where due_at <= instant())::int as unacknowledged
  from clock_acknowledgement where state = 'open'`;
