import type { FindMarks } from '@tingsu/privacy';

/** Bits of a signature. */
const BITS = 1024;

/** What can be found: the part of a complaint or a case, and the tokens by which. */
export interface Findable {
  /** Id of the complaint or case. */
  readonly subject: string;
  /** Number of the part within it. */
  readonly part: number;
  /** When it was said, as it stays; with the subject and the part it names the entry. */
  readonly at: Date | string;
  readonly tokens: readonly string[];
}

/** A set of marks with the bits that each row that holds them has in its signature, in hexadecimal as PostgreSQL reads it. */
export interface MarkSet {
  readonly epoch: number;
  readonly marks: readonly number[];
  readonly signature: string;
}

export function markSetOf({ epoch, marks }: FindMarks): MarkSet {
  const bits = new Uint8Array(BITS / 8);
  for (const mark of marks) {
    const bit = mark & (BITS - 1);
    const byte = bit >> 3;
    bits[byte] = (bits[byte] ?? 0) | (0x80 >> (bit & 7));
  }
  return { epoch, marks, signature: `x${Buffer.from(bits).toString('hex')}` };
}
