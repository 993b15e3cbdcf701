import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { markSetOf, nameTokens, numberTokens, phoneTokens } from '@tingsu/find';
import { hashTrackingCode } from '@tingsu/privacy';
import { tallyChanges } from '../../services/analytics/dist/src/projections/tally.js';
import { canonicalJson } from '../../services/cases/dist/src/ledger/canonical.js';
import { GENESIS, fingerprint } from '../../services/cases/dist/src/ledger/chain.js';
import { textCell } from '../../services/cases/dist/src/ledger/case-store.repository.js';
import { FACT_WORDS_1 } from '../../services/cases/dist/src/ledger/fact-words.js';
import { unpackFacts } from '../../services/cases/dist/src/ledger/packed-facts.js';
import { dateOf, lineOf, readRows } from './capture.mjs';
import { Bytes, Places } from './compile.mjs';
import { CompiledDeflate } from './deflate.mjs';

/** China has no summer time. */
const EAST_OF_UTC_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** No clock of a copy acts before so long after the fill. */
const QUIET_MS = 6 * 3_600_000;
/** How far back a case without a clock that waits may lie. */
const FAR_MS = 8 * 365 * DAY_MS;
const OPEN_FAR_MS = 700 * DAY_MS;

const localDay = (ms) => new Date(ms + EAST_OF_UTC_MS).toISOString().slice(0, 10);
const hex = (bytes) => `\\\\x${bytes.toString('hex')}`;

/**
 * A case that copies are made of: the rows of it in every service, cut where a copy differs, and the span in which a copy may lie, so that its
 * whole past is past and none of its clocks acts soon.
 */
export async function templateOf(
  client,
  tables,
  { caseId, ended, weight, rows, stable, keys, growing, fact },
) {
  const [{ complaintId, caseNo, complaintNo, receivedAt }] = (
    await client.query(
      `select complaint_id as "complaintId", case_no as "caseNo", complaint_no as "complaintNo", received_at as "receivedAt"
       from cases.complaint_case where case_id = $1`,
      [caseId],
    )
  ).rows;
  const captured = readRows(tables, rows);
  const { tenant_id: tenantId } = captured[0].row;
  const log = captured
    .filter(({ table }) => table === 'cases.case_log')
    .sort((one, other) => Number(one.row.version) - Number(other.row.version));
  /** @type {[string, string][]} */
  const known = [
    [caseNo, 'caseNo'],
    [complaintNo, 'complaintNo'],
    ...log.flatMap(({ row: { facts } }) =>
      facts.flatMap(({ version, texts }) =>
        Object.entries(texts).map(
          /** @returns {[string, string]} */
          ([field, print]) => [print, `print${version}.${field}`],
        ),
      ),
    ),
  ];
  const also = new Map(known);
  const places = new Places({ stable, also });
  const lines = captured.map((one) => ({
    table: one.table,
    keep: keepOf(one, growing),
    cut: places.cut(lineOf(one)),
  }));
  const chain = log.map(({ row }) => ({
    packed: row.packed !== null,
    facts: row.facts.map((one) => ({
      version: one.version,
      cut: places.cut(canonicalJson(one)),
    })),
  }));
  const texts = captured
    .filter(({ table }) => table === 'cases.case_text')
    .map(({ row: { version, field, sealed } }) => ({
      ...{ version: Number(version), field },
      text: keys.cases.open(textCell(caseId, Number(version), field), bytesOf(sealed)),
    }));
  return {
    ...{ tenantId, caseId, complaintId, ended, weight, lines, chain, texts, fact },
    receivedMs: receivedAt.getTime(),
    endedMs: fact.endedAt ? Date.parse(fact.endedAt) : null,
    canRest: restsAfter(captured),
    changedMs: Math.max(...log.map(({ row }) => dateOf(row.at).getTime())),
    entries: captured.filter(({ table }) => table === 'cases.find_entry').length,
    ...spanOf(captured, log, ended),
    ...places.all(),
  };
}

const bytesOf = (text) => Buffer.from(text.slice(2), 'hex');

