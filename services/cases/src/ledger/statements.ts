// Each statement takes its rows as one JSON array ($1), so a batch of any size is one round trip. $2 = tenant, $3 = now.

export const LOCK_CASES = `select case_id, snapshot, log_hash from complaint_case where case_id = any($1::uuid[]) order by case_id for update`;

const CASE_COLUMNS = `case_id, case_no, complaint_id, complaint_no, version, state, open, campus, channel, category, nature, priority,
  department, lead_department, departments, assignee, received_at, next_due_at, next_clock, breached, access, access_stale, snapshot`;
const CASE_RECORD = `case_id uuid, case_no text, complaint_id uuid, complaint_no text, version integer, state text, open boolean, campus text,
  channel text, category text, nature text, priority text, department text, lead_department text, departments text[], assignee uuid,
  received_at timestamptz, next_due_at timestamptz, next_clock jsonb, breached boolean, access jsonb, access_stale boolean, snapshot jsonb, log_hash text, previous_version integer`;

export const INSERT_CASES = `insert into complaint_case (tenant_id, ${CASE_COLUMNS}, log_hash, updated_at)
  select $2::uuid, ${CASE_COLUMNS}, decode(log_hash, 'hex'), $3::timestamptz from json_to_recordset($1::json) as r (${CASE_RECORD})`;

/** Guarded by the version that was decided on. */
export const UPDATE_CASES = `update complaint_case c set version = r.version, state = r.state, open = r.open, category = r.category, nature = r.nature,
    priority = r.priority, lead_department = r.lead_department, departments = r.departments, assignee = r.assignee, next_due_at = r.next_due_at,
    next_clock = r.next_clock, breached = r.breached, access = r.access, access_stale = r.access_stale,
    snapshot = r.snapshot, log_hash = decode(r.log_hash, 'hex'), updated_at = $3::timestamptz
  from json_to_recordset($1::json) as r (${CASE_RECORD})
  where c.tenant_id = $2::uuid and c.case_id = r.case_id and c.version = r.previous_version
  returning c.case_id`;

export const INSERT_LOG = `insert into case_log (tenant_id, case_id, version, event_id, type, at, actor, data, texts, previous_hash, hash)
  select $2::uuid, r."caseId", r.version, r."eventId", r.type, r.at, r.actor, r.data, r.texts, decode(r."previousHash", 'hex'), decode(r.hash, 'hex')
  from json_to_recordset($1::json) as r ("caseId" uuid, version integer, "eventId" uuid, type text, at timestamptz, actor jsonb, data jsonb,
    texts jsonb, "previousHash" text, hash text)
  where $3::timestamptz is not null`;

export const INSERT_TEXTS = `insert into case_text (tenant_id, case_id, version, field, sealed)
  select $2::uuid, r."caseId", r.version, r.field, decode(r.sealed, 'hex')
  from json_to_recordset($1::json) as r ("caseId" uuid, version integer, field text, sealed text)
  where $3::timestamptz is not null`;

/** A row that changed is armed anew. */
export const UPSERT_CLOCKS = `insert into clock (tenant_id, case_id, clock_id, kind, state, owner_department, started_at, due_at, original_due_at,
    met_at, breached_at, generation, ladder, next_step, next_step_at, implied, set_at)
  select $2::uuid, r.*, $3::timestamptz from json_to_recordset($1::json) as r (case_id uuid, clock_id text, kind text, state text, owner_department text,
    started_at timestamptz, due_at timestamptz, original_due_at timestamptz, met_at timestamptz, breached_at timestamptz, generation integer,
    ladder jsonb, next_step integer, next_step_at timestamptz, implied boolean)
  order by r.case_id, r.clock_id
  on conflict (tenant_id, case_id, clock_id) do update set state = excluded.state, owner_department = excluded.owner_department,
    started_at = excluded.started_at, due_at = excluded.due_at, original_due_at = excluded.original_due_at, met_at = excluded.met_at,
    breached_at = excluded.breached_at, generation = excluded.generation, ladder = excluded.ladder, next_step = excluded.next_step,
    next_step_at = excluded.next_step_at, implied = excluded.implied, armed_epoch = null,
    set_at = case when clock.generation = excluded.generation then clock.set_at else excluded.set_at end`;

/** What is closed stays closed. */
export const UPSERT_ACKNOWLEDGEMENTS = `insert into clock_acknowledgement (tenant_id, case_id, clock_id, generation, step_id, action, level, notify,
    opened_at, due_at, state, closed_at, acknowledged_by)
  select $2::uuid, r.* from json_to_recordset($1::json) as r (case_id uuid, clock_id text, generation integer, step_id text, action text, level integer,
    notify text[], opened_at timestamptz, due_at timestamptz, state text, closed_at timestamptz, acknowledged_by uuid)
  where $3::timestamptz is not null order by r.case_id, r.clock_id, r.step_id
  on conflict (tenant_id, case_id, clock_id, generation, step_id) do update set state = excluded.state, closed_at = excluded.closed_at,
    acknowledged_by = excluded.acknowledged_by where clock_acknowledgement.state = 'open'`;

/**
 * Steps of clocks change little of a case: sending the whole snapshot back would cost more than all the rest, and thousands of steps fall
 * due in the same second.
 */
export const UPDATE_STEPPED_CASES = `update complaint_case c set version = r.version, breached = r.breached, log_hash = decode(r.log_hash, 'hex'),
    updated_at = $3::timestamptz,
    snapshot = c.snapshot || jsonb_build_object('version', r.version, 'clocks', (c.snapshot -> 'clocks') || r.clocks)
  from json_to_recordset($1::json) as r (case_id uuid, version integer, previous_version integer, breached boolean, log_hash text, clocks jsonb)
  where c.tenant_id = $2::uuid and c.case_id = r.case_id and c.version = r.previous_version
  returning c.case_id`;

export const UPDATE_STEPPED_CLOCKS = `update clock c set breached_at = r.breached_at, next_step = r.next_step, next_step_at = r.next_step_at, armed_epoch = null
  from json_to_recordset($1::json) as r (case_id uuid, clock_id text, breached_at timestamptz, next_step integer, next_step_at timestamptz)
  where c.tenant_id = $2::uuid and c.case_id = r.case_id and c.clock_id = r.clock_id and $3::timestamptz is not null`;
