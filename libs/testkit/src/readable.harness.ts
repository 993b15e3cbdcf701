import { createDecipheriv } from 'node:crypto';

type Query = (sql: string, params?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const HEADER = 3;
const BODY_AT = HEADER + 12 + 16;
const TABLES = `select table_name as name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'`;
/** As PostgreSQL writes bytes into JSON. */
const BYTES = /^\\x([0-9a-f]*)$/;

/**
 * Everything that someone reads of schemas who has the database and its master key (32 bytes): each value of each column of each table as text, and
 * each value of bytes opened with each key that is there, whether it belongs to the value or not. Values of no tenant and files are not among it.
 */
export async function everythingReadable(
  query: Query,
  schemas: readonly string[],
  masterKey: Buffer,
): Promise<string> {
  const read: string[] = [];
  for (const schema of schemas) {
    const tables = await query(TABLES, [schema]);
    const keys = await keysIn(query, schema, masterKey);
    const all = tables.map(
      ({ name }) => `select row_to_json(t)::text as row from ${schema}."${String(name)}" t`,
    );
    for (const { row } of await query(all.join(' union all ')))
      for (const value of Object.values(JSON.parse(String(row)) as object))
        read.push(...readingsOf(value, keys));
  }
  return read.join('\n');
}

function* readingsOf(value: unknown, keys: readonly Buffer[]): Generator<string> {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  yield text;
  const hex = BYTES.exec(text)?.[1];
  if (hex === undefined) return;
  const bytes = Buffer.from(hex, 'hex');
  yield bytes.toString('utf8');
  for (const key of keys) yield opened(key, bytes).toString('utf8');
}

/** What a key makes of the bytes; the tag is not looked at, so nothing has to be known of where they belong. */
function opened(key: Buffer, sealed: Buffer): Buffer {
  if (sealed.length <= BODY_AT) return Buffer.alloc(0);
  return createDecipheriv('aes-256-gcm', key, sealed.subarray(HEADER, HEADER + 12)).update(
    sealed.subarray(BODY_AT),
  );
}

/** Keys of tenants, and keys of subjects as far as there are any left. */
async function keysIn(query: Query, schema: string, masterKey: Buffer): Promise<readonly Buffer[]> {
  const there = async (table: string) =>
    (await query('select to_regclass($1) as name', [`${schema}.${table}`]))[0]?.['name'] !== null;
  if (!(await there('data_key'))) return [];
  const wrapped = async (table: string) =>
    (await query(`select wrapped from ${schema}.${table} where wrapped is not null`)).map(
      (row) => row['wrapped'] as Buffer,
    );
  const ofTenants = (await wrapped('data_key')).map((one) => opened(masterKey, one));
  if (!(await there('subject_key'))) return ofTenants;
  const ofSubjects = (await wrapped('subject_key')).flatMap((one) =>
    ofTenants.map((key) => opened(key, one)),
  );
  return [...ofTenants, ...ofSubjects];
}
