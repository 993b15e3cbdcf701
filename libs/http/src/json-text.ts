import { isUtf8 } from 'node:buffer';
import { ProblemError } from '@tingsu/contracts';

/** UTF-16 as Windows programs write it; the first two bytes say so. */
const UTF_16_MARKS = ['fffe', 'feff'];
const UNKNOWN = 'in an unknown encoding';
const GB18030 = new TextDecoder('gb18030', { fatal: true });

/**
 * The text of a JSON body. Throws `request.malformed` naming the encoding for bytes that are not UTF-8 (RFC 8259, 8.1):
 * decoding them all the same would store replacement characters in place of words.
 */
export function jsonTextOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  throw new ProblemError(
    'request.malformed',
    `The bytes are ${encodingOf(bytes)}, not UTF-8. Encode the JSON in UTF-8 and send it again.`,
  );
}

function encodingOf(bytes: Buffer): string {
  if (UTF_16_MARKS.includes(bytes.subarray(0, 2).toString('hex'))) return 'UTF-16';
  try {
    return /\p{Script=Han}/u.test(GB18030.decode(bytes)) ? 'probably GBK (GB18030)' : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}
