const CHUNK = 20_000;
/** One case in seven is open, as in a hospital that has kept its record for years; every state, campus and department of the demo group. */
const CASES = `with places as (
    select campus, code, row_number() over (order by code) - 1 as place, count(*) over () as places
    from (select distinct campus, lead_department as code from cases.complaint_case where lead_department is not null) as found
  ), written as (
    insert into cases.complaint_case
    select filled.* from cases.complaint_case original cross join generate_series($2::int, $3::int) as n
    join places p on p.place = n % p.places
    cross join lateral jsonb_populate_record(original, jsonb_build_object(
      'case_id', gen_random_uuid(), 'complaint_id', gen_random_uuid(),
      'case_no', 'C-L-' || n, 'complaint_no', 'TS-L-' || n,
      'state', case when n % 7 > 0 then (array['closed', 'closed', 'closed', 'declined', 'archived'])[1 + n % 5]
        else (array['registered', 'triage', 'accepted', 'dispatched', 'investigating', 'opinion', 'feedback_due'])[1 + n / 7 % 7] end,
      'open', n % 7 = 0, 'breached', n % 7 = 0 and n % 3 = 0, 'access_stale', false,
      'campus', p.campus, 'lead_department', p.code,
      'category', 'C' || lpad((1 + n % 12)::text, 2, '0'), 'priority', 'P' || (1 + least(3, n % 11)),
      'nature', case when n % 9 = 0 then 'major' else 'general' end,
      'channel', (array['web_form', 'wechat', 'hotline', 'email', 'front_desk', 'hotline_12345'])[1 + n % 6],
      'received_at', now() - n * interval '7 minutes',
      'due_key', case when n % 7 = 0 then now() + (n % 9973 - 3000) * interval '5 minutes'
        when n % 5 = 0 then now() + (n % 997) * interval '2 hours' else 'infinity' end,
      'access', original.access || jsonb_build_object('campus', p.campus, 'lead', p.code, 'coUnits', '[]'::jsonb,
        'supervising', '[]'::jsonb, 'standIns', '[]'::jsonb, 'excluded', '[]'::jsonb, 'confidential', false,
        'respondent', jsonb_build_object('units', '[]'::jsonb, 'persons', '[]'::jsonb))
    )) as filled where original.case_id = $1::uuid
    returning *
  )
  insert into cases.case_member (tenant_id, case_id, due_key, received_at, member, stream, campus, channel, category, nature, priority, parts)
  select c.tenant_id, c.case_id, c.due_key, c.received_at, w.id, stream.id, campus.id, channel.id, category.id, nature.id, priority.id, m.parts
  from written c
  cross join lateral (values ('*', 1), ('campus:' || c.campus, 1), ('unit:' || c.lead_department, 68)) as m (member, parts)
  join cases.list_word w on w.tenant_id = c.tenant_id and w.word = m.member
  join cases.list_word stream on stream.tenant_id = c.tenant_id and stream.word = 'stream:' || c.state || ':'
    || case when c.breached then 'overdue' when c.open or c.due_key = 'infinity' then 'none' else 'due' end
  join cases.list_word campus on campus.tenant_id = c.tenant_id and campus.word = 'campus:' || c.campus
  join cases.list_word channel on channel.tenant_id = c.tenant_id and channel.word = 'channel:' || c.channel
  join cases.list_word category on category.tenant_id = c.tenant_id and category.word = 'category:' || c.category
  join cases.list_word nature on nature.tenant_id = c.tenant_id and nature.word = 'nature:' || c.nature
  join cases.list_word priority on priority.tenant_id = c.tenant_id and priority.word = 'priority:' || c.priority`;
/** Numbers for all words that the rows are made of. */
const WORDS = `insert into cases.list_word (tenant_id, word)
  select t.tenant_id, w.word from (select distinct tenant_id from cases.complaint_case) t cross join (
    select '*' as word union select 'campus:' || campus from cases.complaint_case
    union select 'unit:' || lead_department from cases.complaint_case where lead_department is not null
    union select 'stream:' || state || ':' || mark from unnest(string_to_array('closed,declined,archived,registered,triage,accepted,dispatched,investigating,opinion,feedback_due', ',')) as state,
      unnest(array['none', 'overdue', 'due']) as mark
    union select 'category:C' || lpad(n::text, 2, '0') from generate_series(1, 12) as n union select 'priority:P' || n from generate_series(1, 4) as n
    union select 'nature:' || nature from unnest(array['general', 'major']) as nature
    union select 'channel:' || channel from unnest(array['web_form', 'wechat', 'hotline', 'email', 'front_desk', 'hotline_12345']) as channel
  ) w on conflict do nothing`;

/**
 * Fills the table that lists are read from, and only that, up to `wanted` cases: rows in every state and age, made from one that the
 * product wrote. They have no log, no clocks and no snapshot: lists do not read them. A fill that was stopped goes on where it was.
 */
export async function fillLists(system, wanted) {
  const client = await system.connect();
  const started = performance.now();
  try {
    const [{ filled, like }] = (
      await client.query(
        `select coalesce(max(substr(case_no, 5)::int), 0) as filled,
           (select case_id from cases.complaint_case where access is not null and case_no not like 'C-L-%' limit 1) as "like" from cases.complaint_case where case_no like 'C-L-%'`,
      )
    ).rows;
    if (!like)
      throw new Error(
        'Run `npm run demo` first: the rows are made from a case that the product wrote.',
      );
    await client.query(WORDS);
    for (let from = filled + 1; from <= wanted; from += CHUNK) {
      const to = Math.min(wanted, from + CHUNK - 1);
      await client.query(CASES, [like, from, to]);
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(`\r  filled ${to} of ${wanted} cases, ${seconds.toFixed(0)} s`);
    }
    if (filled < wanted) {
      await client.query(
        'vacuum analyze cases.complaint_case, cases.case_member, cases.case_bar, cases.list_word',
      );
      await client.query('checkpoint');
      process.stdout.write('\n');
    }
    const [size] = (
      await client.query(`select count(*)::int as cases, count(*) filter (where open)::int as open,
        pg_size_pretty(pg_table_size('cases.complaint_case')) as rows, pg_size_pretty(pg_indexes_size('cases.complaint_case')) as indexes,
        pg_size_pretty(pg_total_relation_size('cases.case_member')) as members from cases.complaint_case`)
    ).rows;
    return size;
  } finally {
    await client.end();
  }
}
