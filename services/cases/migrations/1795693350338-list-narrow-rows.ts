import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['complaint_case', 'case_snapshot'];
const OPEN_STATES = `('received', 'registered', 'triage')`;
/** Each view of the work list in the order of the next due time; the cursor is a row of the same two columns. */
const BY_DUE = {
  complaint_case_due: '',
  complaint_case_open: 'where open',
  complaint_case_ended: 'where not open',
  complaint_case_overdue: 'where open and breached',
  complaint_case_to_accept: `where state in ${OPEN_STATES}`,
  complaint_case_to_dispatch: `where state = 'accepted'`,
  complaint_case_follow_up: `where state = 'closed' and due_key < 'infinity'`,
};
const OTHERS = [
  'complaint_case_received',
  'complaint_case_open_received',
  'complaint_case_campus_due',
  'complaint_case_campus_received',
];

/**
 * The snapshot, nine tenths of a row, moves out of the table that lists are read from. The due time becomes a key that is never null:
 * under row-level security an expression such as coalesce(next_due_at, …) is no condition of an index.
 */
export class ListNarrowRows1795693350338 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.case_snapshot (
      tenant_id uuid not null,
      case_id uuid not null,
      snapshot jsonb not null,
      primary key (tenant_id, case_id)
    ) with (fillfactor = 80)`);
    await runner.query(`alter table cases.complaint_case
      add column due_key timestamptz not null default 'infinity',
      add column nature_rules text[] not null default '{}'`);
    for (const statement of tenantTable('cases', 'case_snapshot', {
      service: ['select', 'insert', 'update'],
    }))
      await runner.query(statement);
    await withAllTenants(runner, async () => {
      await runner.query(`insert into cases.case_snapshot (tenant_id, case_id, snapshot)
        select tenant_id, case_id, snapshot from cases.complaint_case`);
      await runner.query(`update cases.complaint_case set due_key = coalesce(next_due_at, 'infinity'),
        nature_rules = ${RULES}`);
    });
    await runner.query('drop index cases.complaint_case_received, cases.complaint_case_lead');
    await runner.query(
      'alter table cases.complaint_case drop column snapshot, drop column next_due_at',
    );
    await runner.query('alter table cases.complaint_case alter column due_key drop default');
    await runner.query('alter table cases.complaint_case alter column nature_rules drop default');
    for (const [name, where] of Object.entries(BY_DUE))
      await runner.query(
        `create index ${name} on cases.complaint_case (tenant_id, due_key, case_id) ${where}`,
      );
    await runner.query(
      'create index complaint_case_received on cases.complaint_case (tenant_id, received_at, case_id)',
    );
    await runner.query(
      'create index complaint_case_open_received on cases.complaint_case (tenant_id, received_at, case_id) where open',
    );
    await runner.query(
      'create index complaint_case_campus_due on cases.complaint_case (tenant_id, campus, due_key, case_id)',
    );
    await runner.query(
      'create index complaint_case_campus_received on cases.complaint_case (tenant_id, campus, received_at, case_id)',
    );
    await listMembers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases.complaint_case
      add column snapshot jsonb, add column next_due_at timestamptz`);
    await withAllTenants(runner, () =>
      runner.query(`update cases.complaint_case c set snapshot = s.snapshot, next_due_at = nullif(c.due_key, 'infinity')
        from cases.case_snapshot s where s.tenant_id = c.tenant_id and s.case_id = c.case_id`),
    );
    for (const name of [...Object.keys(BY_DUE), ...OTHERS])
      await runner.query(`drop index cases.${name}`);
    await runner.query(`alter table cases.complaint_case alter column snapshot set not null,
      drop column due_key, drop column nature_rules`);
    await runner.query('drop table cases.case_snapshot');
    await runner.query('drop table cases.case_member');
    await runner.query(
      'create index complaint_case_open on cases.complaint_case (tenant_id, next_due_at, case_id) where open',
    );
    await runner.query(
      'create index complaint_case_received on cases.complaint_case (tenant_id, received_at desc, case_id)',
    );
    await runner.query(
      'create index complaint_case_lead on cases.complaint_case (tenant_id, lead_department, next_due_at)',
    );
  }
}

/** A row for each department and each person that has a part in a case, in the order of lists. */
async function listMembers(runner: QueryRunner): Promise<void> {
  await runner.query(`create table cases.case_member (
    tenant_id uuid not null,
    case_id uuid not null,
    member text not null,
    listed boolean not null,
    state text not null,
    open boolean not null,
    due_key timestamptz not null,
    received_at timestamptz not null,
    primary key (tenant_id, case_id, member)
  ) with (fillfactor = 80)`);
  await withAllTenants(runner, () =>
    runner.query(`insert into cases.case_member
      select distinct c.tenant_id, c.case_id, m.member, 
        coalesce(m.member = any(c.departments || array[c.lead_department]), false)
          and not coalesce((c.access -> 'confidential')::boolean and c.access #> '{respondent,units}' ? m.member, false),
        c.state, c.open, c.due_key, c.received_at from cases.complaint_case c
      cross join lateral (
        select unnest(c.departments || array[c.lead_department, c.access ->> 'lead']) as member
        union select jsonb_array_elements_text(coalesce(c.access -> 'coUnits', '[]') || coalesce(c.access -> 'supervising', '[]'))
        union select s ->> 'personId' from jsonb_array_elements(coalesce(c.access -> 'standIns', '[]')) as s
      ) m where m.member is not null`),
  );
  for (const statement of tenantTable('cases', 'case_member')) await runner.query(statement);
  await runner.query(
    'create index case_member_due on cases.case_member (tenant_id, member, due_key, case_id)',
  );
  await runner.query(
    'create index case_member_open on cases.case_member (tenant_id, member, due_key, case_id) where open',
  );
  await runner.query(
    'create index case_member_received on cases.case_member (tenant_id, member, received_at, case_id)',
  );
}

const RULES = `coalesce((select array_agg(rule) from jsonb_array_elements_text(
  case when jsonb_typeof(snapshot #> '{classification,natureRules}') = 'array' then snapshot #> '{classification,natureRules}' else '[]' end) as rule), '{}')`;

/** The owner passes row-level security only for these statements. */
async function withAllTenants(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  for (const table of TABLES)
    await runner.query(`alter table cases.${table} no force row level security`);
  await work();
  for (const table of TABLES)
    await runner.query(`alter table cases.${table} force row level security`);
}
