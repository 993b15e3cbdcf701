import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ChainedRow } from './chain.js';
import { FACT_WORDS_1 } from './fact-words.js';

/** By number, which is the first byte of what was packed with them. */
const WORDS: ReadonlyMap<number, Buffer> = new Map([[1, Buffer.from(FACT_WORDS_1)]]);
const NEWEST = 1;

/** The window of 32 KB reaches over the words and all that a command says. */
const OPTIONS = { windowBits: 15, memLevel: 6, level: 6 };

type OfCase = Pick<ChainedRow, 'tenantId' | 'caseId'>;

/**
 * Facts of one case, each spelt as the chain hashes it (RFC 8785), deflated (RFC 1951). What facts often say, and the ids of the case, are a
 * dictionary that both sides know: a fact of 750 bytes, explanations included, takes some 90.
 */
export function packFacts(of: OfCase, canonical: readonly string[]): Buffer {
  const packed = deflateRawSync(`[${canonical.join(',')}]`, {
    ...OPTIONS,
    dictionary: dictionaryOf(of, NEWEST),
  });
  return Buffer.concat([Buffer.from([NEWEST]), packed]);
}

/** Throws when the bytes are none that `packFacts` gave for this case. */
export function unpackFacts(of: OfCase, packed: Buffer): readonly ChainedRow[] {
  const text = inflateRawSync(packed.subarray(1), {
    dictionary: dictionaryOf(of, packed[0] ?? 0),
  });
  return JSON.parse(text.toString()) as readonly ChainedRow[];
}

function dictionaryOf({ tenantId, caseId }: OfCase, number: number): Buffer {
  const words = WORDS.get(number);
  if (!words) throw new Error(`Facts were packed with words ${number}, which are unknown here`);
  return Buffer.concat([words, Buffer.from(caseId + tenantId)]);
}
