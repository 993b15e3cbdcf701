import { type Checkpoint, openCheckpoint, type Verifier } from './checkpoint.js';
import type { RecordFault } from './faults.js';
import { checkRows, type RowChecks, type RowSource } from './verify-rows.usecase.js';
import { type Frontier, grown, rootOf, SEEDLING, STORED_EVERY, type TreeNode } from './merkle.js';
import { leavesOf } from './page-keys.js';
import { nodesOf, notesOf, pagesOf, type Reader } from './verify.repository.js';

/** Checkpoints that lie elsewhere. */
export interface Outside {
  /** A file or an address, for people. */
  readonly source: string;
  readonly notes: readonly string[];
}

export interface VerifyOptions extends RowSource {
  readonly origin: string;
  /** The keys with which this service may have signed. */
  readonly verifiers: readonly Verifier[];
  readonly outside: readonly Outside[];
}

export interface Verified {
  readonly faults: readonly RecordFault[];
  readonly leaves: number;
  readonly checkpoints: number;
  readonly outside: number;
  /** Rows that were written since the last checkpoint. */
  readonly waiting: number;
}

/** A checkpoint, and what is said where the leaves do not lead to it. */
interface Expected {
  readonly checkpoint: Checkpoint;
  readonly differs: RecordFault;
  readonly ahead: RecordFault;
}

/**
 * Checks the record of a service: rows against leaves, leaves against roots, roots against signatures and against the checkpoints that lie
 * elsewhere. Trusts nothing that the database says of itself.
 */
export async function verifyRecord(options: VerifyOptions): Promise<Verified> {
  const { db, verifiers, outside } = options;
  const faults: RecordFault[] = [];
  if (verifiers.length === 0) faults.push({ code: 'key.unknown' });
  const stored = await notesOf(db);
  if (stored.length === 0) faults.push({ code: 'checkpoint.none' });
  const expected = [
    ...stored.flatMap(({ note, size }) => ownCheckpoint(note, size, verifiers, faults)),
    ...outside.flatMap((place) => outsideCheckpoints(place, options, faults)),
  ].sort((one, other) => one.checkpoint.size - other.checkpoint.size);
  const newest = expected.filter(({ differs }) => differs.code === 'tree.differs').at(-1);
  const rows = await checkRows(options, {
    times: timesOf(expected),
    newestAt: newest ? new Date(newest.checkpoint.at) : null,
  });
  const size = await checkTree(db, expected, faults);
  return {
    faults: [...faults, ...rows.faults],
    leaves: size,
    checkpoints: stored.length,
    outside: outside.reduce((sum, { notes }) => sum + notes.length, 0),
    waiting: rows.waiting,
  };
}

const EPOCH = new Date(0).toISOString();

function ownCheckpoint(
  note: string,
  size: number,
  verifiers: readonly Verifier[],
  faults: RecordFault[],
): Expected[] {
  const opened = openCheckpoint(note, verifiers);
  if (!opened || (!opened.isSound && verifiers.length > 0) || opened.checkpoint.size !== size)
    faults.push({ code: 'checkpoint.forged', size, at: opened?.checkpoint.at ?? EPOCH });
  if (!opened) return [];
  const { checkpoint } = opened;
  const fault = { code: 'tree.differs', size: checkpoint.size, at: checkpoint.at } as const;
  return [{ checkpoint, differs: fault, ahead: fault }];
}

function outsideCheckpoints(
  { source, notes }: Outside,
  { origin, verifiers }: VerifyOptions,
  faults: RecordFault[],
): Expected[] {
  return notes.flatMap((note) => {
    const opened = openCheckpoint(note, verifiers);
    if (opened?.checkpoint.origin !== origin) return [];
    const { size, at } = opened.checkpoint;
    const fault = { source, size, at };
    if (!opened.isSound) {
      faults.push({ code: 'outside.forged', ...fault });
      return [];
    }
    return [
      {
        checkpoint: opened.checkpoint,
        differs: { code: 'outside.differs', ...fault } as const,
        ahead: { code: 'outside.ahead', ...fault } as const,
      },
    ];
  });
}

/** When the tree had at least so many leaves. */
function timesOf(expected: readonly Expected[]): RowChecks['times'] {
  return expected.map(({ checkpoint: { size, at } }) => ({ size, at: new Date(at) }));
}

/** Grows the tree from the stored leaves, and compares it at each checkpoint on the way. Returns its size. */
async function checkTree(
  db: Reader,
  expected: readonly Expected[],
  faults: RecordFault[],
): Promise<number> {
  const nodes = new Map<string, Buffer>();
  const keep = ({ height, index, hash }: TreeNode) =>
    height % STORED_EVERY === 0 ? nodes.set(`${height}.${index}`, hash) : undefined;
  const waiting = [...expected];
  let tree = SEEDLING;
  compare(tree, waiting, faults);
  for await (const { position, count, leaves: bytes } of pagesOf(db)) {
    const leaves = leavesOf(bytes);
    if (position > tree.size) faults.push({ code: 'page.lost', position: tree.size });
    if (position < tree.size || leaves.length !== count)
      faults.push({ code: 'page.moved', position });
    let taken = 0;
    while (taken < leaves.length) {
      const next = waiting[0]?.checkpoint.size ?? Infinity;
      const piece = leaves.slice(taken, taken + Math.min(leaves.length, next - tree.size));
      tree = grown(tree, piece, keep);
      taken += piece.length;
      compare(tree, waiting, faults);
    }
  }
  faults.push(...waiting.map(({ ahead }) => ahead));
  for (const { height, index, hash } of await nodesOf(db))
    if (!nodes.get(`${height}.${index}`)?.equals(hash))
      faults.push({ code: 'node.changed', height, index });
  return tree.size;
}

/** Of checkpoints that are too small for the tree there is none left: they come in order. */
function compare(tree: Frontier, waiting: Expected[], faults: RecordFault[]): void {
  const root = rootOf(tree);
  while (waiting[0] && waiting[0].checkpoint.size <= tree.size) {
    const one = waiting.shift();
    if (one && !one.checkpoint.root.equals(root)) faults.push(one.differs);
  }
}
