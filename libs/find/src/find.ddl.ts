import { checkedName, serviceRole, tenantTable, workerRole } from '@tingsu/database';
import { findKeyPurpose } from '@tingsu/privacy';

/**
 * The index by which complaints and cases are found: marks of words, names and numbers in arrays, in segments. New rows go into the
 * segment that is live, which has no index over the marks: building one for a full segment costs a fifth of keeping one for each row, and
 * a tenth of the write-ahead log. Until then the signature of a row says at little cost that it does not match.
 *
 * Row-level security would keep PostgreSQL from using such an index, so it is read by `find_entries`, which takes the tenant from the
 * transaction. Segments are made, indexed and dropped by functions too: a service owns no table. So these tables began; `mergedSegments`
 * follows.
 */
export function findTables(schema: string): string[] {
  const s = checkedName(schema);
  return [
    ...findKeyPurpose(s),
    `create table ${s}.find_segment (
       segment integer generated always as identity primary key,
       since timestamptz not null,
       state text not null check (state in ('live', 'filling', 'full', 'indexed'))
     )`,
    `create unique index find_segment_live on ${s}.find_segment (state) where state = 'live'`,
    `alter table ${s}.find_segment enable row level security`,
    `alter table ${s}.find_segment force row level security`,
    // It belongs to no group: a service sees none of it but through the functions.
    `create policy of_no_group on ${s}.find_segment to ${serviceRole(s)} using (false)`,
    `grant select on ${s}.find_segment to ${serviceRole(s)}`,
    `create table ${s}.find_entry (
       tenant_id uuid not null,
       segment integer not null,
       epoch smallint not null,
       part integer not null,
       subject uuid not null,
       at timestamptz not null,
       signature bit(1024) not null,
       marks integer[] not null
     ) partition by list (segment)`,
    `alter table ${s}.find_entry alter column marks set storage external`,
    ...tenantTable(s, 'find_entry', { service: ['select', 'insert', 'delete'] }),
    `create table ${s}.find_rebuild (
       tenant_id uuid primary key,
       epoch smallint not null,
       key_made_at timestamptz not null,
       pass smallint not null default 1,
       position text,
       segment integer,
       done integer not null default 0,
       total integer not null,
       started_at timestamptz not null,
       finished_at timestamptz
     )`,
    ...tenantTable(s, 'find_rebuild', { service: ['select', 'insert', 'update', 'delete'] }),
    ...functions(s).map((statement) => statement.trim()),
    ...rights(s),
    `select ${s}.find_open_segment('live', ${s}.instant())`,
  ];
}

const definer = (s: string): string => `security definer set search_path = ${s}, pg_temp`;

const functions = (s: string): string[] => [
  `create function ${s}.find_live() returns integer language sql stable ${definer(s)} as
     $$ select segment from ${s}.find_segment where state = 'live' $$`,

  // Made beside the table and then attached, which no reader or writer waits for.
  `create function ${s}.find_open_segment(wanted text, since timestamptz) returns integer language plpgsql ${definer(s)} as $$
   declare n integer;
   begin
     if wanted not in ('live', 'filling') then raise exception 'a segment begins live or filling'; end if;
     if wanted = 'live' then update ${s}.find_segment set state = 'full' where state = 'live'; end if;
     insert into ${s}.find_segment (since, state) values (since, wanted) returning segment into n;
     execute format('create table ${s}.find_entry_%1$s (like ${s}.find_entry including storage, check (segment = %1$s))', n);
     execute format('alter table ${s}.find_entry_%1$s add primary key (tenant_id, at, subject, part)', n);
     execute format('alter table ${s}.find_entry attach partition ${s}.find_entry_%1$s for values in (%1$s)', n);
     return n;
   end $$`,

  `create function ${s}.find_close_segment(wanted integer) returns void language sql ${definer(s)} as
     $$ update ${s}.find_segment set state = 'full' where segment = wanted and state = 'filling' $$`,

  // A new live segment when this one is full, or is as old as a month may be.
  `create function ${s}.find_grow(most integer, longest interval) returns boolean language plpgsql ${definer(s)} as $$
   declare live record; n integer;
   begin
     if not pg_try_advisory_xact_lock(hashtextextended('${s}.find_grow', 0)) then return false; end if;
     select * into live from ${s}.find_segment where state = 'live';
     if found then
       execute format('select count(*) from (select from ${s}.find_entry_%s limit %s) as first', live.segment, most) into n;
       if n < most and (n = 0 or live.since > ${s}.instant() - longest) then return false; end if;
     end if;
     perform ${s}.find_open_segment('live', ${s}.instant());
     return true;
   end $$`,

  // The index of one full segment; null when none is full.
  `create function ${s}.find_index_segment() returns integer language plpgsql ${definer(s)} set maintenance_work_mem = '128MB' as $$
   declare n integer;
   begin
     select segment into n from ${s}.find_segment where state = 'full' order by since limit 1 for update skip locked;
     if not found then return null; end if;
     execute format('create index find_entry_%1$s_marks on ${s}.find_entry_%1$s using gin (marks)', n);
     execute format('analyze ${s}.find_entry_%s', n);
     update ${s}.find_segment set state = 'indexed' where segment = n;
     return n;
   end $$`,

  dropEmptyFunction(s),

  `create function ${s}.find_segments() returns setof integer language sql stable ${definer(s)} as
     $$ select segment from ${s}.find_segment order by segment $$`,

  `create function ${s}.find_tenants() returns setof uuid language sql stable ${definer(s)} as
     $$ select distinct tenant_id from ${s}.data_key $$`,

  searchFunction(s),
];

