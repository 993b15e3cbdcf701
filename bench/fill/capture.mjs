import { factsIn } from '../../services/cases/dist/src/ledger/log-row.js';

/** What a copy has of its own, as a place in the text of a row. */
export const slot = (name) => `\u0001${name}\u0002`;
const SCHEMAS = ['cases', 'intake', 'notifications', 'analytics'];
/** Columns by which a row belongs to a case; a complaint is found by its own id. */
const KEYS = ['case_id', 'complaint_id', 'aggregate_id', 'subject'];
/**
 * What a copy lacks: who read or watches it, what only matters while something is under way, what staff took down beside it, what is said
 * about its notices, its papers, and what was written to and by the complainant.
 */
const LEFT_OUT = new Set([
  'cases.access_log',
  'cases.case_draft',
  'cases.form_draft',
  'cases.case_presence',
  'cases.case_watch',
  'cases.inbox',
  'cases.parked_message',
  'cases.erasure',
  // Copies are sealed by the keys of the group.
  'cases.subject_key',
  'intake.subject_key',
  'cases.waiting_complaint',
  'cases.outbox_waiting',
  'cases.policy_draft',
  'cases.what_if_change',
  'intake.access_log',
  'intake.awaited_case',
  'intake.complaint_addition',
  'intake.complaint_registration',
  'intake.consent_request',
  'intake.corrected_phone',
  'intake.evidence',
  'intake.external_order',
  'intake.given_copy',
  'intake.idempotency_key',
  'intake.inbox',
  'intake.mail',
  'intake.message',
  'intake.outbox_waiting',
  'intake.outgoing',
  'intake.paper',
  'intake.parked_message',
  'intake.refused_submission',
  'intake.sending',
  'intake.upload',
  'notifications.inbox',
  'notifications.outbox',
  'notifications.outbox_waiting',
  'notifications.parked_message',
  'analytics.inbox',
  'analytics.outbox',
  'analytics.outbox_waiting',
  'analytics.parked_message',
]);
/** Values of its own that every copy has, whatever they were in the original. */
const OWN = {
  'cases.clock.armed_epoch': () => null,
  'intake.complaint.resembles': () => null,
  'cases.case_log.previous_hash': ({ version }) => slot(`hash${Number(version) - 1}`),
  'cases.case_log.hash': ({ facts }) => slot(`hash${facts.at(-1).version}`),
  'cases.case_log.packed': ({ version }) => slot(`packed${version}`),
  'cases.complaint_case.log_hash': ({ version }) => slot(`hash${version}`),
  'cases.case_text.sealed': ({ version, field }) => slot(`text${version}.${field}`),
  'cases.find_entry.segment': () => slot('casesSegment'),
  'intake.find_entry.segment': () => slot('intakeSegment'),
  'intake.find_entry.marks': () => slot('complaintMarks'),
  'intake.find_entry.signature': () => slot('complaintSignature'),
  'intake.complaint.content': () => slot('content'),
  'intake.complaint.name': () => slot('name'),
  'intake.complaint.phone': () => slot('phone'),
  'intake.complaint.phone_index': () => slot('phoneIndex'),
  'intake.complaint.second_phone_index': () => null,
  'intake.complaint.content_mark': () => slot('contentMark'),
  'intake.complaint.tracking_hash': () => slot('trackingHash'),
  'intake.complaint.demand': () => null,
  'intake.complaint.email': () => null,
  'intake.complaint.open_id': () => null,
  'intake.complaint.open_id_mark': () => null,
  'intake.complaint.email_index': () => null,
  'intake.complaint.address': () => null,
  'analytics.case_fact.received_day': () => slot('receivedDay'),
  'analytics.case_fact.ended_day': () => slot('endedDay'),
};
/** Of the entry of a case in the index, the part that its numbers are. */
const NUMBERS = {
  marks: slot('numberMarks'),
  signature: slot('numberSignature'),
};

/** Every table that has rows of a case, with its columns; those that the database counts itself are left out. */
export async function tablesOfCases(system) {
  const rows = await system.rows(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
       array_agg(format_type(a.atttypid, a.atttypmod)::text order by a.attnum) as types
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval(%'
     group by 1 order by 1`,
    [SCHEMAS],
  );
  return rows.flatMap(({ name, columns, types }) => {
    const key = name === 'intake.complaint' ? 'id' : KEYS.find((one) => columns.includes(one));
    if (!key || LEFT_OUT.has(name)) return [];
    const unknown = columns.filter(
      (column, i) => ['bytea', 'date'].includes(types[i]) && OWN[`${name}.${column}`] === undefined,
    );
    if (unknown.length > 0)
      throw new Error(
        `bench/fill does not know how to copy ${unknown.join(', ')} of ${name}: say it in capture.mjs.`,
      );
    return [{ name, columns, types, key }];
  });
}

/** The rows of a case by table, each column as PostgreSQL writes it. Few indexes begin with another column than the tenant. */
export async function capture(client, tables, tenantId, ids) {
  const rows = {};
  for (const { name, columns, types, key } of tables)
    rows[name] = (
      await client.query(
        `select ${columns.map((column) => `t."${column}"::text as "${column}"`).join(', ')} from ${name} t
         where t.tenant_id = $1 and t."${key}" = any($2::${types[columns.indexOf(key)]}[])`,
        [tenantId, ids],
      )
    ).rows;
  return rows;
}

/** What was captured, one after the other, rows of the log with what they say. */
export function readRows(tables, rows) {
  return tables.flatMap(({ name, columns, types }) =>
    rows[name].map((row) => ({
      ...{ table: name, columns, types },
      row: name === 'cases.case_log' ? withFacts(row) : row,
    })),
  );
}

/** The line that COPY reads, with a slot for each value that a copy has of its own. */
export function lineOf({ table, columns, row }) {
  const cells = columns.map((column) => {
    const own = OWN[`${table}.${column}`];
    const numbers = table === 'cases.find_entry' && row.part === '0' ? NUMBERS[column] : undefined;
    return cell(numbers ?? (own && row[column] !== null ? own(row) : row[column]));
  });
  return `${cells.join('\t')}\n`;
}

const cell = (value) =>
  value === null
    ? '\\N'
    : value
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r');

/** Of an instant as PostgreSQL writes it in UTC. */
export const dateOf = (text) => new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'));

/** A row of the log and what it says, also when that is packed. */
function withFacts(row) {
  const facts = factsIn(row.tenant_id, {
    ...{ caseId: row.case_id, version: Number(row.version), eventId: row.event_id, type: row.type },
    ...{ at: dateOf(row.at), packed: row.packed && Buffer.from(row.packed.slice(2), 'hex') },
    ...{ actor: parsed(row.actor), data: parsed(row.data), texts: parsed(row.texts) },
  });
  return { ...row, facts };
}

const parsed = (text) => (text === null ? null : JSON.parse(text));
