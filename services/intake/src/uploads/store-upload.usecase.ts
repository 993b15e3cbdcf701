import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { fileTypeFromFile } from 'file-type';
import { acceptedType, adviceOn, isSilk, type MediaType, safeFileName } from './media-types.js';
import { ObjectStore } from '@tingsu/archive';
import { type StoredUpload, UploadRepository } from './upload.repository.js';

export interface IncomingFile {
  readonly stream: Readable;
  /** Whether the stream ended early because the file is too large. */
  readonly truncated: () => boolean;
  readonly fileName: string | undefined;
  readonly declaredType: string;
  /** Of its sender, who may send it again; a new one unless given. */
  readonly uploadId?: string;
}

interface Measured {
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Takes a file in without ever holding it in memory, and keeps it only when its content is of an accepted type. */
@Injectable()
export class StoreUpload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadRepository,
    private readonly store: ObjectStore,
  ) {}

  async execute(
    tenantId: string,
    file: IncomingFile,
  ): Promise<Omit<StoredUpload, 'storageKey' | 'sha256'>> {
    const directory = await mkdtemp(join(tmpdir(), 'tingsu-upload-'));
    try {
      const path = join(directory, 'file');
      const measured = await writeTo(path, file.stream);
      if (file.truncated())
        throw new ProblemError('upload.too_large', 'Send a file of at most 20 MB.');
      if (measured.bytes === 0)
        throw new ProblemError('upload.empty', 'The file has no content. Choose the file again.');
      return await this.keep(tenantId, path, file, measured);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** The row comes first: a row without a file is swept away after a day, a file without a row would stay for ever. */
  private async keep(
    tenantId: string,
    path: string,
    file: IncomingFile,
    { bytes, sha256 }: Measured,
  ) {
    const type = await typeOf(path, file);
    const { uploadId = randomUUID() } = file;
    const upload = {
      uploadId,
      fileName: safeFileName(file.fileName, type),
      mediaType: type.mediaType,
      bytes,
    };
    const storageKey = `${tenantId}/${uploadId.slice(0, 2)}/${uploadId}`;
    await this.unitOfWork.run(tenantId, (tx) =>
      this.uploads.add(tx, { ...upload, sha256, storageKey }),
    );
    await this.store.put(storageKey, path, type.mediaType);
    return upload;
  }
}

async function typeOf(path: string, { declaredType }: IncomingFile): Promise<MediaType> {
  const recognised = await recognisedIn(path);
  const type = acceptedType(recognised, declaredType);
  if (type) return type;
  const { code, detail } = adviceOn(recognised);
  throw new ProblemError(code, detail);
}

async function recognisedIn(path: string): Promise<string | undefined> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found) return found.mime;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return isSilk(buffer.subarray(0, bytesRead)) ? 'audio/silk' : undefined;
  } finally {
    await file.close();
  }
}

async function writeTo(path: string, stream: Readable): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path));
  return { bytes, sha256: hash.digest() };
}
