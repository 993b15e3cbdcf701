// Reads the list of a ZIP and the content of its entries, without unpacking anything to the disk.
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LISTED_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const PIECE_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** The file is no ZIP that can be read. */
export class UnreadableZip extends Error {}

/** @typedef {{ path: string, method: number, crc: number, packed: number, at: number }} Entry */

/** Opens a ZIP: its entries in the order of its list, repeated names included. */
export async function openZip(path) {
  const file = await open(path);
  try {
    return { entries: await listed(file), file };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function listed(file) {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size);
  const end = endIn(tail);
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const from = tail.readUInt32LE(end + 16);
  const list = await bytesAt(file, from, from + bytes);
  if (list.length < bytes) throw new UnreadableZip();
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  for (let nr = 0; nr < count; nr++) {
    if (at + LISTED_BYTES > list.length || list.readUInt32LE(at) !== LISTED)
      throw new UnreadableZip();
    const [name, extra, comment] = [28, 30, 32].map((field) => list.readUInt16LE(at + field));
    const start = at + LISTED_BYTES;
    entries.push({
      path: list.toString('utf8', start, start + name),
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
      packed: list.readUInt32LE(at + 20),
      at: list.readUInt32LE(at + 42),
    });
    at = start + name + extra + comment;
  }
  return entries;
}

function endIn(tail) {
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (
      tail.readUInt32LE(at) === END &&
      at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length
    )
      return at;
  throw new UnreadableZip();
}

async function bytesAt(file, from, to) {
  const buffer = Buffer.alloc(Math.max(0, to - from));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

async function* piecesOf(file, from, to) {
  for (let at = from; at < to; at += PIECE_BYTES) {
    const piece = await bytesAt(file, at, Math.min(at + PIECE_BYTES, to));
    if (piece.length === 0) return;
    yield piece;
  }
}

/**
 * Hands the content of an entry on piece by piece. False when it is not what the ZIP itself says of it: another name in front of the
 * content than in the list, or content that cannot be unpacked or has another sum.
 */
export async function readEntry(file, { path, method, crc, packed, at }, take) {
  const head = await bytesAt(file, at, at + LOCAL_BYTES);
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) return false;
  const name = head.readUInt16LE(26);
  const start = at + LOCAL_BYTES + name + head.readUInt16LE(28);
  const named = await bytesAt(file, at + LOCAL_BYTES, at + LOCAL_BYTES + name);
  if (named.toString('utf8') !== path || (method !== STORED && method !== DEFLATED)) return false;
  let sum = 0;
  const count = async (pieces) => {
    for await (const piece of pieces) {
      sum = crc32(piece, sum);
      take(piece);
    }
  };
  if (packed > 0) {
    const content = piecesOf(file, start, start + packed);
    const reading =
      method === DEFLATED ? pipeline(content, createInflateRaw(), count) : count(content);
    const read = await reading.then(
      () => true,
      () => false,
    );
    if (!read) return false;
  }
  return sum === crc;
}
