import { guessed } from './charset.js';

interface WinmailFile {
  readonly name: string;
  readonly content: Buffer;
}

const SIGNATURE = 0x223e9f78;
/** Ids of attributes (MS-OXTNEF 2.1.3.2). */
const ATTACH_BEGINS = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;
const ATTACH_PROPERTIES = 0x00069005;
const LONG_FILE_NAME = 0x3707;
/** Properties of these types have a length of their own: text, Unicode text, object, bytes. */
const OF_ANY_LENGTH = new Set([0x1e, 0x1f, 0x0d, 0x102]);
const UNICODE = 0x1f;
const MANY = 0x1000;
const EIGHT_BYTES = new Set([0x05, 0x06, 0x07, 0x14, 0x40]);
const GUID_TYPE = 0x48;

/** The files in the `winmail.dat` of Outlook; null where it cannot be read. What it says in words stands in the mail as well. */
export function winmailFiles(content: Buffer): readonly WinmailFile[] | null {
  try {
    return filesIn(content);
  } catch {
    // It ends before what it announces.
    return null;
  }
}

function filesIn(content: Buffer): readonly WinmailFile[] | null {
  if (content.length < 6 || content.readUInt32LE(0) !== SIGNATURE) return null;
  const files: { title: string; longName: string | null; content: Buffer }[] = [];
  let at = 6;
  while (at + 9 <= content.length) {
    const id = content.readUInt32LE(at + 1);
    const length = content.readUInt32LE(at + 5);
    const data = piece(content, at + 9, length);
    at += 9 + length + 2;
    if (id === ATTACH_BEGINS) files.push({ title: '', longName: null, content: Buffer.alloc(0) });
    const file = files.at(-1);
    if (!file) continue;
    if (id === ATTACH_TITLE) file.title = guessed(data).replace(/\0.*$/s, '');
    if (id === ATTACH_DATA) file.content = data;
    if (id === ATTACH_PROPERTIES) file.longName = longNameIn(data);
  }
  return files.map(({ title, longName, content: bytes }) => ({
    name: longName ?? title,
    content: bytes,
  }));
}

function piece(from: Buffer, start: number, length: number): Buffer {
  if (start + length > from.length) throw new RangeError('it ends too early');
  return from.subarray(start, start + length);
}

/** Reads property by property, because only that tells where the next one begins. */
function longNameIn(data: Buffer): string | null {
  const count = data.readUInt32LE(0);
  let at = 4;
  for (let n = 0; n < count; n += 1) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at = afterName(data, at + 4, id);
    const { values, end } = valuesAt(data, at, type);
    at = end;
    const [name] = values;
    if (id === LONG_FILE_NAME && name)
      return (type === UNICODE ? name.toString('utf16le') : guessed(name)).replace(/\0.*$/s, '');
  }
  return null;
}

/** A property with a number of its own set carries the name of it. */
function afterName(data: Buffer, at: number, id: number): number {
  if (id < 0x8000) return at;
  const kind = data.readUInt32LE(at + 16);
  return kind === 0 ? at + 24 : at + 24 + padded(data.readUInt32LE(at + 20));
}

function valuesAt(
  data: Buffer,
  start: number,
  type: number,
): { readonly values: readonly Buffer[]; readonly end: number } {
  const single = type & ~MANY;
  const anyLength = OF_ANY_LENGTH.has(single);
  const counted = anyLength || (type & MANY) !== 0;
  const count = counted ? data.readUInt32LE(start) : 1;
  const values: Buffer[] = [];
  let at = counted ? start + 4 : start;
  for (let n = 0; n < count; n += 1) {
    const length = anyLength ? data.readUInt32LE(at) : sizeOf(single);
    at += anyLength ? 4 : 0;
    values.push(piece(data, at, length));
    at += padded(length);
  }
  return { values, end: at };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function sizeOf(type: number): number {
  if (type === GUID_TYPE) return 16;
  return EIGHT_BYTES.has(type) ? 8 : 4;
}
