import { ProblemError } from '@tingsu/contracts';

const LONGEST_KEY = 255;
/** All public senders share one space of keys, so a key must be hard to guess. */
export const SHORTEST_PUBLIC_KEY = 16;

/**
 * The key of a request that must act once. The header may carry it in quotation marks, as the draft standard writes it.
 * `shortest` is in characters: an adapter has a space of keys of its own, visitors share one.
 */
export function idempotencyKeyOf(
  raw: string | readonly string[] | undefined,
  where: string,
  shortest = 1,
): string {
  const key = typeof raw === 'string' ? raw.trim().replace(/^"(.*)"$/, '$1') : '';
  const plain = /^[\x21-\x7e][\x20-\x7e]*$/.test(key);
  if (plain && key.length >= shortest && key.length <= LONGEST_KEY) return key;
  throw new ProblemError(
    'idempotency.key_missing',
    `Send ${where} of ${shortest} to ${LONGEST_KEY} plain characters, the same for every repetition of this submission, e.g. a UUID.`,
  );
}
