import type { RecordFault } from './faults.js';
import { KeySet } from './key-set.js';
import { leafHash } from './merkle.js';
import { leavesOf, unpackKeys } from './page-keys.js';
import { type KnownShape, knownShapes, tableShapeOf, typesOf } from './sealing.repository.js';
import { leafContent, type SealedLog, type TableShape } from './sealed-log.js';
import {
  archivedRows,
  countRows,
  type GoneMonth,
  goneMonths,
  pagesOf,
  rowsOfKeys,
  settledKeys,
  type StoredPage,
  throughOf,
  type Reader,
} from './verify.repository.js';

export interface RowChecks {
  /** When the tree had so many leaves at the latest, in the order of sizes. */
  readonly times: readonly { readonly size: number; readonly at: Date }[];
  readonly newestAt: Date | null;
}

export interface CheckedRows {
  readonly faults: readonly RecordFault[];
  readonly waiting: number;
}

/** A row whose time lies further before the checkpoint that came before it was put in later: no transaction lasts as long. */
const LATE_MS = 6 * 3_600_000;
/** The sealer takes seconds. */
const STANDS_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Where the rows of a service lie. */
export interface RowSource {
  readonly db: Reader;
  readonly logs: readonly SealedLog[];
  /** The lines of an archived month; throws with what to do when it cannot be read. */
  readonly archive: (month: GoneMonth) => AsyncIterable<readonly string[]>;
  readonly now: Date;
}

export async function checkRows(options: RowSource, checks: RowChecks): Promise<CheckedRows> {
  const { db, logs, now } = options;
  const shapes = await knownShapes(db);
  const months = await goneMonths(db);
  const through = await throughOf(db);
  const faults: RecordFault[] = [];
  let waiting = 0;
  const removed = new Set(shapes.map(({ log }) => log));
  for (const log of logs) {
    removed.delete(log.table);
    const checker = await LogCheck.of(log, options, checks, shapes, months);
    await checker.sealedRows();
    await checker.archived();
    waiting += await checker.otherRows(through.get(log.table) ?? '0');
    faults.push(...checker.faults);
  }
  // A log that is no longer sealed is still to be found as it was.
  for (const table of removed) {
    const checker = await LogCheck.of({ table }, options, checks, shapes, months);
    await checker.sealedRows();
    faults.push(...checker.faults);
  }
  const since = checks.newestAt;
  if (waiting > 0 && since && now.getTime() - since.getTime() > STANDS_MS)
    faults.push({ code: 'sealing.stands', rows: waiting, since: since.toISOString() });
  return { faults, waiting };
}

interface Missing {
  readonly key: string;
  readonly leaf: Buffer;
  readonly shape: KnownShape;
}

/** One log, compared with its leaves. */
class LogCheck {
  readonly faults: RecordFault[] = [];
  private leaves = 0;
  private found = 0;
  private readonly missing: Missing[] = [];

  private constructor(
    private readonly log: SealedLog,
    private readonly options: RowSource,
    private readonly checks: RowChecks,
    private readonly shapes: readonly KnownShape[],
    private readonly months: readonly GoneMonth[],
    private readonly table: TableShape,
  ) {}

  static async of(
    log: SealedLog,
    options: RowSource,
    checks: RowChecks,
    shapes: readonly KnownShape[],
    months: readonly GoneMonth[],
  ): Promise<LogCheck> {
    const own = shapes.filter((shape) => shape.log === log.table);
    const gone = months.filter(({ relation }) => relation === log.table);
    return new LogCheck(log, options, checks, own, gone, await tableShapeOf(options.db, log.table));
  }

  /** Every leaf has its row, as it was. */
  async sealedRows(): Promise<void> {
    for await (const page of this.pages()) {
      const shape = this.shapes.find((one) => one.shape === page.shape);
      if (!shape) continue;
      const types = await this.typesOf(shape);
      const keys = unpackKeys(page.keys);
      const { db } = this.options;
      const rows = await rowsOfKeys(db, shape, this.table, types, keys, this.log.at);
      const byPlace = new Map(rows.map((row) => [row.nr, row]));
      const before = page.isNew ? this.timeBefore(page.position) : null;
      this.leaves += keys.length;
      this.found += rows.length;
      for (const [nr, leaf] of leavesOf(page.leaves).entries()) {
        const row = byPlace.get(nr);
        const key = keys[nr] ?? '[]';
        if (!row) this.missing.push({ key, leaf, shape });
        else if (!leafHash(leafContent(shape.log, row.row)).equals(leaf))
          this.report('row.changed', shape, key);
        else if (before && row.at && before.getTime() - row.at.getTime() > LATE_MS)
          this.report('row.late', shape, key);
      }
    }
  }

