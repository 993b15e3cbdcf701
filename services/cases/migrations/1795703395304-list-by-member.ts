import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of the rows of cases that only lists used, with what they held. */
const LEFT_TO_MEMBERS = {
  complaint_case_due: '(tenant_id, due_key, case_id)',
  complaint_case_open: '(tenant_id, due_key, case_id) where open',
  complaint_case_ended: '(tenant_id, due_key, case_id) where not open',
  complaint_case_overdue: '(tenant_id, due_key, case_id) where open and breached',
  complaint_case_to_accept: `(tenant_id, due_key, case_id) where state in ('received', 'registered', 'triage')`,
  complaint_case_to_dispatch: `(tenant_id, due_key, case_id) where state = 'accepted'`,
  complaint_case_follow_up: `(tenant_id, due_key, case_id) where state = 'closed' and due_key < 'infinity'`,
  complaint_case_open_received: '(tenant_id, received_at, case_id) where open',
  complaint_case_campus_due: '(tenant_id, campus, due_key, case_id)',
  complaint_case_campus_received: '(tenant_id, campus, received_at, case_id)',
};
const FILTERS = 'parts, campus, category, channel, nature, priority';
const OPENED = ['complaint_case', 'case_member', 'case_bar'];

/**
 * Lists are read from the rows of members alone: the group and each campus are members too, and the row says all that lists filter and
 * order by. The row of a case loses the indexes of lists, so that most commands change it in place.
 */
export class ListByMember1795703395304 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.case_member');
    for (const name of Object.keys(LEFT_TO_MEMBERS)) await runner.query(`drop index cases.${name}`);
    await runner.query(`create table cases.case_member (
      tenant_id uuid not null,
      case_id uuid not null,
      member text not null,
      parts smallint not null,
      state text not null,
      breached boolean not null,
      due_key timestamptz not null,
      received_at timestamptz not null,
      campus text not null,
      channel text not null,
      category text,
      nature text not null,
      priority text not null
    ) with (fillfactor = 85)`);
    await runner.query(`create table cases.case_bar (
      tenant_id uuid not null,
      who text not null,
      case_id uuid not null,
      primary key (tenant_id, who, case_id)
    )`);
    for (const table of ['case_member', 'case_bar'])
      for (const statement of tenantTable('cases', table)) await runner.query(statement);
    await withAllTenants(runner, async () => {
      await runner.query(MEMBERS);
      await runner.query(BARS);
      await runner.query(
        `update cases.complaint_case set next_clock = next_clock - 'explanation' where next_clock ? 'explanation'`,
      );
    });
    await runner.query(
      'alter table cases.case_member add primary key (tenant_id, case_id, member) include (parts)',
    );
    await runner.query(`create index case_member_due on cases.case_member
      (tenant_id, member, state, breached, due_key, case_id, received_at, ${FILTERS})`);
    await runner.query(`create index case_member_received on cases.case_member
      (tenant_id, member, state, breached, received_at, case_id, due_key, ${FILTERS})`);
    await runner.query('alter table cases.complaint_case drop column departments');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table cases.complaint_case add column departments text[] not null default '{}'`,
    );
    await withAllTenants(runner, () => runner.query(DEPARTMENTS));
    await runner.query('alter table cases.complaint_case alter column departments drop default');
    await runner.query('drop table cases.case_bar');
    await runner.query('alter table cases.case_member rename to case_member_found');
    for (const name of ['case_member_due', 'case_member_received'])
      await runner.query(`drop index cases.${name}`);
    await runner.query('alter table cases.case_member_found drop constraint case_member_pkey');
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
    await runner.query('alter table cases.case_member_found no force row level security');
    await withAllTenants(runner, () =>
      runner.query(`insert into cases.case_member
        select m.tenant_id, m.case_id, split_part(m.member, ':', 2), m.parts & 64 <> 0, m.state, c.open, m.due_key, m.received_at
        from cases.case_member_found m join cases.complaint_case c using (tenant_id, case_id) where m.member ~ '^(unit|person):'`),
    );
    await runner.query('drop table cases.case_member_found');
    for (const statement of tenantTable('cases', 'case_member')) await runner.query(statement);
    for (const [name, on] of Object.entries({
      case_member_due: '(tenant_id, member, due_key, case_id)',
      case_member_open: '(tenant_id, member, due_key, case_id) where open',
      case_member_received: '(tenant_id, member, received_at, case_id)',
    }))
      await runner.query(`create index ${name} on cases.case_member ${on}`);
    for (const [name, on] of Object.entries(LEFT_TO_MEMBERS))
      await runner.query(`create index ${name} on cases.complaint_case ${on}`);
  }
}

/** `memberRowsOf` at the time of this migration: the bits of a part are 1 area, 2 call-backs, 4 lead, 8 co-unit, 16 supervising, 32 stand-in, 64 listed. */
const MEMBERS = `insert into cases.case_member
  select c.tenant_id, c.case_id, m.member, (bit_or(m.part) | 2 * (c.access -> 'callBack')::boolean::integer)::smallint, c.state, c.breached, c.due_key, c.received_at, c.campus, c.channel,
    c.category, c.nature, c.priority
  from cases.complaint_case c cross join lateral (
    select area.member, 1 as part
      from unnest(array['*', 'campus:' || c.campus]) as area (member)
    union all select 'unit:' || (c.access ->> 'lead'), 4
    union all select 'unit:' || code, 8 from jsonb_array_elements_text(c.access -> 'coUnits') as code
    union all select 'unit:' || code, 16 from jsonb_array_elements_text(c.access -> 'supervising') as code
    union all select 'person:' || (held ->> 'personId'), 32 from jsonb_array_elements(c.access -> 'standIns') as held
    union all select 'unit:' || code, 64 from unnest(c.departments || array[c.lead_department]) as code
      where not ((c.access -> 'confidential')::boolean and c.access #> '{respondent,units}' ? code)
  ) m where c.access is not null and m.member is not null
  group by c.tenant_id, c.case_id, m.member`;

const BARS = `insert into cases.case_bar
  select distinct c.tenant_id, b.who, c.case_id from cases.complaint_case c cross join lateral (
    select 'person:' || id as who from jsonb_array_elements_text(coalesce(c.access #> '{respondent,persons}', '[]') || coalesce(c.access -> 'excluded', '[]')) as id
    union select 'unit:' || code from jsonb_array_elements_text(coalesce(c.access #> '{respondent,units}', '[]')) as code
      where (c.access -> 'confidential')::boolean
  ) b where c.access is not null`;

const DEPARTMENTS = `update cases.complaint_case c set departments = m.codes from (
    select tenant_id, case_id, array_agg(split_part(member, ':', 2) order by member) as codes from cases.case_member
    where member like 'unit:%' and parts & 64 <> 0 and parts & 28 <> 0 group by 1, 2
  ) m where m.tenant_id = c.tenant_id and m.case_id = c.case_id`;

/** The owner passes row-level security only for these statements. */
async function withAllTenants(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  for (const table of OPENED)
    await runner.query(`alter table if exists cases.${table} no force row level security`);
  await work();
  for (const table of OPENED)
    await runner.query(`alter table if exists cases.${table} force row level security`);
}
