import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Where files lie outside of the database, under generated names: attachments and archives. */
export abstract class ObjectStore {
  /** Takes a finished local file over. Storing the same key again replaces it. */
  abstract put(key: string, file: string, mediaType: string): Promise<void>;
  abstract open(key: string): Promise<Readable>;
  /** Removing what is not there is fine. */
  abstract remove(key: string): Promise<void>;
}

/** `file:///var/lib/tingsu/uploads`, or `s3://bucket?endpoint=https://…&region=…` with the usual AWS credentials. */
export async function objectStoreFrom(url: string): Promise<ObjectStore> {
  const parsed = new URL(url);
  if (parsed.protocol === 'file:') return new FileObjectStore(fileURLToPath(parsed));
  // Loaded only where it is used: the client is large.
  if (parsed.protocol === 's3:')
    return new (await import('./s3-object-store.adapter.js')).S3ObjectStore(parsed);
  throw new Error('The place of files must be file:///directory or s3://bucket?endpoint=…');
}

class FileObjectStore extends ObjectStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, file: string): Promise<void> {
    const target = join(this.root, key);
    await mkdir(dirname(target), { recursive: true });
    await rename(file, target).catch((error: unknown) => copyAcross(error, file, target));
  }

  async open(key: string): Promise<Readable> {
    const path = join(this.root, key);
    await stat(path);
    return createReadStream(path);
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.root, key), { force: true });
  }
}

/** The temporary directory may be on another file system, where a rename is not possible. */
async function copyAcross(error: unknown, from: string, to: string): Promise<void> {
  if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
  await copyFile(from, `${to}.part`);
  await rename(`${to}.part`, to);
}
