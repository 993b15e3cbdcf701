import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencySpans,
  grown,
  hashOfSpan,
  inclusionSpans,
  isConsistent,
  leafHash,
  nodeHash,
  type ReadNodes,
  rootOf,
  rootOfInclusion,
  SEEDLING,
  STORED_EVERY,
} from './merkle.js';

/** The leaves and roots that implementations of RFC 6962 and 9162 are tested with (certificate-transparency, merkle_tree_test). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', hexOf(0x60, 16)];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSION_1_OF_8 = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const CONSISTENCY_6_8 = [
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
];

function hexOf(first: number, count: number): string {
  return Buffer.from(Array.from({ length: count }, (_, nr) => first + nr)).toString('hex');
}

const known = LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));
const leavesOf = (count: number) => Array.from({ length: count }, (_, nr) => leafHash(`${nr}`));

/** The definition of RFC 9162, 2.1.1, word for word. */
function defined(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return rootOf(SEEDLING);
  if (leaves.length === 1) return first;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(defined(leaves.slice(0, split)), defined(leaves.slice(split)));
}

/** A tree that was stored piece by piece, with the nodes of every eighth height. */
function stored(leaves: readonly Buffer[], pieces: readonly number[] = []) {
  const nodes = new Map<string, Buffer>();
  let tree = SEEDLING;
  for (const to of [...pieces, leaves.length].toSorted((a, b) => a - b))
    tree = grown(tree, leaves.slice(tree.size, to), ({ height, index, hash }) => {
      if (height % STORED_EVERY === 0) nodes.set(`${height}.${index}`, hash);
    });
  const read: ReadNodes = (height, from, count) =>
    Promise.resolve(
      height === 0
        ? leaves.slice(from, from + count)
        : Array.from(
            { length: count },
            (_, nr) => nodes.get(`${height}.${from + nr}`) ?? [],
          ).flat(),
    );
  const proof = (spans: ReturnType<typeof inclusionSpans>) =>
    Promise.all(spans.map((span) => hashOfSpan(span, read)));
  return { root: rootOf(tree), read, proof };
}

describe('a Merkle tree', () => {
  it('has the roots that others compute', () => {
    for (const [nr, root] of ROOTS.entries())
      expect(rootOf(grown(SEEDLING, known.slice(0, nr + 1))).toString('hex')).toBe(root);
    expect(rootOf(SEEDLING).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('has the proofs that others compute', async () => {
    const { proof } = stored(known);
    expect(hex(await proof(inclusionSpans(0, 8)))).toEqual(INCLUSION_1_OF_8);
    expect(hex(await proof(consistencySpans(6, 8)))).toEqual(CONSISTENCY_6_8);
  });

  it('is the tree of the definition, in whatever pieces it grew', () =>
    fc.assert(
      fc.property(fc.nat(700), fc.array(fc.nat(700), { maxLength: 6 }), (count, pieces) => {
        const leaves = leavesOf(count);
        const cuts = pieces.filter((piece) => piece <= count);
        expect(stored(leaves, cuts).root).toEqual(defined(leaves));
      }),
      { numRuns: 60 },
    ));

  it('proves each of its leaves, and nothing else in their places', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), async (size, any) => {
        const index = any % size;
        const leaves = leavesOf(size);
        const { root, proof: proofOf } = stored(leaves);
        const proof = await proofOf(inclusionSpans(index, size));
        const leaf = leafHash(`${index}`);
        expect(rootOfInclusion({ leaf, index, size, proof })).toEqual(root);
        const other = leafHash('another');
        expect(rootOfInclusion({ leaf: other, index, size, proof })).not.toEqual(root);
        const elsewhere = rootOfInclusion({ leaf, index: (index + 1) % size, size, proof });
        if (size > 1) expect(elsewhere).not.toEqual(root);
        expect(rootOfInclusion({ leaf, index: size, size, proof })).toBeNull();
        expect(rootOfInclusion({ leaf, index, size, proof: [...proof, other] })).toBeNull();
      }),
      { numRuns: 60 },
    ));

  it('proves that it only grew', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 700 }),
        async (a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const former = { size: less, root: stored(leavesOf(less)).root };
          const whole = stored(leavesOf(more));
          const latter = { size: more, root: whole.root };
          const proof = await whole.proof(consistencySpans(less, more));
          expect(isConsistent(former, latter, proof)).toBe(true);
          const forged = { size: less, root: leafHash('another') };
          expect(isConsistent(forged, latter, proof)).toBe(false);
          if (less < more)
            expect(isConsistent(former, { ...latter, root: forged.root }, proof)).toBe(false);
          if (less < more) expect(isConsistent(latter, former, proof)).toBe(false);
        },
      ),
      { numRuns: 60 },
    ));

  it('says so when a stored node is missing', async () => {
    const read: ReadNodes = () => Promise.resolve([]);
    await expect(hashOfSpan({ from: 0, to: 2 }, read)).rejects.toThrow('gap');
    expect(() => inclusionSpans(3, 3)).toThrow('no leaf 3');
    expect(() => consistencySpans(4, 3)).toThrow('begins');
  });
});
