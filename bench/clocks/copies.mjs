import { randomBytes } from 'node:crypto';

const TABLES = [
  'cases.complaint_case',
  'cases.case_snapshot',
  'cases.case_member',
  'cases.clock',
  'intake.case_copy',
  'notifications.case_brief',
  'analytics.case_fact',
  'analytics.clock_fact',
];
const CURSORS = ['intake', 'notifications', 'analytics'];

/**
 * Copies a case `count` times with new ids, in every service that knows it, as rows that the services wrote themselves. What is not
 * copied is its past: log, notices and events (the log of a copy begins in the middle, which the hourly check reports).
 */
export async function copyCase(system, caseId, count) {
  const client = await system.connect();
  try {
    await client.query(
      `create temp table copy as
         select gen_random_uuid() as case_id, gen_random_uuid() as complaint_id,
           'C-B${randomBytes(3).toString('hex')}-' || n as case_no, 'TS-B-' || n as complaint_no
         from generate_series(1, ${Number(count)}) as n`,
    );
    const [original] = (
      await client.query(
        'select case_id, complaint_id, case_no, complaint_no from cases.complaint_case where case_id = $1',
        [caseId],
      )
    ).rows;
    for (const table of TABLES)
      await client.query(
        copyStatement(table, await columnsOf(client, table)),
        Object.values(original),
      );
    for (const service of CURSORS)
      await client.query(
        `insert into ${service}.inbox_cursor (tenant_id, aggregate_type, aggregate_id, version)
           select tenant_id, aggregate_type, copy.case_id::text, version from ${service}.inbox_cursor, copy
           where aggregate_type = 'case' and aggregate_id = $1::text`,
        [caseId],
      );
    for (const table of TABLES) await client.query(`analyze ${table}`);
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Column by column, with the ids of the copy in the place of the original's ($1 to $4), also inside documents. */
function copyStatement(table, columns) {
  const values = columns.map(({ name, type }) => {
    if (['case_id', 'complaint_id', 'case_no', 'complaint_no'].includes(name))
      return `copy.${name}`;
    if (name === 'armed_epoch') return 'null';
    if (name !== 'snapshot') return `original.${name}`;
    return `replace(replace(replace(replace(original.${name}::text, $1::text, copy.case_id::text), $2::text, copy.complaint_id::text), $3, copy.case_no), $4, copy.complaint_no)::${type}`;
  });
  const given =
    '$1::uuid is not null and $2::uuid is not null and $3::text is not null and $4::text is not null';
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    select ${values.join(', ')} from ${table} as original, copy where original.case_id = $1::uuid and ${given}`;
}

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows;
}
