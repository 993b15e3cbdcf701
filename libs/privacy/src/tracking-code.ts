import { readTrackingCode } from '@tingsu/contracts';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const SHORT_CODES = 100_000_000n;

/** 128 bits in five groups, e.g. `7K3QF-01ZXC-…`. */
export function trackingCodeFrom(key: Buffer, complaintId: string): string {
  const digest = createHmac('sha256', key).update(complaintId).digest().subarray(0, 16);
  return grouped(encodeBase32(digest));
}

/** Eight digits, to be typed by heart: safe only where wrong ones are counted. Not stored, like the long code. */
export function shortCodeFrom(key: Buffer, complaintId: string): string {
  const digest = createHmac('sha256', key).update(`short\0${complaintId}`).digest();
  return String(digest.readBigUInt64BE() % SHORT_CODES).padStart(8, '0');
}

/** Takes the same time whether or not the code is right. */
export function shortCodeMatches(typed: string, code: string): boolean {
  const [given, right] = [Buffer.from(readTrackingCode(typed)), Buffer.from(code)];
  return given.length === right.length && timingSafeEqual(given, right);
}

export function hashTrackingCode(typed: string): Buffer {
  return createHash('sha256').update(readTrackingCode(typed)).digest();
}

/** Takes the same time whether or not the code is right. */
export function trackingCodeMatches(typed: string, storedHash: Buffer): boolean {
  const hash = hashTrackingCode(typed);
  return hash.length === storedHash.length && timingSafeEqual(hash, storedHash);
}

function encodeBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function grouped(code: string): string {
  return code.replace(/(.{5})(?=.{5})/g, '$1-');
}
