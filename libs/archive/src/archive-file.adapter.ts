import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Transform, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { filesOf, type Manifest, manifestFault, ManifestSchema } from './manifest.js';
import type { ObjectStore } from './object-store.adapter.js';

/** A file of rows, as it was written or read. */
export interface Measured {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly contentSha256: string;
}

/** Lets bytes through, and knows how many they were and their SHA-256. */
function measuring() {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** Gives a directory that is removed after the work. */
export async function withDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'tingsu-archive-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Writes pages of lines as a compressed file. */
export async function writeLines(
  path: string,
  pages: AsyncIterable<readonly string[]>,
): Promise<Measured> {
  const content = measuring();
  const compressed = measuring();
  let rows = 0;
  async function* chunks() {
    for await (const lines of pages) {
      rows += lines.length;
      yield Buffer.from(lines.map((line) => `${line}\n`).join(''));
    }
  }
  await pipeline(
    Readable.from(chunks()),
    content.stream,
    createGzip({ level: 6 }),
    compressed.stream,
    createWriteStream(path),
  );
  return { rows, ...compressed.result(), contentSha256: content.result().sha256 };
}

/** Stores a finished file with its manifest; the manifest comes last, so one that is there has its rows. */
export async function putArchive(
  store: ObjectStore,
  directory: string,
  path: string,
  manifest: Manifest,
): Promise<void> {
  const files = filesOf(manifest);
  await store.put(files.rows, path, 'application/gzip');
  const written = join(directory, 'manifest.json');
  await writeFile(written, `${JSON.stringify(manifest, null, 2)}\n`);
  await store.put(files.manifest, written, 'application/json');
}

/** The manifest beside a file of rows. Throws with what to do when it is missing or was changed. */
export async function manifestOf(
  store: ObjectStore,
  file: string,
  hash: string,
): Promise<Manifest> {
  const name = file.replace(/\.ndjson\.gz$/, '.manifest.json');
  const content = await store
    .open(name)
    .then(text)
    .catch((error: unknown) => {
      throw new Error(`${name} cannot be read. Is the archive in its place?`, { cause: error });
    });
  const parsed = ManifestSchema.safeParse(parsedJson(content));
  if (!parsed.success)
    throw new Error(`${name} is no manifest: it was changed. Put the original back from a copy.`);
  const fault = manifestFault(parsed.data, hash);
  if (fault !== null) throw new Error(fault);
  return parsed.data;
}

/** Reads a file of rows to its end. Throws when it is not, byte for byte, what the manifest says. */
export async function verifyRows(
  store: ObjectStore,
  file: string,
  manifest: Manifest,
): Promise<void> {
  const read = await measure(store, file).catch((error: unknown) => {
    throw changed(file, manifest, error);
  });
  const same =
    read.sha256 === manifest.sha256 &&
    read.contentSha256 === manifest.contentSha256 &&
    read.rows === manifest.rows;
  if (!same) throw changed(file, manifest);
}

async function measure(store: ObjectStore, file: string): Promise<Measured> {
  const compressed = measuring();
  const content = measuring();
  let rows = 0;
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === LINE_END) rows += 1;
      done();
    },
  });
  await pipeline(await store.open(file), compressed.stream, createGunzip(), content.stream, count);
  return { rows, ...compressed.result(), contentSha256: content.result().sha256 };
}
const LINE_END = 10;

function changed(file: string, { partition, sha256 }: Manifest, cause?: unknown): Error {
  return new Error(
    `The file ${file} of ${partition} was changed or is incomplete: it is not the one with SHA-256 ${sha256} that was archived. Nothing was read from it. Put the original back from a copy of the archive and try again.`,
    { cause },
  );
}

/** The lines of a file, page by page. Throws at the end when they were not the ones that the manifest says. */
export async function* readLines(
  store: ObjectStore,
  file: string,
  manifest: Manifest,
  pageSize = 1_000,
): AsyncGenerator<readonly string[]> {
  const content = measuring();
  const read = pipeline(await store.open(file), createGunzip(), content.stream);
  // What goes wrong ends the lines too, and is thrown below.
  read.catch(() => undefined);
  let page: string[] = [];
  for await (const line of createInterface({ input: content.stream, crlfDelay: Infinity })) {
    page.push(line);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
  await read.catch((error: unknown) => {
    throw changed(file, manifest, error);
  });
  if (content.result().sha256 !== manifest.contentSha256) throw changed(file, manifest);
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
