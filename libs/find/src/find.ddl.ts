import { checkedName, serviceRole, tenantTable, workerRole } from '@tingsu/database';
import { findKeyPurpose } from '@tingsu/privacy';

/**
 * The index by which complaints and cases are found: marks of words, names and numbers in arrays, in segments. New rows go into the
 * segment that is live, which has no index over the marks: building one for a full segment costs a fifth of keeping one for each row, and
 * a tenth of the write-ahead log. Until then the signature of a row says at little cost that it does not match.
 *
 * Row-level security would keep PostgreSQL from using such an index, so it is read by `find_entries`, which takes the tenant from the
 * transaction. Segments are made, indexed and dropped by functions too: a service owns no table.
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

  `create function ${s}.find_drop_empty() returns integer language plpgsql ${definer(s)} as $$
   declare n integer; gone integer := 0; kept boolean;
   begin
     for n in select segment from ${s}.find_segment where state in ('full', 'indexed') order by segment for update skip locked loop
       execute format('select exists (select from ${s}.find_entry_%s)', n) into kept;
       if not kept then
         execute format('drop table ${s}.find_entry_%s', n);
         delete from ${s}.find_segment where segment = n;
         gone := gone + 1;
       end if;
     end loop;
     return gone;
   end $$`,

  `create function ${s}.find_segments() returns setof integer language sql stable ${definer(s)} as
     $$ select segment from ${s}.find_segment order by segment $$`,

  `create function ${s}.find_tenants() returns setof uuid language sql stable ${definer(s)} as
     $$ select distinct tenant_id from ${s}.data_key $$`,

  searchFunction(s),
];

/**
 * The search: newest first, from segment to segment until there are enough. Each set of marks must be there whole; any set will do. Left
 * alone, PostgreSQL takes a mark that it has not counted for one that stands in every two hundredth row, and walks the segment instead of
 * reading its index.
 */
export const searchFunction = (s: string): string =>
  `create or replace function ${s}.find_entries(sets text[], signatures text[], most integer, before_since timestamptz, before_segment integer,
       before_at timestamptz, before_subject uuid, before_part integer)
     returns table (segment integer, since text, at timestamptz, subject uuid, part integer)
     language plpgsql stable ${definer(s)} set jit = off set enable_indexscan = on set enable_seqscan = off as $$
   declare one record; by_marks text; by_signature text; more integer; still integer := most;
   begin
     select string_agg(format('e.marks @> %L::integer[]', given.marks), ' or '),
            string_agg(format('(e.signature & %1$L::bit(1024)) = %1$L::bit(1024) and e.marks @> %2$L::integer[]', given.signature, given.marks), ' or ')
       into by_marks, by_signature
       from unnest(sets, signatures) as given (marks, signature);
     for one in select f.segment, f.since, f.state from ${s}.find_segment f
       where before_since is null or (f.since, f.segment) <= (before_since, before_segment)
       order by f.since desc, f.segment desc
     loop
       perform set_config('enable_indexscan', case when one.state = 'indexed' then 'off' else 'on' end, true);
       return query execute format(
         'select %1$s, %2$L::text, e.at, e.subject, e.part from ${s}.find_entry_%1$s e where e.tenant_id = $1 and (%3$s) %4$s
          order by e.at desc, e.subject desc, e.part desc limit $5',
         one.segment, one.since::text,
         case when one.state = 'indexed' then by_marks else by_signature end,
         case when one.segment = before_segment then 'and (e.at, e.subject, e.part) < ($2, $3, $4)' else '' end)
         using current_setting('app.tenant')::uuid, before_at, before_subject, before_part, still;
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
