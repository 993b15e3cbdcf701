import { ProblemError } from '@tingsu/contracts';

const LONGEST_KEY = 255;

/** The key of a request that must act once. The header may carry it in quotation marks, as the draft standard writes it. */
export function idempotencyKeyOf(
  raw: string | readonly string[] | undefined,
  where: string,
): string {
  const key = typeof raw === 'string' ? raw.trim().replace(/^"(.*)"$/, '$1') : '';
  if (/^[\x21-\x7e][\x20-\x7e]*$/.test(key) && key.length <= LONGEST_KEY) return key;
  throw new ProblemError(
    'idempotency.key_missing',
    `Send ${where} of 1 to ${LONGEST_KEY} plain characters, the same for every repetition of this submission, e.g. a UUID.`,
  );
}
