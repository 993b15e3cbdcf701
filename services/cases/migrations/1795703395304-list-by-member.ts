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
const FILTERS = 'campus, category, channel, nature, priority, parts';
const OPENED = ['complaint_case', 'case_member', 'case_bar', 'list_word'];

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
      due_key timestamptz not null,
      received_at timestamptz not null,
      member integer not null,
      stream integer not null,
      campus integer not null,
      channel integer not null,
      category integer not null,
      nature integer not null,
      priority integer not null,
      parts smallint not null
    ) with (fillfactor = 85)`);
    await runner.query(`create table cases.list_word (
      tenant_id uuid not null,
      id integer generated always as identity,
      word text not null,
      primary key (tenant_id, id),
      unique (tenant_id, word)
    )`);
    await runner.query(`create table cases.case_bar (
      tenant_id uuid not null,
      who text not null,
      case_id uuid not null,
      primary key (tenant_id, who, case_id)
    )`);
    for (const table of ['case_member', 'case_bar', 'list_word'])
      for (const statement of tenantTable('cases', table)) await runner.query(statement);
    await withAllTenants(runner, async () => {
      await runner.query(WORDS);
      await runner.query('analyze cases.list_word');
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
      (tenant_id, member, stream, due_key, case_id, received_at, ${FILTERS})`);
    await runner.query(`create index case_member_received on cases.case_member
      (tenant_id, member, stream, received_at, case_id, due_key, ${FILTERS})`);
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
        select m.tenant_id, m.case_id, split_part(w.word, ':', 2), m.parts & 64 <> 0, c.state, c.open, m.due_key, m.received_at
        from cases.case_member_found m join cases.complaint_case c using (tenant_id, case_id)
        join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member where w.word ~ '^(unit|person):'`),
    );
    await runner.query('drop table cases.case_member_found');
    await runner.query('drop table cases.list_word');
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

/** The members of a case with their parts, as `memberRowsOf` found them at the time of this migration. */
const MEMBERS_OF_CASE = `(
    select area.member, 1 as part from unnest(array['*', 'campus:' || c.campus]) as area (member)
    union all select 'unit:' || (c.access ->> 'lead'), 4
    union all select 'unit:' || code, 8 from jsonb_array_elements_text(c.access -> 'coUnits') as code
    union all select 'unit:' || code, 16 from jsonb_array_elements_text(c.access -> 'supervising') as code
    union all select 'person:' || (held ->> 'personId'), 32 from jsonb_array_elements(c.access -> 'standIns') as held
    union all select 'unit:' || code, 64 from unnest(c.departments || array[c.lead_department]) as code
      where not ((c.access -> 'confidential')::boolean and c.access #> '{respondent,units}' ? code)
  )`;
const STREAM = `'stream:' || c.state || ':' || case when c.open then case when c.breached then 'overdue' else 'none' end
  when c.due_key < 'infinity' then 'due' else 'none' end`;

const WORDS = `insert into cases.list_word (tenant_id, word)
  select distinct c.tenant_id, w.word from cases.complaint_case c cross join lateral (
    select member as word from ${MEMBERS_OF_CASE} as m
    union select unnest(array[${STREAM}, 'channel:' || c.channel, 'category:' || coalesce(c.category, ''), 'nature:' || c.nature, 'priority:' || c.priority])
  ) w where c.access is not null and w.word is not null`;

const MEMBERS = `with found as materialized (
    select c.tenant_id, c.case_id, c.due_key, c.received_at, ${STREAM} as stream, c.campus, c.channel, c.category, c.nature, c.priority,
      (c.access -> 'callBack')::boolean as call_back, m.member, m.parts
    from cases.complaint_case c
    cross join lateral (select member, bit_or(part) as parts from ${MEMBERS_OF_CASE} as part_of where member is not null group by member) as m
    where c.access is not null
  )
  insert into cases.case_member (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
  select f.tenant_id, f.case_id, f.due_key, f.received_at, w.id, s.id, ca.id, ch.id, ct.id, na.id, pr.id, (f.parts | 2 * f.call_back::integer)::smallint
  from found f
  join cases.list_word w on w.tenant_id = f.tenant_id and w.word = f.member
  join cases.list_word s on s.tenant_id = f.tenant_id and s.word = f.stream
  join cases.list_word ca on ca.tenant_id = f.tenant_id and ca.word = 'campus:' || f.campus
  join cases.list_word ch on ch.tenant_id = f.tenant_id and ch.word = 'channel:' || f.channel
  join cases.list_word ct on ct.tenant_id = f.tenant_id and ct.word = 'category:' || coalesce(f.category, '')
  join cases.list_word na on na.tenant_id = f.tenant_id and na.word = 'nature:' || f.nature
  join cases.list_word pr on pr.tenant_id = f.tenant_id and pr.word = 'priority:' || f.priority`;

const BARS = `insert into cases.case_bar
  select distinct c.tenant_id, b.who, c.case_id from cases.complaint_case c cross join lateral (
    select 'person:' || id as who from jsonb_array_elements_text(coalesce(c.access #> '{respondent,persons}', '[]') || coalesce(c.access -> 'excluded', '[]')) as id
    union select 'unit:' || code from jsonb_array_elements_text(coalesce(c.access #> '{respondent,units}', '[]')) as code
      where (c.access -> 'confidential')::boolean
  ) b where c.access is not null`;

const DEPARTMENTS = `update cases.complaint_case c set departments = m.codes from (
    select m.tenant_id, m.case_id, array_agg(split_part(w.word, ':', 2) order by w.word) as codes from cases.case_member m
    join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member
    where w.word like 'unit:%' and m.parts & 64 <> 0 and m.parts & 28 <> 0 group by 1, 2
  ) m where m.tenant_id = c.tenant_id and m.case_id = c.case_id`;

/** The owner passes row-level security only for these statements. */
async function withAllTenants(runner: QueryRunner, work: () => Promise<unknown>): Promise<void> {
  for (const table of OPENED)
    await runner.query(`alter table if exists cases.${table} no force row level security`);
  await work();
  for (const table of OPENED)
    await runner.query(`alter table if exists cases.${table} force row level security`);
}
