import { createHash } from 'node:crypto';

/**
 * The tree of RFC 9162, section 2.1: SHA-256, 0x00 before what a leaf says, 0x01 before the two halves of a node. A tree over n leaves is split
 * at the largest power of two below n, so what is complete never changes when leaves are added.
 */
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const leafHash = (content: Buffer | string): Buffer =>
  createHash('sha256').update(LEAF).update(content).digest();

export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

const EMPTY_ROOT = createHash('sha256').digest();

/** What has to be kept of a tree to let it grow: its complete subtrees from the left, the largest first, one for each binary one in the size. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Buffer[];
}

export const SEEDLING: Frontier = { size: 0, peaks: [] };

/** A complete subtree: the leaves `[index · 2^height, (index + 1) · 2^height)`. */
export interface TreeNode {
  readonly height: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** The tree with more leaves. `completed` hears of each node that became complete, leaves left out. */
export function grown(
  { size, peaks }: Frontier,
  leaves: readonly Buffer[],
  completed: (node: TreeNode) => void = () => undefined,
): Frontier {
  const stack = [...peaks];
  for (const [count, leaf] of leaves.entries()) {
    let hash = leaf;
    let index = size + count;
    for (let height = 1; index % 2 === 1; height++) {
      hash = nodeHash(stack.pop() ?? EMPTY_ROOT, hash);
      index = (index - 1) / 2;
      completed({ height, index, hash });
    }
    stack.push(hash);
  }
  return { size: size + leaves.length, peaks: stack };
}

export function rootOf({ peaks }: Frontier): Buffer {
  return peaks.length === 0
    ? EMPTY_ROOT
    : peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last(peaks));
}

/** Leaves from (inclusive) to (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The spans whose hashes prove that a leaf is in a tree of this size, from the leaf up (RFC 9162, 2.1.3.1). */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  if (index < 0 || index >= size) throw new Error(`A tree of ${size} has no leaf ${index}`);
  const walk = (from: number, to: number): Span[] => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...walk(from, middle), { from: middle, to }]
      : [...walk(middle, to), { from, to: middle }];
  };
  return walk(0, size);
}

/** The spans whose hashes prove that a tree of `former` leaves is the beginning of one of `size` (RFC 9162, 2.1.4.1). */
export function consistencySpans(former: number, size: number): readonly Span[] {
  if (former < 1 || former > size) throw new Error(`No tree of ${former} begins one of ${size}`);
  const walk = (from: number, to: number, whole: boolean): Span[] => {
    if (former === to) return whole ? [] : [{ from, to }];
    const middle = from + splitOf(to - from);
    return former <= middle
      ? [...walk(from, middle, whole), { from: middle, to }]
      : [...walk(middle, to, false), { from, to: middle }];
  };
  return walk(0, size, true);
}

/** Nodes of a stored tree: those of one height from an index on. Leaves have the height 0. */
export type ReadNodes = (height: number, from: number, count: number) => Promise<readonly Buffer[]>;

/** Nodes are stored for every eighth height only: what lies between is folded again from at most 256. */
export const STORED_EVERY = 8;

/** The hash of any span of a stored tree of which the leaves and the complete nodes of every eighth height can be read. */
export async function hashOfSpan({ from, to }: Span, read: ReadNodes): Promise<Buffer> {
  const count = to - from;
  const height = Math.log2(count);
  if (Number.isInteger(height) && from % count === 0)
    return hashOfSubtree(height, from / count, read);
  const middle = from + splitOf(count);
  const [left, right] = [
    { from, to: middle },
    { from: middle, to },
  ];
  return nodeHash(await hashOfSpan(left, read), await hashOfSpan(right, read));
}

async function hashOfSubtree(height: number, index: number, read: ReadNodes): Promise<Buffer> {
  const stored = height - (height % STORED_EVERY);
  const width = 2 ** (height - stored);
  const nodes = await read(stored, index * width, width);
  if (nodes.length !== width) throw new Error('The stored tree has a gap');
  return rootOf(grown(SEEDLING, nodes));
}

export interface Inclusion {
  readonly leaf: Buffer;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Buffer[];
}

/** The root that a leaf and its proof lead to (RFC 9162, 2.1.3.2); null when the proof is of another shape. */
export function rootOfInclusion({ leaf, index, size, proof }: Inclusion): Buffer | null {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  const spans = inclusionSpans(index, size);
  if (spans.length !== proof.length) return null;
  return proof.reduce(
    (hash, other, nr) =>
      (spans[nr]?.from ?? 0) > index ? nodeHash(hash, other) : nodeHash(other, hash),
    leaf,
  );
}

/** Whether a tree of `former` leaves with one root is the beginning of one of `size` with another (RFC 9162, 2.1.4.2). */
export function isConsistent(
  former: { readonly size: number; readonly root: Buffer },
  latter: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (former.size > latter.size) return false;
  if (former.size === 0) return proof.length === 0 && former.root.equals(EMPTY_ROOT);
  if (former.size === latter.size) return proof.length === 0 && former.root.equals(latter.root);
  const spans = consistencySpans(former.size, latter.size);
  if (spans.length !== proof.length) return false;
  const parts = spans.map((span, nr) => ({ ...span, hash: proof[nr] ?? EMPTY_ROOT }));
  // Where the former tree is one complete subtree, its root is no part of the proof.
  const whole = parts.every(({ from }) => from > 0);
  const begun = whole ? [{ from: 0, to: former.size, hash: former.root }, ...parts] : parts;
  const before = begun.filter(({ to }) => to <= former.size);
  return joined(before).equals(former.root) && joined(begun).equals(latter.root);
}

/** Parts of a proof lie beside each other, from the inside out. */
function joined(parts: readonly (Span & { readonly hash: Buffer })[]): Buffer {
  const [first, ...rest] = parts;
  if (!first) return EMPTY_ROOT;
  return rest.reduce(
    (inner, outer) => ({
      from: Math.min(inner.from, outer.from),
      hash:
        outer.from < inner.from
          ? nodeHash(outer.hash, inner.hash)
          : nodeHash(inner.hash, outer.hash),
    }),
    first as { readonly from: number; readonly hash: Buffer },
  ).hash;
}

/** The largest power of two below. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

function last(hashes: readonly Buffer[]): Buffer {
  return hashes.at(-1) ?? EMPTY_ROOT;
}
