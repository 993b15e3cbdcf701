import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';
import { CleanPictures } from './clean-picture.adapter.js';
import { shownAs } from './shown-as.js';
import type { StoredUpload } from './upload.repository.js';

type Kept = Pick<StoredUpload, 'storageKey' | 'mediaType' | 'bytes'>;

export interface CleanCopy {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Files as they are shown and handed on. The original stays as it came. */
@Injectable()
export class ShownFiles {
  constructor(
    private readonly store: ObjectStore,
    private readonly pictures: CleanPictures,
  ) {}

  /** The content to show; null for a picture that cannot be cleaned. A clean copy is made once and kept beside the original. */
  async open({ storageKey, mediaType }: Kept): Promise<Readable | null> {
    const as = shownAs(mediaType);
    if (as === 'original') return this.store.open(storageKey);
    if (as === 'refused') return null;
    const key = `${storageKey}.clean`;
    // Where it is not there, or not to be had, it is made again.
    const known = await this.store.open(key).catch(() => null);
    if (known) return known;
    const copy = await this.copyTo(key, { storageKey, mediaType });
    return copy && this.store.open(key);
  }

  /** Makes a clean copy under a key of its own; null when the picture cannot be read. */
  async copyTo(
    key: string,
    { storageKey, mediaType }: Pick<Kept, 'storageKey' | 'mediaType'>,
  ): Promise<CleanCopy | null> {
    const content = await buffer(await this.store.open(storageKey));
    const cleaned = await this.pictures.of(content, mediaType);
    if (!cleaned) return null;
    const directory = await mkdtemp(join(tmpdir(), 'tingsu-clean-'));
    try {
      const path = join(directory, 'file');
      await writeFile(path, cleaned);
      await this.store.put(key, path, mediaType);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    return {
      ...{ storageKey: key, bytes: cleaned.length },
      sha256: createHash('sha256').update(cleaned).digest(),
    };
  }
}