/**
 * Older segments that follow one another, merged into one table: fewer to look into for what is rare. Rows keep the number of their segment,
 * and segments their place in the order, so a search names the same entries in the same order before and after, and a cursor of before holds.
 */
export function mergedSegments(schema: string): string[] {
  const s = checkedName(schema);
  const merge = `${s}.find_merge(integer, integer, integer)`;
  return [
    `alter table ${s}.find_segment add column merged_into integer`,
    dropEmptyFunction(s),
    searchFunction(s),
    mergeFunction(s),
    `revoke execute on function ${merge} from public`,
    `grant execute on function ${merge} to ${workerRole(s)}`,
  ];
}

/** The name of the table that holds the segment of a row `f`. */
const TABLE = `coalesce('find_entry_' || f.merged_into || '_merged', 'find_entry_' || f.segment)`;

/** Who searches, and who is about to write, has looked at the list of segments and is waited for. */
const dropEmptyFunction = (s: string): string =>
  `create or replace function ${s}.find_drop_empty() returns integer language plpgsql ${definer(s)} as $$
   declare one record; gone integer := 0; kept boolean;
   begin
     if not pg_try_advisory_xact_lock(hashtextextended('${s}.find_drop_empty', 0)) then return 0; end if;
     for one in select ${TABLE} as held, array_agg(f.segment) as segments
       from (select * from ${s}.find_segment where state in ('full', 'indexed') order by segment for update skip locked) as f
       group by 1 order by 1
     loop
       execute format('select exists (select from ${s}.%I)', one.held) into kept;
       continue when kept;
       lock table ${s}.find_segment in access exclusive mode;
       execute format('select exists (select from ${s}.%I)', one.held) into kept;
       continue when kept;
       execute format('drop table ${s}.%I', one.held);
       delete from ${s}.find_segment where segment = any(one.segments);
       gone := gone + cardinality(one.segments);
     end loop;
     return gone;
   end $$`;

/**
 * Merges the oldest segments that follow one another: at least `fewest`, with at most `most` entries, and none of the newest `spared`, which
 * answer for what is frequent. Gives their number; null when there are none, beside another merge, and while a rebuild moves entries.
 *
 * The table and its index are made beside the others. Only at the end, for some milliseconds, does it keep others away; who does not get the
 * locks at once lets those go first that wait behind him. All is one transaction: a merge that was stopped never was.
 */
const mergeFunction = (s: string): string =>
  `create function ${s}.find_merge(fewest integer, most integer, spared integer) returns integer language plpgsql ${definer(s)}
     set maintenance_work_mem = '256MB' set lock_timeout = '300ms' as $$
   declare one record; pieces integer[] := '{}'; entries integer := 0; copied bigint; kept bigint; here bigint; merged text;
   begin
     if not pg_try_advisory_xact_lock(hashtextextended('${s}.find_merge', 0)) then return null; end if;
     if exists (select from ${s}.find_rebuild where finished_at is null) then return null; end if;
     for one in select f.segment, f.state = 'indexed' and f.merged_into is null as alone, greatest(c.reltuples, 0)::integer as entries
       from (select *, row_number() over (order by since desc, segment desc) as nth from ${s}.find_segment) f
       left join pg_class c on c.oid = to_regclass('${s}.find_entry_' || f.segment)
       where f.nth > spared order by f.since, f.segment
     loop
       exit when cardinality(pieces) >= fewest and (not one.alone or entries + one.entries > most);
       if not one.alone or entries + one.entries > most then pieces := '{}'; entries := 0; end if;
       if one.alone then pieces := one.segment || pieces; entries := entries + one.entries; end if;
     end loop;
     if cardinality(pieces) < fewest then return null; end if;

     merged := format('find_entry_%s_merged', pieces[1]);
     execute format('create table ${s}.%I (like ${s}.find_entry including storage, check (segment in (%s)))', merged, array_to_string(pieces, ', '));
     copied := 0;
     for i in reverse cardinality(pieces)..1 loop
       execute format('insert into ${s}.%I select * from ${s}.find_entry_%s', merged, pieces[i]);
       get diagnostics here = row_count;
       copied := copied + here;
     end loop;
     execute format('alter table ${s}.%I add primary key (tenant_id, at, subject, part, segment)', merged);
     execute format('create index %I on ${s}.%I using gin (marks)', merged || '_marks', merged);
     execute format('analyze ${s}.%I', merged);

     for attempt in 1..50 loop
       begin
         lock table ${s}.find_segment in access exclusive mode;
         lock table only ${s}.find_entry in access exclusive mode;
         kept := 0;
         for i in 1..cardinality(pieces) loop
           execute format('select count(*) from ${s}.find_entry_%s', pieces[i]) into here;
           kept := kept + here;
         end loop;
         -- What was deleted meanwhile; nothing is ever added to an indexed segment.
         if kept <> copied then
           execute format('delete from ${s}.%I m where not exists (select from ${s}.find_entry e where e.segment = m.segment
             and e.tenant_id = m.tenant_id and e.at = m.at and e.subject = m.subject and e.part = m.part)', merged);
         end if;
         for i in 1..cardinality(pieces) loop
           execute format('drop table ${s}.find_entry_%s', pieces[i]);
         end loop;
         execute format('alter table ${s}.find_entry attach partition ${s}.%I for values in (%s)', merged, array_to_string(pieces, ', '));
         update ${s}.find_segment set merged_into = pieces[1] where segment = any(pieces);
         return cardinality(pieces);
       exception when lock_not_available then
         perform pg_sleep(0.1 + 0.4 * random());
       end;
     end loop;
     raise exception 'the tables of the index are in use: the next round merges' using errcode = 'lock_not_available';
   end $$`;

