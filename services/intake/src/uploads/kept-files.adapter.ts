import type { Readable } from 'node:stream';
import { ObjectStore } from '@tingsu/archive';
import { ProblemError } from '@tingsu/contracts';

/** How a disk and a bucket say that there is no such file. */
const MISSING = ['ENOENT', 'NoSuchKey', 'NotFound'];

/** Attachments and papers. One that is not there any more is a problem of its own: it was erased by law. */
export class KeptFiles extends ObjectStore {
  constructor(private readonly store: ObjectStore) {
    super();
  }

  put(key: string, file: string, mediaType: string): Promise<void> {
    return this.store.put(key, file, mediaType);
  }

  async open(key: string): Promise<Readable> {
    try {
      return await this.store.open(key);
    } catch (error) {
      if (isMissing(error))
        throw new ProblemError(
          'file.gone',
          'The file was erased by law and cannot be read any more.',
        );
      throw error;
    }
  }

  remove(key: string): Promise<void> {
    return this.store.remove(key);
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && MISSING.includes('code' in error ? String(error.code) : error.name);