/** Until when a row of a table that only grows is kept: its instant, and how many months. */
function keepOf({ table, row }, growing) {
  const rule = growing.get(table);
  return rule ? { ms: dateOf(row[rule.key]).getTime(), months: rule.months } : null;
}

/** The rule of the service for cases at rest, apart from the time. */
function restsAfter(captured) {
  const waits = captured.some(
    ({ table, row }) =>
      (table === 'cases.clock' && row.next_step_at !== null) ||
      (table === 'cases.clock_acknowledgement' && row.state === 'open') ||
      (table === 'cases.complaint_case' && (row.open === 'true' || row.due_key !== 'infinity')),
  );
  return !waits;
}

function spanOf(captured, log, ended) {
  const now = Date.now();
  const ahead = captured
    .filter(({ table, row }) => table === 'cases.clock' && row.next_step_at !== null)
    .map(({ row }) => dateOf(row.next_step_at).getTime());
  const last = Math.max(...log.map(({ row }) => dateOf(row.at).getTime()));
  const latest = Math.min(0, now - last);
  const earliest =
    ahead.length > 0 ? now + QUIET_MS - Math.min(...ahead) : ended ? -FAR_MS : -OPEN_FAR_MS;
  return { latest, earliest };
}

/** Drawing random bytes for many ids at once is far cheaper than for one. */
let pool = '';
let used = 0;
function randomHex(length) {
  if (used + length > pool.length) {
    pool = randomBytes(32_768).toString('hex');
    used = 0;
  }
  used += length;
  return pool.slice(used - length, used);
}

