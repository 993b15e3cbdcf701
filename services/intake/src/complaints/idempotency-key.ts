import { ProblemError } from '@tingsu/contracts';

const LONGEST_KEY = 255;
/** The public has one space of keys between them, so a key must be one that nobody else comes upon. */
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
