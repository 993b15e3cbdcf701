import type { Transaction, UnitOfWork } from '@tingsu/database';
import type { KeyObject } from 'node:crypto';
import { type Checkpoint, signCheckpoint } from './checkpoint.js';
import { grown, rootOf, STORED_EVERY, type TreeNode } from './merkle.js';
import {
  isSameShape,
  type SealedLog,
  type Shape,
  shapeOfLog,
  type TableShape,
} from './sealed-log.js';
import {
  addCheckpoint,
  addNodes,
  addPages,
  addShapes,
  frontierOf,
  type FoundRow,
  type Horizon,
  horizonOf,
  keepProgress,
  keysSealed,
  type KnownShape,
  knownShapes,
  lastTree,
  lastWriter,
  lockSealing,
  type NewPage,
  newsOf,
  oldRows,
  type Progress,
  progressOf,
  rowsWritten,
  tableShapeOf,
  thinCheckpoints,
} from './sealing.repository.js';

export interface SealOptions {
  readonly unitOfWork: UnitOfWork;
  readonly logs: readonly SealedLog[];
  /** Whose tree it is: `tingsu/cases`. */
  readonly origin: string;
  readonly key: KeyObject;
  /** About how many rows of a log a round takes at most. */
  readonly most?: number;
}

export interface SealRound {
  /** Rows sealed. */
  readonly rows: number;
  /** A checkpoint was made. */
  readonly isMarked: boolean;
  /** Rows are waiting for the next round. */
  readonly hasMore: boolean;
}

const NOTHING: SealRound = { rows: 0, isMarked: false, hasMore: false };
const MOST_ROWS = 5_000;
/** Without new rows a checkpoint says that nothing was taken away since. */
const QUIET_MS = 3_600_000;

/**
 * One round: the leaves of all rows that were written since the last one, of every log, and a signed checkpoint of the tree with them. One process
 * at a time; what it does, it does whole or not at all.
 */
export function seal(options: SealOptions): Promise<SealRound> {
  const { unitOfWork, logs, most = MOST_ROWS } = options;
  return unitOfWork.system(async (tx) => {
    if (!(await lockSealing(tx))) return NOTHING;
    const round = await Round.begin(tx, most);
    for (const log of logs) await round.take(log);
    return finish(tx, round, options);
  });
}

async function finish(
  tx: Transaction,
  { pages, hasMore }: Round,
  { origin, key }: SealOptions,
): Promise<SealRound> {
  const last = await lastTree(tx);
  const rows = pages.reduce((sum, page) => sum + page.rows.length, 0);
  if (rows === 0 && last && tx.now.getTime() - last.at.getTime() < QUIET_MS) return NOTHING;
  const before = frontierOf(last);
  const nodes: TreeNode[] = [];
  const leaves = pages.flatMap((page) => page.rows.map(({ leaf }) => leaf));
  const tree = grown(before, leaves, (node) => {
    if (node.height % STORED_EVERY === 0) nodes.push(node);
  });
  await addPages(tx, before.size, pages);
  await addNodes(tx, nodes);
  const checkpoint: Checkpoint = {
    origin,
    size: tree.size,
    root: rootOf(tree),
    at: tx.now.toISOString(),
    previous: last && { size: last.size, root: rootOf(last) },
  };
  await addCheckpoint(tx, (last?.nr ?? 0) + 1, tree, signCheckpoint(checkpoint, key));
  if (last && last.at.getUTCHours() !== tx.now.getUTCHours()) await thinCheckpoints(tx);
  return { rows, isMarked: true, hasMore };
}

/** What one round takes from the logs. */
class Round {
  readonly pages: NewPage[] = [];
  hasMore = false;

  private constructor(
    private readonly tx: Transaction,
    private readonly most: number,
    private readonly horizon: Horizon,
    private readonly progress: ReadonlyMap<string, Progress>,
    private shapes: readonly KnownShape[],
  ) {}

  static async begin(tx: Transaction, most: number): Promise<Round> {
    return new Round(tx, most, await horizonOf(tx), await progressOf(tx), await knownShapes(tx));
  }

  async take(log: SealedLog): Promise<void> {
    const known = this.progress.get(log.table);
    const before = known ?? { through: 0n, oldKey: null, oldSealed: false };
    const through = await this.takeNew(log, before.through);
    const old = before.oldSealed ? before : await this.takeOld(log, before.oldKey);
    const after = { through, oldKey: old.oldKey, oldSealed: old.oldSealed };
    const moved = after.through !== before.through || after.oldKey !== before.oldKey;
    if (!known || moved || after.oldSealed !== before.oldSealed)
      await keepProgress(this.tx, log.table, after);
  }

  /** Returns the transaction through which the log is sealed now. */
  private async takeNew(log: SealedLog, through: bigint): Promise<bigint> {
    const { from: settled, to: next } = this.horizon;
    if (through > next) return this.takeRest(log, through);
    if (through >= settled) return through;
    const open = { from: through, to: settled };
    const { isThere, end } = await newsOf(this.tx, log.table, open, this.most);
    if (!isThere) return through;
    if (end !== null) this.hasMore = true;
    // The last transaction in a page is in it whole, however many rows it wrote.
    const until = end === null ? settled : end > through ? end : end + 1n;
    await this.takeWritten(log, { from: through, to: until });
    return until;
  }

  /** The server counts from the beginning again: the database was brought over as a dump. No one can still write what it holds. */
  private async takeRest(log: SealedLog, through: bigint): Promise<bigint> {
    const last = await lastWriter(this.tx, log.table);
    this.hasMore = true;
    if (last !== null && last >= through)
      await this.takeWritten(log, { from: through, to: last + 1n });
    return 0n;
  }

  private async takeWritten(log: SealedLog, span: Horizon): Promise<void> {
    const { shape, table } = await this.shapeOf(log);
    const rows = await rowsWritten(this.tx, shape, table, span);
    const sealed = await keysSealed(this.tx, log.table, span);
    await this.add(
      shape,
      span,
      rows.filter(({ key }) => !sealed.has(key)),
    );
  }

  private async takeOld(
    log: SealedLog,
    after: unknown,
  ): Promise<Pick<Progress, 'oldKey' | 'oldSealed'>> {
    const { shape, table } = await this.shapeOf(log);
    const rows = await oldRows(this.tx, shape, table, after, this.most);
    await this.add(shape, null, rows);
    const last = rows.at(-1);
    const oldSealed = rows.length < this.most;
    if (!oldSealed) this.hasMore = true;
    return { oldKey: last ? (JSON.parse(last.key) as unknown) : after, oldSealed };
  }

  private async shapeOf(log: SealedLog): Promise<{ shape: Shape; table: TableShape }> {
    const table = await tableShapeOf(this.tx, log.table);
    return { shape: shapeOfLog(log, table), table };
  }

  private async add(
    shape: Shape,
    written: Horizon | null,
    rows: readonly FoundRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    this.pages.push({ shape: await this.numberOf(shape), written, rows });
  }

  private async numberOf(shape: Shape): Promise<number> {
    const known = this.shapes.find((one) => isSameShape(one, shape));
    if (known) return known.shape;
    const added = { ...shape, shape: (this.shapes.at(-1)?.shape ?? 0) + 1 };
    await addShapes(this.tx, [added]);
    this.shapes = [...this.shapes, added];
    return added.shape;
  }
}
