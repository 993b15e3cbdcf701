import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The keys of the rows of a page, each a JSON list, in the order of its leaves: packed, since they repeat each other. */
export const packKeys = (keys: readonly string[]): Buffer => deflateRawSync(keys.join('\n'));

export const unpackKeys = (packed: Buffer): readonly string[] =>
  inflateRawSync(packed).toString('utf8').split('\n');

const HASH_BYTES = 32;

export const leavesOf = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, nr) =>
    bytes.subarray(nr * HASH_BYTES, (nr + 1) * HASH_BYTES),
  );
