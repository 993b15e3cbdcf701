import { createHash } from 'node:crypto';
import type { Actor } from '@tingsu/contracts';
import { canonicalJson } from './canonical.js';

/** What one row of the log proves. Words of people take part by the hash of their sealed form, so that a key can be destroyed. */
export interface ChainedRow {
  readonly tenantId: string;
  readonly caseId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: unknown;
  /** SHA-256 of the sealed text in hex, by field. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The chain of every case begins here. */
export const GENESIS: Buffer = Buffer.alloc(32);

export const hashOf = (row: ChainedRow, previous: Buffer): Buffer =>
  hashOfText(canonicalJson(row), previous);

/** Of a row that has been spelt already. */
export function hashOfText(canonical: string, previous: Buffer): Buffer {
  return createHash('sha256').update(previous).update(canonical).digest();
}

export function fingerprint(sealed: Buffer): string {
  return createHash('sha256').update(sealed).digest('hex');
}
