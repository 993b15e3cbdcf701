import { randomBytes } from 'node:crypto';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { nameTokens, phoneTokens, putEntries, TendSegments, textTokens } from '@tingsu/find';
import { DataKeys, parseMasterKey } from '@tingsu/privacy';
import { runningSystem } from '../../deploy/local/running.mjs';
import { complaintsOf } from './words.mjs';

const BATCH = 500;
const SEGMENT = 20_000;
/** 1,000,000 complaints at 300,000 a year. */
const MS_BETWEEN = (365 * 86_400_000) / 300_000;
const INSERT = `insert into complaint (tenant_id, id, complaint_no, channel, campus, case_kind, relation, anonymous, language, received_at, registered_at,
    content, name, phone, tracking_hash, limits, warnings)
  select $2, r.id, r.no, 'hotline', case when r.n % 5 = 0 then 'east' else 'main' end, 'external', 'patient', false, 'zh-CN', r.at, r.at,
    r.content, r.name, r.phone, r.id::text::bytea, '[]', '[]'
  from json_to_recordset($1::json) as r (id uuid, n integer, no text, at timestamptz, content bytea, name bytea, phone bytea)`;

/**
 * Complaints of 150 characters with names and phones, sealed and made findable by the product's own code, with nothing else of the path.
 * A fill that was stopped goes on where it was.
 */
export async function fillFind(system, wanted) {
  const { databaseOf, masterKey } = runningSystem();
  const dataSource = await createDataSource({
    url: databaseOf('intake'),
    service: 'intake',
    entities: [],
    poolSize: 2,
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, 'intake', systemTime());
  const keys = new DataKeys(parseMasterKey(masterKey), 'intake');
  const tend = new TendSegments(unitOfWork, SEGMENT);
  const [{ tenant, filled }] = await system.rows(
    `select (select tenant_id from intake.directory_copy limit 1) as tenant, count(*)::int as filled from intake.complaint where complaint_no like 'TS-F-%'`,
  );
  const complaintAt = complaintsOf(filled + 1);
  const end = Date.now();
  const started = performance.now();
  try {
    for (let from = filled; from < wanted; from += BATCH) {
      const many = Math.min(BATCH, wanted - from);
      await unitOfWork.run(tenant, (tx) =>
        fillSome(tx, keys, complaintAt, { from, many, wanted, end }),
      );
      if ((from / BATCH) % 20 === 19) await tend.execute();
      if ((from / BATCH) % 20 === 19) told(from + many, wanted, started);
    }
    await tend.execute();
    if (filled < wanted) {
      const client = await system.connect();
      await client.query('vacuum analyze intake.complaint, intake.find_entry');
      await client.query('checkpoint');
      await client.end();
      process.stdout.write('\n');
    }
  } finally {
    await dataSource.destroy();
  }
  return sizes(system);
}

async function fillSome(tx, keys, complaintAt, { from, many, wanted, end }) {
  const personal = await keys.forTenant(tx);
  const complaints = Array.from({ length: many }, (_, i) => {
    const n = from + i + 1;
    const at = new Date(end - (wanted - n) * MS_BETWEEN);
    return { n, at, id: idAt(at), ...complaintAt(n) };
  });
  const seal = (id, column, text) =>
    `\\x${personal.seal({ table: 'complaint', column, rowId: id }, text).toString('hex')}`;
  const rows = complaints.map(({ n, at, id, content, name, phone }) => ({
    ...{ n, at, id, no: `TS-F-${n}` },
    content: seal(id, 'content', content),
    name: seal(id, 'name', name),
    phone: seal(id, 'phone', phone),
  }));
  await tx.query(INSERT, [JSON.stringify(rows), tx.tenantId]);
  await putEntries(
    tx,
    personal,
    complaints.map(({ id, at, content, name, phone }) => ({
      ...{ subject: id, part: 0, at },
      tokens: [...new Set([...textTokens(content), ...nameTokens(name), ...phoneTokens(phone)])],
    })),
  );
}

/** Of version 7, in the order of time. */
function idAt(at) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function told(done, wanted, started) {
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`\r  filled ${done} of ${wanted} complaints, ${seconds.toFixed(0)} s`);
}

async function sizes(system) {
  const [size] = await system.rows(
    `select (select count(*)::int from intake.find_entry) as entries, (select count(*)::int from intake.find_segment) as segments,
       round(avg(cardinality(marks)), 1)::float8 as "marks of an entry", sum(pg_column_size(marks))::float8 / count(*) as "bytes of its marks"
     from (select marks from intake.find_entry limit 20000) as sample`,
  );
  const [bytes] = await system.rows(
    `select sum(pg_table_size(i.inhrelid))::float8 as rows, sum(pg_indexes_size(i.inhrelid))::float8 as indexes
     from pg_inherits i where i.inhparent = 'intake.find_entry'::regclass`,
  );
  return {
    ...size,
    'MB of rows': bytes.rows / 2 ** 20,
    'MB of indexes': bytes.indexes / 2 ** 20,
    'bytes of an entry, rows and indexes': (bytes.rows + bytes.indexes) / size.entries,
  };
}
