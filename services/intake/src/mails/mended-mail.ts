import { decoded, fits, guessed, guessedLabel } from './charset.js';

/** Words of a header in an encoding, one after another: `=?gb2312?B?16HU?= =?gb2312?B?urfR?=`. */
const RUN = /(?:=\?[^\s?]+\?[bq]\?[^\s?]*\?=[ \t]*)+/gi;
const WORD = /=\?([^\s?*]+)[^\s?]*\?([bq])\?([^\s?]*)\?=/gi;
const BOUNDARY = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i;
const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i;

/**
 * The mail as a parser of today reads it: bare bytes in headers become UTF-8, words that were cut inside a character are put together
 * before they are decoded, and text says the encoding that it has. What is in it does not change.
 */
export function mended(raw: Buffer): Buffer {
  const lines = raw.toString('latin1').split(/\r?\n/);
  const out: string[] = [];
  const boundaries = new Set<string>();
  let heads = true;
  for (let at = 0; at < lines.length; at += 1) {
    if (!heads) {
      const line = lines[at] ?? '';
      out.push(line);
      heads = boundaries.has(line.trimEnd());
      continue;
    }
    const blank = lines.indexOf('', at);
    const end = blank < 0 ? lines.length : blank;
    const fields = unfolded(lines.slice(at, end)).map(mendedField);
    const boundary = boundaryIn(fields);
    if (boundary !== null) boundaries.add(boundary);
    out.push(...withCharset(fields, () => bodyAfter(lines, end, boundaries)), '');
    heads = isPlainMessage(fields);
    at = end;
  }
  return Buffer.from(out.join('\r\n'), 'latin1');
}

function unfolded(lines: readonly string[]): readonly string[] {
  const fields: string[] = [];
  for (const line of lines) {
    const last = fields.length - 1;
    if (last >= 0 && /^[ \t]/.test(line)) fields[last] += line;
    else fields.push(line);
  }
  return fields;
}

function mendedField(field: string): string {
  const bytes = Buffer.from(field, 'latin1');
  const plain = bytes.some((byte) => byte > 127)
    ? Buffer.from(guessed(bytes), 'utf8').toString('latin1')
    : field;
  return plain.replace(RUN, (run) => rejoined(run) + (/[ \t]+$/.exec(run)?.[0] ?? ''));
}

/** Neighbours in one encoding are one text. */
function rejoined(run: string): string {
  const texts: { label: string; bytes: Buffer }[] = [];
  for (const [, label = '', encoding = '', written = ''] of run.matchAll(WORD)) {
    const bytes = bytesOf(written, encoding);
    const last = texts.at(-1);
    if (last?.label.toLowerCase() === label.toLowerCase())
      last.bytes = Buffer.concat([last.bytes, bytes]);
    else texts.push({ label, bytes });
  }
  return texts
    .map(({ label, bytes }) => Buffer.from(decoded(bytes, label), 'utf8').toString('base64'))
    .map((base64) => `=?utf-8?B?${base64}?=`)
    .join(' ');
}

const bytesOf = (written: string, encoding: string): Buffer =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(written, 'base64')
    : quotedPrintable(written.replaceAll('_', ' '));

const quotedPrintable = (written: string): Buffer =>
  Buffer.from(
    written
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

const valueOf = (fields: readonly string[], name: string): string | null => {
  const field = fields.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return field === undefined ? null : field.slice(name.length + 1).trim();
};

function boundaryIn(fields: readonly string[]): string | null {
  const [, quoted, bare] = BOUNDARY.exec(valueOf(fields, 'content-type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  return boundary === undefined ? null : `--${boundary.trimEnd()}`;
}

/** A mail within the mail has headers of its own, unless it is encoded as a whole. */
const isPlainMessage = (fields: readonly string[]): boolean =>
  /^message\/(rfc822|global)/i.test(valueOf(fields, 'content-type') ?? '') &&
  !/base64|quoted/i.test(valueOf(fields, 'content-transfer-encoding') ?? '');

function bodyAfter(
  lines: readonly string[],
  blank: number,
  boundaries: ReadonlySet<string>,
): string {
  const isEnd = (line: string): boolean => {
    const mark = line.startsWith('--') ? line.trimEnd() : '';
    return boundaries.has(mark) || boundaries.has(mark.replace(/--$/, ''));
  };
  let end = blank + 1;
  while (end < lines.length && !isEnd(lines[end] ?? '')) end += 1;
  return lines.slice(blank + 1, end).join('\n');
}

/** Text without a name for its encoding, or with one that it does not have, gets the one that fits. */
function withCharset(fields: readonly string[], body: () => string): readonly string[] {
  const type = valueOf(fields, 'content-type');
  if (type !== null && !/^text\//i.test(type)) return fields;
  const [, quoted, bare] = CHARSET.exec(type ?? '') ?? [];
  const bytes = asBytes(body(), valueOf(fields, 'content-transfer-encoding') ?? '');
  const label = quoted ?? bare ?? 'us-ascii';
  // To a decoder us-ascii is Windows-1252, in which everything is text.
  if (!/ascii/i.test(label) && fits(bytes, label)) return fields;
  if (bytes.every((byte) => byte < 128)) return fields;
  const named = `${(type ?? 'text/plain').replace(CHARSET, '')}; charset=${guessedLabel(bytes)}`;
  return [...fields.filter((field) => !/^content-type:/i.test(field)), `Content-Type: ${named}`];
}

function asBytes(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  return /quoted/i.test(encoding) ? quotedPrintable(body) : Buffer.from(body, 'latin1');
}
