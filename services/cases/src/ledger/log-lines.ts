import { type ChainedRow, GENESIS, hashOf } from './chain.js';

type Words = ReadonlyMap<number, Readonly<Record<string, string>>>;

/**
 * A log as lines of JSON: each fact as it is hashed, with the hash of the chain up to it, and the words that people wrote with it. The
 * last line has the hash that was kept when the last fact was written, so that who recomputes the chain sees whether it is whole.
 */
export function logLines(facts: readonly ChainedRow[], words: Words, kept: Buffer): string {
  let hash = GENESIS;
  const lines = facts.map((fact) => {
    hash = hashOf(fact, hash);
    return { hash: hash.toString('hex'), fact, words: words.get(fact.version) ?? {} };
  });
  return [...lines, { entries: facts.length, hash: kept.toString('hex') }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