/** Keeps the version, and the order of time of those that have one. */
function likeId(id, shift) {
  if (id[14] !== '7')
    return `${randomHex(8)}-${randomHex(4)}-4${randomHex(3)}-a${randomHex(3)}-${randomHex(12)}`;
  const time = (Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + shift)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${id.slice(15, 18)}-b${randomHex(3)}-${randomHex(12)}`;
}

/** The n-th case as a copy of the template, `shift` milliseconds (whole seconds) away: every value that it has of its own. */
export function valuesOf(template, { n, shift, said, keys, segments }) {
  const values = new Array(template.count);
  const own = new Map();
  for (const { number, id } of template.ids) {
    const fresh = likeId(id, shift);
    values[number] = fresh;
    if (id === template.caseId) own.set('caseId', fresh);
    if (id === template.complaintId) own.set('complaintId', fresh);
  }
  for (const { number, ms, separator } of template.instants) {
    const text = new Date(ms + shift).toISOString();
    values[number] = text.slice(0, 10) + separator + text.slice(11, 19);
  }
  const caseId = own.get('caseId');
  const put = (name, value) => {
    const number = template.slots.get(name);
    if (number !== undefined) values[number] = value;
  };
  const received = template.receivedMs + shift;
  const digits = `${localDay(received).slice(0, 4)}-${1_000_000 + n}`;
  put('caseNo', `C-${digits}`);
  put('complaintNo', `TS-${digits}`);
  put('receivedDay', localDay(received));
  if (template.endedMs !== null) put('endedDay', localDay(template.endedMs + shift));
  putFindable(put, { digits, said, keys, segments });
  putComplaint(put, own.get('complaintId'), { said, keys });
  for (const { version, field, text } of template.texts) {
    const cell = { ...textCell(caseId, version, field), subject: undefined };
    const sealed = keys.cases.seal(cell, text);
    put(`text${version}.${field}`, hex(sealed));
    put(`print${version}.${field}`, fingerprint(sealed));
  }
  chain(template, values, put, { tenantId: template.tenantId, caseId });
  return values;
}

const HASH_BYTES = 32;
const fact = new Bytes();

/** As the product chains and packs them; each fact is hashed behind the hash before it. */
function chain(template, values, put, of) {
  let previous = GENESIS;
  put('hash0', hex(previous));
  for (const row of template.chain) {
    const texts = row.facts.map(({ version, cut }) => {
      fact.clear();
      fact.write(AFTER_HASH, ['0'.repeat(HASH_BYTES)]);
      fact.write(cut, values);
      previous.copy(fact.all);
      previous = hash('sha256', fact.all, 'buffer');
      put(`hash${version}`, hex(previous));
      return row.packed && !row.deflate ? fact.all.toString('utf8', HASH_BYTES) : '';
    });
    if (!row.packed) continue;
    row.deflate ??= deflateOf(template, row, { values, of, texts });
    put(`packed${row.facts[0].version}`, hex(row.deflate.write(values, WORDS)));
  }
}

/** The first byte of what was packed with these words. */
const WORDS = 1;
const textOf = ({ literals, places }) =>
  literals.flatMap((literal, i) => (i < places.length ? [literal, places[i]] : [literal]));

/** Deflates like `packFacts`, whose reader must read from it what the first copy says. */
function deflateOf({ ids, caseId }, { facts }, { values, of, texts }) {
  const place = ids.find(({ id }) => id === caseId).number;
  const dictionary = [Buffer.from(FACT_WORDS_1), place, Buffer.from(of.tenantId)];
  const text = facts.flatMap(({ cut }, i) => [Buffer.from(i === 0 ? '[' : ','), ...textOf(cut)]);
  const deflate = new CompiledDeflate(dictionary, [...text, Buffer.from(']')], values);
  const read = unpackFacts(of, Buffer.from(deflate.write(values, WORDS)));
  assert.deepEqual(read, JSON.parse(`[${texts.join(',')}]`));
  return deflate;
}
const AFTER_HASH = { literals: [Buffer.alloc(0), Buffer.alloc(0)], places: [0] };

function putFindable(put, { digits, said, keys, segments }) {
  const numbers = markSetOf(keys.cases.findMarks(numberTokens(`C-${digits}`, `TS-${digits}`)));
  put('numberMarks', `{${numbers.marks.join(',')}}`);
  put('numberSignature', numbers.signature);
  const people = keys.intake.findMarks([...nameTokens(said.name), ...phoneTokens(said.phone)]);
  const marks = [...new Set([...said.marks, ...people.marks])];
  const complaint = markSetOf({ epoch: people.epoch, marks });
  put('complaintMarks', `{${marks.join(',')}}`);
  put('complaintSignature', complaint.signature);
  put('casesSegment', String(segments.cases));
  put('intakeSegment', String(segments.intake));
}

function putComplaint(put, id, { said, keys: { intake } }) {
  const seal = (column, text) => hex(intake.seal({ table: 'complaint', column, rowId: id }, text));
  put('content', seal('content', said.content));
  put('name', seal('name', said.name));
  put('phone', seal('phone', said.phone));
  put('phoneIndex', hex(intake.blindIndex('phone', said.phone)));
  put('contentMark', said.contentMark);
  put('trackingHash', hex(hashTrackingCode(intake.trackingCode(id))));
}

/** Writes the rows of a copy, each to the bytes of its table, without those whose time would be over. */
export function writeCopy(template, values, { shift, now, hotMonths, bytesOf: bytes }) {
  const rests = template.canRest && template.changedMs + shift < monthsBefore(now, hotMonths);
  for (const { table, keep, cut } of template.lines) {
    if (keep && keep.ms + shift < monthsBefore(now, keep.months)) continue;
    if (rests && (table === 'cases.case_snapshot' || table === 'cases.clock')) continue;
    bytes(table).write(cut, values);
  }
}

const MONTH_MS = 30.44 * DAY_MS;
const monthsBefore = (now, months) => now - months * MONTH_MS;

/** What the copies of a day add to the counters of the dashboard, by address. */
export function tallyOf({ fact, receivedMs, endedMs }, shift) {
  const receivedDay = localDay(receivedMs + shift);
  const endedDay = endedMs === null ? null : localDay(endedMs + shift);
  return {
    key: `${receivedDay} ${endedDay}`,
    changes: () => tallyChanges(null, { ...fact, receivedDay, endedDay }),
  };
}