/**
 * The search: newest first, from table to table until there are enough. Each set of marks must be there whole; any set will do. Left
 * alone, PostgreSQL takes a mark that it has not counted for one that stands in every two hundredth row, and walks the segment instead of
 * reading its index. The lock is for the end of a merge: the list of segments that follows is still true when their tables are read.
 */
export const searchFunction = (s: string): string =>
  `create or replace function ${s}.find_entries(sets text[], signatures text[], most integer, before_since timestamptz, before_segment integer,
       before_at timestamptz, before_subject uuid, before_part integer)
     returns table (segment integer, since text, at timestamptz, subject uuid, part integer)
     language plpgsql volatile ${definer(s)} set jit = off set enable_indexscan = on set enable_seqscan = off as $$
   declare one record; by_marks text; by_signature text; more integer; still integer := most; from_since timestamptz; from_segment integer;
   begin
     lock table ${s}.find_segment in access share mode;
     select string_agg(format('e.marks @> %L::integer[]', given.marks), ' or '),
            string_agg(format('(e.signature & %1$L::bit(1024)) = %1$L::bit(1024) and e.marks @> %2$L::integer[]', given.signature, given.marks), ' or ')
       into by_marks, by_signature
       from unnest(sets, signatures) as given (marks, signature);
     -- A table has the place of its newest segment.
     select f.since, f.segment into from_since, from_segment from ${s}.find_segment f
       where coalesce(f.merged_into, f.segment) = (select coalesce(b.merged_into, b.segment) from ${s}.find_segment b where b.segment = before_segment)
       order by f.since desc, f.segment desc limit 1;
     if not found then from_since := before_since; from_segment := before_segment; end if;
     for one in select * from (
         select ${TABLE} as held, bool_and(f.state = 'indexed') as indexed, coalesce(bool_or(f.segment = before_segment), false) as begun,
           array_agg(f.segment order by f.since desc, f.segment desc) as segments,
           array_agg(f.since order by f.since desc, f.segment desc) as sinces
         from ${s}.find_segment f group by 1) as tables
       where from_since is null or (tables.sinces[1], tables.segments[1]) <= (from_since, from_segment)
       order by tables.sinces[1] desc, tables.segments[1] desc
     loop
       perform set_config('enable_indexscan', case when one.indexed then 'off' else 'on' end, true);
       return query execute format(
         'select e.segment, ($7::text[])[array_position($6, e.segment)], e.at, e.subject, e.part
          from ${s}.%1$I e where e.tenant_id = $1 and (%2$s) %3$s order by %4$s e.at desc, e.subject desc, e.part desc limit $5',
         one.held,
         case when one.indexed then by_marks else by_signature end,
         case when one.begun then format('and (array_position($6, e.segment) > %1$s or e.segment = %2$s and (e.at, e.subject, e.part) < ($2, $3, $4))',
           array_position(one.segments, before_segment), before_segment) else '' end,
         case when cardinality(one.segments) > 1 then 'array_position($6, e.segment),' else '' end)
         using current_setting('app.tenant')::uuid, before_at, before_subject, before_part, still, one.segments, one.sinces;
       get diagnostics more = row_count;
       still := still - more;
       exit when still <= 0;
     end loop;
   end $$`;

const CALLED_BY_SERVICE = [
  'find_live',
  'find_open_segment',
  'find_close_segment',
  'find_segments',
  'find_entries',
];
const CALLED_BY_WORKER = ['find_grow', 'find_index_segment', 'find_drop_empty', 'find_tenants'];

function rights(s: string): string[] {
  const all = [...CALLED_BY_SERVICE, ...CALLED_BY_WORKER];
  return [
    ...all.map((name) => `revoke execute on function ${s}.${name} from public`),
    ...CALLED_BY_SERVICE.map(
      (name) => `grant execute on function ${s}.${name} to ${serviceRole(s)}`,
    ),
    ...CALLED_BY_WORKER.map((name) => `grant execute on function ${s}.${name} to ${workerRole(s)}`),
  ];
}
