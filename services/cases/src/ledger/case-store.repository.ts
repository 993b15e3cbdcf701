import { ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { Outbox, type NewEvent } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { definitionOf } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import { acknowledgementRowsOf } from './acknowledgement-row.js';
import { caseRowOf, steppedCaseRowOf } from './case-row.js';
import { fingerprint, GENESIS, hashOf, type ChainedRow } from './chain.provider.js';
import { clockRowsOf, steppedClockRowsOf, type Steps } from './clock-row.js';
import * as sql from './statements.js';

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

interface LogRow extends Omit<ChainedRow, 'tenantId'> {
  readonly previousHash: string;
  readonly hash: string;
}
interface TextRow {
  readonly caseId: string;
  readonly version: number;
  readonly field: string;
  readonly sealed: string;
}

/** Reads and writes whole cases: log, row, clocks, words and events of any number of cases in a handful of statements. */
export class CaseStore {
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

  /** Locks the cases in the order of their ids, which every writer keeps. `skip` leaves out those that others hold. */
  async lock(
    tx: Transaction,
    caseIds: readonly string[],
    skip = false,
  ): Promise<Map<string, LoadedCase>> {
    const rows = await tx.query<{ case_id: string; snapshot: CaseState; log_hash: Buffer }>(
      `${sql.LOCK_CASES}${skip ? ' skip locked' : ''}`,
      [caseIds],
    );
    return new Map(
      rows.map((row) => [row.case_id, { state: row.snapshot, logHash: row.log_hash }]),
    );
  }

  /** Writes what was decided. Throws `case.stale_version` when a case changed since it was loaded; nothing is written then. */
  async write(tx: Transaction, decided: readonly Write[]): Promise<void> {
    // What was said twice leaves nothing to write.
    const writes = decided.filter(({ decision }) => decision.events.length > 0);
    if (writes.length === 0) return;
    const personal = writes.some(({ decision }) => Object.keys(decision.texts).length > 0)
      ? await this.dataKeys.forTenant(tx)
      : null;
    const chained = writes.map((write) => chain(write, tenantOf(tx), personal));
    await this.putCases(tx, writes, chained.map(({ log }) => log.at(-1)?.hash)); // prettier-ignore
    await this.put(tx, sql.INSERT_LOG, chained.flatMap(({ log }) => log)); // prettier-ignore
    await this.put(tx, sql.INSERT_TEXTS, chained.flatMap(({ texts }) => texts)); // prettier-ignore
    const [stepped, whole] = parted(writes, ({ decision }) => decision.stepsOnly === true);
    await this.put(tx, sql.UPSERT_CLOCKS, whole.flatMap((write) => clockRowsOf(write.decision, tx.now, write))); // prettier-ignore
    await this.put(tx, sql.UPDATE_STEPPED_CLOCKS, stepped.flatMap((write) => steppedClockRowsOf(write.decision, tx.now, write))); // prettier-ignore
    await this.put(tx, sql.UPSERT_ACKNOWLEDGEMENTS, writes.flatMap(({ decision }) => acknowledgementRowsOf(decision, tx.now))); // prettier-ignore
    await this.outbox.append(tx, chained.flatMap(({ events }) => events)); // prettier-ignore
  }

  /** Throws when a case has another version than the one that was decided on. */
  private async putCases(
    tx: Transaction,
    writes: readonly Write[],
    hashes: readonly (string | undefined)[],
  ): Promise<void> {
    const rows = writes.map(({ decision }, index) => ({ decision, log_hash: hashes[index] }));
    const [fresh, known] = parted(rows, ({ decision }) => decision.before === null);
    const [stepped, changed] = parted(known, ({ decision }) => decision.stepsOnly === true);
    const wholeRow = ({ decision, log_hash }: (typeof rows)[number]) => ({
      ...caseRowOf(decision.state),
      previous_version: decision.before?.version ?? 0,
      log_hash,
    });
    const steppedRow = ({ decision, log_hash }: (typeof rows)[number]) => ({
      ...steppedCaseRowOf(decision.before, decision.state),
      log_hash,
    });
    await this.put(tx, sql.INSERT_CASES, fresh.map(wholeRow)); // prettier-ignore
    const updated = await this.put(tx, sql.UPDATE_CASES, changed.map(wholeRow)); // prettier-ignore
    const moved = await this.put(tx, sql.UPDATE_STEPPED_CASES, stepped.map(steppedRow)); // prettier-ignore
    if (updated.length + moved.length !== known.length)
      throw new ProblemError('case.stale_version', 'The case changed meanwhile. Load it again.');
  }

  private put(tx: Transaction, statement: string, rows: readonly unknown[]): Promise<unknown[]> {
    return rows.length === 0
      ? Promise.resolve([])
      : tx.query(statement, [JSON.stringify(rows), tenantOf(tx), tx.now]);
  }
}

function parted<Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): readonly [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

function tenantOf({ tenantId }: Transaction): string {
  if (tenantId === null) throw new Error('Cases belong to a tenant: use UnitOfWork.run');
  return tenantId;
}

function chain(
  { decision, logHash = GENESIS }: Write,
  tenantId: string,
  personal: PersonalData | null,
): { log: LogRow[]; texts: TextRow[]; events: NewEvent[] } {
  const { caseId } = decision.state;
  const log: LogRow[] = [];
  const texts: TextRow[] = [];
  const events: NewEvent[] = [];
  let previous = logHash;
  decision.events.forEach(({ kind, data, version, at, actor }, index) => {
    const sealed = index === 0 && personal ? sealAll(decision, version, personal) : [];
    const definition = definitionOf(kind);
    const eventId = uuid();
    const hashes = Object.fromEntries(
      sealed.map(({ field, bytes }) => [field, fingerprint(bytes)]),
    );
    const row = { caseId, version, eventId, type: definition.type, at, actor, data, texts: hashes };
    const hash = hashOf({ tenantId, ...row }, previous);
    log.push({ ...row, previousHash: previous.toString('hex'), hash: hash.toString('hex') });
    texts.push(
      ...sealed.map(({ field, bytes }) => ({
        caseId,
        version,
        field,
        sealed: bytes.toString('hex'),
      })),
    );
    events.push({
      definition,
      aggregateId: caseId,
      aggregateVersion: version,
      data,
      actor,
      at: new Date(at),
      id: eventId,
    });
    previous = hash;
  });
  return { log, texts, events };
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

/** Where words of people live; they open nowhere else. */
export const textCell = (caseId: string, version: number, field: string) => ({
  table: 'case_text',
  column: field,
  rowId: `${caseId}.${version}`,
});
