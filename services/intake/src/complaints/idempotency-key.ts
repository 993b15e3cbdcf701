import { ProblemError } from '@tingsu/contracts';
import { z } from 'zod';

const LONGEST_KEY = 255;
/**
 * The key of a request of an adapter that must act once. The header may carry it in quotation marks, as the draft standard
 * writes it. Each adapter has a space of keys of its own.
 */
export function idempotencyKeyOf(
  raw: string | readonly string[] | undefined,
  where: string,
): string {
  const key = typeof raw === 'string' ? raw.trim().replace(/^"(.*)"$/, '$1') : '';
  const plain = /^[\x21-\x7e][\x20-\x7e]*$/.test(key);
  if (plain && key.length <= LONGEST_KEY) return key;
  throw new ProblemError(
    'idempotency.key_missing',
    `Send ${where} of 1 to ${LONGEST_KEY} plain characters, the same for every repetition of this submission, e.g. a UUID.`,
  );
}

const RandomUuid = z.union([z.uuidv4(), z.uuidv7()]);

/**
 * The key of a request of a visitor. Visitors share one space of keys, and a repeated key with the same words is answered with the receipt
 * and its tracking code: so the key is a random UUID, of which no two are alike and which no one can guess (S-22).
 */
export function visitorKeyOf(raw: string | readonly string[] | undefined): string {
  const key = idempotencyKeyOf(raw, 'an Idempotency-Key header').toLowerCase();
  if (RandomUuid.safeParse(key).success) return key;
  throw new ProblemError(
    'idempotency.key_missing',
    'Send an Idempotency-Key header that is a random UUID (version 4 or 7), a new one for each submission and the same for its repetitions.',
  );
}