  /** What is missing lies in an archived month, was old enough to be removed, or should be there. */
  async archived(): Promise<void> {
    for (const month of this.months) {
      const expected = this.missing.filter((one) => isWithin(one, month));
      if (expected.length === 0) continue;
      const left = await this.withoutArchived(month, expected).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown';
        this.faults.push({ code: 'archive.unreadable', partition: month.partition, why });
        return new Map<string, Missing>();
      });
      const gone = new Set(expected.filter(({ key }) => !left.has(key)));
      this.missing.splice(0, Infinity, ...this.missing.filter((one) => !gone.has(one)));
    }
    for (const { key, shape } of this.missing)
      if (!this.isOutdated(key, shape)) this.report('row.removed', shape, key);
  }

  /** Rows that have no leaf. Returns how many of them wait for the next round of the sealer. */
  async otherRows(through: string): Promise<number> {
    const { db } = this.options;
    const { all, waiting } = await countRows(db, this.log.table, through);
    if (all === this.found + waiting) return waiting;
    const [shape] = this.shapes.slice(-1);
    if (!shape) return waiting;
    const sealed = new KeySet();
    for await (const { keys } of this.pages()) for (const key of unpackKeys(keys)) sealed.add(key);
    for await (const keys of settledKeys(db, shape, await this.typesOf(shape), through))
      for (const key of keys) if (!sealed.has(key)) this.report('row.added', shape, key);
    return waiting;
  }

  private pages(): AsyncGenerator<StoredPage> {
    return pagesOf(
      this.options.db,
      this.shapes.map(({ shape }) => shape),
    );
  }

  private readonly types = new Map<number, readonly string[]>();

  private async typesOf(shape: KnownShape): Promise<readonly string[]> {
    const known = this.types.get(shape.shape) ?? (await typesOf(this.options.db, shape));
    this.types.set(shape.shape, known);
    return known;
  }

  /** When the last checkpoint was made that has no leaf of this place yet. */
  private timeBefore(position: number): Date | null {
    const { times } = this.checks;
    let from = 0;
    let to = times.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((times[middle]?.size ?? 0) <= position) from = middle + 1;
      else to = middle;
    }
    return times[from - 1]?.at ?? null;
  }

  private async withoutArchived(
    month: GoneMonth,
    expected: readonly Missing[],
  ): Promise<ReadonlyMap<string, Missing>> {
    const left = new Map(expected.map((one) => [one.key, one]));
    for await (const lines of this.options.archive(month))
      for (const shape of this.shapes)
        for (const { key, row } of await archivedRows(this.options.db, shape, lines)) {
          const one = left.get(key);
          if (one?.shape !== shape) continue;
          left.delete(key);
          if (!leafHash(leafContent(shape.log, row)).equals(one.leaf))
            this.report('row.changed', shape, key);
        }
    return left;
  }

  private isOutdated(key: string, shape: KnownShape): boolean {
    const { at, keptDays } = this.log;
    if (at === undefined || keptDays === undefined) return false;
    const time = new Date(String(valuesOf(key)[shape.key.indexOf(at)]));
    return this.options.now.getTime() - time.getTime() > (keptDays - 1) * DAY_MS;
  }

  private report(
    code: 'row.changed' | 'row.removed' | 'row.added' | 'row.late',
    { log, key: names }: KnownShape,
    key: string,
  ): void {
    const values = valuesOf(key);
    this.faults.push({
      code,
      log,
      row: Object.fromEntries(names.map((name, nr) => [name, values[nr]])),
    });
  }
}

const valuesOf = (key: string): readonly unknown[] => JSON.parse(key) as unknown[];

function isWithin({ key, shape }: Missing, { key: column, first, until }: GoneMonth): boolean {
  const at = new Date(String(valuesOf(key)[shape.key.indexOf(column)]));
  return (first === null || at >= first) && at < until;
}
