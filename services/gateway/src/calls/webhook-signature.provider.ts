import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of a signed webhook, as https://www.standardwebhooks.com writes them. */
export interface SignedHeaders {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** One or several, separated by blanks: `v1,BASE64`. */
  readonly signature: string;
}

/** Clocks differ, and a signal of a call is worth nothing later. */
const TOLERATED_MS = 5 * 60_000;

export const isTimely = ({ timestamp }: SignedHeaders, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(now.getTime() - Number(timestamp) * 1_000) <= TOLERATED_MS;

/** Whether any of the signatures was made with the secret over id, time and body. */
export function isSignedWith(
  secret: Buffer,
  { id, timestamp, signature }: SignedHeaders,
  body: Buffer,
): boolean {
  const expected = macOf(secret, { id, timestamp }, body);
  return signature.split(' ').some((one) => {
    const [version, code = ''] = one.split(',');
    const given = Buffer.from(code, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** `whsec_` and at least 24 bytes in base64. */
export function secretIn(written: string): Buffer {
  return Buffer.from(written.replace(/^whsec_/, ''), 'base64');
}

/** As a telephone system signs what it sends. */
export const signatureWith = (
  secret: Buffer,
  head: Pick<SignedHeaders, 'id' | 'timestamp'>,
  body: Buffer,
): string => `v1,${macOf(secret, head, body).toString('base64')}`;

const macOf = (
  secret: Buffer,
  { id, timestamp }: Pick<SignedHeaders, 'id' | 'timestamp'>,
  body: Buffer,
): Buffer => createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
