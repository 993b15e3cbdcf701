import { ProblemError } from '@tingsu/contracts';
import { type Given, type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { Outbox, type NewEvent } from '@tingsu/messaging';
import { putEntries } from '@tingsu/find';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { definitionOf } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import { acknowledgementRowsOf } from './acknowledgement-row.js';
import {
  barredFrom,
  inNumbers,
  memberRowsOf,
  movedMembers,
  streamOf,
  wordsOf,
} from './case-member.js';
import { caseRowOf, isBreached, steppedCaseRowOf } from './case-row.js';
import { Cases, type CaseBarEntity, type CaseTextEntity } from './case.entity.js';
import { fingerprint, GENESIS, type ChainedRow } from './chain.js';
import { thaw } from './folded-case.repository.js';
import { clockRowsOf, type ClockRow, type Steps } from './clock-row.js';
import { findablesOf } from './findable.js';
import { ListWords } from './list-words.repository.js';
import { logRowsOf, type LogRow } from './log-row.js';
import { Ladders } from '../deadlines/ladders.repository.js';
import { addressedResultsOf } from '../results/addressed-results.js';
import { remedyEntriesOf } from '../remedies/remedy-entries.js';
import { reportableRowsOf } from '../reportable/reportable-row.js';
import { stateOf, type StoredState } from './state-of-case.js';
import * as sql from './statements.repository.js';

export interface LoadedCase {
  readonly state: CaseState;
  readonly logHash: Buffer;
}

/** A decision together with where it is to be written. */
export interface Write extends Steps {
  readonly decision: Decision;
  /** Hash of the last row of the log; left out for a new case. */
  readonly logHash?: Buffer;
}

type TextRow = Omit<CaseTextEntity, 'tenantId'>;
type Bar = Omit<CaseBarEntity, 'tenantId'>;

const Locked = Cases.pick('caseId', 'logHash');
/** Both rows are locked, so that after waiting for another writer both are the newest. */
const LOCKED = `select ${Locked.as('c')}, ${sql.STATE_OF_CASE} from complaint_case c
  join case_snapshot s on s.tenant_id = c.tenant_id and s.case_id = c.case_id`;

/** Reads and writes whole cases: log, row, clocks, words and events of any number of cases in a handful of statements. */
export class CaseStore {
  private readonly words = new ListWords();
  readonly ladders = new Ladders();

  constructor(
    private readonly outbox: Outbox,
    private readonly dataKeys: DataKeys,
  ) {}

  /** What is written from now on is published so much later, unless it is released before. */
  holdEvents(ms: number): void {
    this.outbox.hold(ms);
  }

  releaseEvents(): void {
    this.outbox.release();
  }

  /**
   * Locks the cases in the order of their ids, which every writer keeps. `skip` leaves out those that others hold, and those at rest,
   * which nothing but a person or a message wakes.
   */
  async lock(
    tx: Transaction,
    caseIds: readonly string[],
    skip = false,
  ): Promise<Map<string, LoadedCase>> {
    const rows = await tx.query<RowOf<typeof Locked> & StoredState>(
      `${LOCKED} where c.case_id = any($1::uuid[]) order by c.case_id for update${skip ? ' skip locked' : ''}`,
      [caseIds],
    );
    const found = new Set(rows.map(({ caseId }) => caseId));
    const missing = skip ? [] : caseIds.filter((caseId) => !found.has(caseId));
    const thawed = missing.length === 0 ? [] : await thaw(tx, missing);
    return new Map([
      ...rows.map((row) => [row.caseId, { state: stateOf(row), logHash: row.logHash }] as const),
      ...thawed.map(
        ({ caseId, snapshot, logHash }) => [caseId, { state: snapshot, logHash }] as const,
      ),
    ]);
  }

  /** Writes what was decided. Throws `case.stale_version` when a case changed since it was loaded; nothing is written then. */
  async write(tx: Transaction, decided: readonly Write[]): Promise<void> {
    // A repeated acknowledgement leaves nothing to write.
    const writes = decided.filter(({ decision }) => decision.events.length > 0);
    if (writes.length === 0) return;
    const findable = writes.flatMap(({ decision }) => findablesOf(decision));
    const worded = writes.filter(({ decision }) => Object.keys(decision.texts).length > 0);
    const personal =
      findable.length + worded.length > 0
        ? await this.dataKeys.toSeal(
            tx,
            worded.map(({ decision }) => decision.state.caseId),
          )
        : null;
    const chained = writes.map((write) => chain(write, tenantOf(tx), personal));
    const log = chained.flatMap((one) => one.log);
    const texts = chained.flatMap((one) => one.texts);
    const events = chained.flatMap((one) => one.events);
    const [stepped, whole] = parted(writes, ({ decision }) => decision.stepsOnly === true);
    const clocks = (of: readonly Write[]) =>
      of.flatMap((write) => clockRowsOf(write.decision, tx.now, write));
    const asked = writes.flatMap(({ decision }) => acknowledgementRowsOf(decision, tx.now));
    await putCases(tx, this.words, chained);
    await put(tx, sql.INSERT_LOG, log);
    await put(tx, sql.INSERT_TEXTS, texts);
    if (personal) await putEntries(tx, personal, findable);
    await put(tx, sql.UPSERT_CLOCKS, await this.ladders.put(tx, clocks(whole)), tx.now);
    await put(tx, sql.UPDATE_STEPPED_CLOCKS, clocks(stepped).map(steppedClockOf));
    await put(tx, sql.UPSERT_ACKNOWLEDGEMENTS, asked);
    await put(
      tx,
      sql.INSERT_REMEDY_ENTRIES,
      writes.flatMap(({ decision }) => remedyEntriesOf(decision)),
    );
    await put(
      tx,
      sql.INSERT_ADDRESSED_RESULTS,
      writes.flatMap(({ decision }) => addressedResultsOf(decision)),
    );
    await put(
      tx,
      sql.UPSERT_REPORTABLE,
      writes.flatMap(({ decision }) => reportableRowsOf(decision)),
    );
    await this.outbox.append(tx, events);
  }
}

/** Throws when a case has another version than the one that was decided on. */
async function putCases(
  tx: Transaction,
  words: ListWords,
  chained: readonly Chained[],
): Promise<void> {
  const [fresh, known] = parted(chained, ({ decision }) => decision.before === null);
  const [stepped, changed] = parted(known, ({ decision }) => decision.stepsOnly === true);
  const whole = (of: readonly Chained[]) =>
    of.map(({ decision: { before, state }, logHash }) => ({
      ...caseRowOf(state),
      previousVersion: before?.version ?? 0,
      logHash,
    }));
  const steps = stepped.map(({ decision: { before, state }, logHash }) => ({
    ...steppedCaseRowOf(before, state),
    logHash,
  }));
  await put(tx, sql.INSERT_CASES, whole(fresh), tx.now);
  const updated = await put(tx, sql.UPDATE_CASES, whole(changed), tx.now);
  const moved = await put(tx, sql.UPDATE_STEPPED_CASES, steps, tx.now);
  if (updated.length + moved.length !== known.length)
    throw new ProblemError('case.stale_version', 'The case changed meanwhile. Load it again.');
  await put(tx, sql.INSERT_SNAPSHOTS, fresh.map(snapshotOf));
  await put(tx, sql.UPDATE_SNAPSHOTS, changed.map(snapshotOf));
  await putMembers(tx, words, [...fresh, ...changed]);
  await putTurned(tx, words, stepped);
}

async function putMembers(
  tx: Transaction,
  words: ListWords,
  chained: readonly Chained[],
): Promise<void> {
  const moves = chained.map(({ decision: { before, state } }) =>
    movedMembers(before ? memberRowsOf(before) : [], memberRowsOf(state)),
  );
  const [gone, moved] = [moves.flatMap((one) => one.gone), moves.flatMap((one) => one.put)];
  const numbers = await words.ensure(tx, wordsOf([...gone, ...moved]));
  await put(tx, sql.DELETE_MEMBERS, inNumbers(gone, numbers));
  await put(tx, sql.UPSERT_MEMBERS, inNumbers(moved, numbers));
  const bars = chained.map(({ decision: { before, state } }) => ({
    before: before ? barsOf(before) : [],
    after: barsOf(state),
  }));
  await put(
    tx,
    sql.DELETE_BARS,
    bars.flatMap(({ before, after }) => without(before, after)),
  );
  await put(
    tx,
    sql.INSERT_BARS,
    bars.flatMap(({ before, after }) => without(after, before)),
  );
}

const barsOf = (state: CaseState): Bar[] =>
  barredFrom(state).map((who) => ({ caseId: state.caseId, who }));
const without = (bars: readonly Bar[], others: readonly Bar[]): Bar[] =>
  bars.filter(({ who }) => !others.some((other) => other.who === who));

/** Steps of clocks change of a member only whether the case is overdue. */
async function putTurned(
  tx: Transaction,
  words: ListWords,
  stepped: readonly Chained[],
): Promise<void> {
  const turned = stepped
    .filter(
      ({ decision: { before, state } }) => !before || isBreached(before) !== isBreached(state),
    )
    .map(({ decision: { state } }) => ({ caseId: state.caseId, stream: streamOf(state) }));
  const numbers = await words.ensure(tx, new Set(turned.map(({ stream }) => stream)));
  const rows = turned.map(({ caseId, stream }) => ({ caseId, stream: numbers.get(stream) ?? 0 }));
  await put(tx, sql.UPDATE_TURNED_MEMBERS, rows);
}

const snapshotOf = ({ decision: { state } }: Chained) => ({
  caseId: state.caseId,
  snapshot: state,
});

/** The ladder stays as it is: it is the greater part of a row. */
const steppedClockOf = ({ caseId, clockId, breachedAt, nextStep, nextStepAt }: ClockRow) => {
  return { caseId, clockId, breachedAt, nextStep, nextStepAt };
};

function put<Row extends object>(
  tx: Transaction,
  { columns, sql: text }: sql.Statement<Row>,
  rows: readonly Given<Row>[],
  ...more: readonly Date[]
): Promise<unknown[]> {
  return rows.length === 0
    ? Promise.resolve([])
    : tx.query(text, [columns.json(rows), tenantOf(tx), ...more]);
}

function parted<Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): readonly [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

interface Chained {
  readonly decision: Decision;
  readonly log: readonly LogRow[];
  readonly texts: readonly TextRow[];
  readonly events: readonly NewEvent[];
  /** Of the last row of the log. */
  readonly logHash: Buffer;
}

function chain(
  { decision, logHash: before = GENESIS }: Write,
  tenantId: string,
  personal: PersonalData | null,
): Chained {
  const { caseId } = decision.state;
  const facts: ChainedRow[] = [];
  const texts: TextRow[] = [];
  const events: NewEvent[] = [];
  decision.events.forEach(({ kind, data, version, at, actor }, index) => {
    const sealed = index === 0 && personal ? sealAll(decision, version, personal) : [];
    const definition = definitionOf(kind);
    const eventId = uuid();
    const hashes = Object.fromEntries(
      sealed.map(({ field, bytes }) => [field, fingerprint(bytes)]),
    );
    const { type } = definition;
    facts.push({ tenantId, caseId, version, eventId, type, at, actor, data, texts: hashes });
    texts.push(...sealed.map(({ field, bytes }) => ({ caseId, version, field, sealed: bytes })));
    events.push({
      definition,
      aggregateId: caseId,
      aggregateVersion: version,
      data,
      actor,
      at: new Date(at),
      id: eventId,
    });
  });
  const { rows, hash } = logRowsOf(facts, before);
  return { decision, log: rows, texts, events, logHash: hash };
}

function sealAll(
  { state, texts }: Decision,
  version: number,
  personal: PersonalData,
): { field: string; bytes: Buffer }[] {
  return Object.entries(texts).map(([field, text]) => ({
    field,
    bytes: personal.seal(textCell(state.caseId, version, field), text),
  }));
}

/** Where words of people live; they open nowhere else, and with the data key of their case only. */
export const textCell = (caseId: string, version: number, field: string) => ({
  table: 'case_text',
  column: field,
  rowId: `${caseId}.${version}`,
  subject: caseId,
});
