const SERVICES = ['cases', 'intake', 'notifications', 'analytics'];
/** What only passes through, or is archived and dropped by months. */
const APART =
  /^(outbox|inbox|access_log|clock_firing|notice|delivery|parked|idempotency|gathering|outbox_waiting)/;
const SAMPLE = 2_000;
const HAS_SNAPSHOT =
  'exists (select from cases.case_snapshot s where s.tenant_id = c.tenant_id and s.case_id = c.case_id)';

/**
 * Bytes of a closed case, of one at rest and of an open one, by table: rows of a sample as they lie in the table, and the share of the tables' indexes and of
 * what is stored apart (TOAST) that falls to them by size and number.
 */
export async function storage(system) {
  const tables = await system.rows(TABLES, [SERVICES]);
  const kinds = {
    'closed case': `not open and ${HAS_SNAPSHOT}`,
    'case at rest': `not open and not ${HAS_SNAPSHOT}`,
    'open case': 'open',
  };
  const figures = {};
  for (const [kind, condition] of Object.entries(kinds)) {
    const rows = await bytesOf(system, tables, condition);
    if (rows.length === 0) continue;
    const own = rows.filter(({ table }) => !APART.test(table.split('.')[1]));
    const apart = rows.filter(({ table }) => APART.test(table.split('.')[1]));
    figures[`${kind}, KB`] = total(own) / 1000;
    figures[`${kind}, what is kept by months, KB`] = total(apart) / 1000;
    for (const { table, bytes } of own.sort((a, b) => b.bytes - a.bytes).slice(0, 10))
      figures[`${kind}: ${table}, KB`] = bytes / 1000;
  }
  const [{ gigabytes }] = await system.rows(
    'select (pg_database_size(current_database()) / 1e9)::float8 as gigabytes',
  );
  return { ...figures, 'whole database, GB': gigabytes };
}

const total = (rows) => rows.reduce((sum, { bytes }) => sum + bytes, 0);

/** Partitioned tables as one, with the column that says to which case a row belongs, and the size of their indexes by row. */
const TABLES = `select n.nspname || '.' || c.relname as "table", k.attname as key, k.type, sizes.rows::float8 as rows, sizes.indexes::float8 as indexes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select a.attname, a.atttypid::regtype::text as type from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and (a.attname in ('case_id', 'complaint_id', 'aggregate_id', 'subject') or n.nspname = 'intake' and c.relname = 'complaint' and a.attname = 'id')
    order by case a.attname when 'id' then 0 when 'case_id' then 1 else 2 end limit 1) as k
  cross join lateral (select sum(greatest(p.reltuples, 0)) as rows, sum(pg_indexes_size(p.oid)) as indexes from pg_class p
    where p.oid = c.oid and c.relkind = 'r' or p.oid in (select i.inhrelid from pg_inherits i where i.inhparent = c.oid)) as sizes
  where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and sizes.rows > 0`;

async function bytesOf(system, tables, condition) {
  const cases = await system.rows(
    `select case_id, complaint_id from cases.complaint_case c where ${condition} order by received_at desc limit ${SAMPLE}`,
  );
  if (cases.length === 0) return [];
  const ids = cases.flatMap((one) => [one.case_id, one.complaint_id]);
  const measured = [];
  for (const { table, key, type, rows, indexes } of tables) {
    const [found] = await system.rows(
      `select count(*)::float8 as rows, coalesce(sum(pg_column_size(t.*) + ${ROW_OVERHEAD}), 0)::float8 as bytes
       from ${table} t where t."${key}" = any($1::${type}[])`,
      [ids],
    );
    const bytes = found.bytes + (found.rows * indexes) / rows;
    measured.push({ table, bytes: bytes / cases.length });
  }
  return measured;
}

/** Pointer of the row in its page; what a row stored apart takes is part of its size. */
const ROW_OVERHEAD = 4;
