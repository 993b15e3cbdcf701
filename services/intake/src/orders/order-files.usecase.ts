import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  MAX_ATTACHMENTS,
  MAX_UPLOAD_BYTES,
  type OrderFile,
  type OrderFilePaths,
  orderFilesIn,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { v5 as uuidOf } from 'uuid';
import type { Adapter } from '../complaints/registration.js';
import { AddressGuard } from '../partners/address-guard.adapter.js';
import { StoreUpload } from '../uploads/store-upload.usecase.js';
import { UploadRepository } from '../uploads/upload.repository.js';
import { fetchedFrom } from './file-fetch.adapter.js';
import { type KeptFiles, linkWithin } from './order-files.js';

/** For all files of an order together: its sender waits for the answer. */
const FETCH_MS = 15_000;
const NAMELESS = '附件';

/** The files of orders, stored under the rules for any file that somebody sends. */
@Injectable()
export class OrderFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadRepository,
    private readonly store: StoreUpload,
    private readonly guard: AddressGuard,
  ) {}

  /** One after the other, so that one file at a time is held in memory. */
  async keep(
    order: { readonly adapter: Adapter; readonly orderNo: string },
    body: object,
    paths: OrderFilePaths | undefined,
  ): Promise<KeptFiles> {
    const signal = AbortSignal.timeout(FETCH_MS);
    const fresh: string[] = [];
    const notTaken: string[] = [];
    const seen = new Set<string>();
    for (const file of orderFilesIn(body, paths)) {
      const content =
        seen.size < MAX_ATTACHMENTS ? await this.contentOf(file, paths?.hosts ?? [], signal) : null;
      const kept = content && (await this.kept(order, file.name, content));
      if (!kept) notTaken.push(file.name || NAMELESS);
      else if (!seen.has(kept.uploadId) && !kept.known) fresh.push(kept.uploadId);
      if (kept) seen.add(kept.uploadId);
    }
    return { attachments: fresh, notTaken };
  }

  private async contentOf(
    file: OrderFile,
    hosts: readonly string[],
    signal: AbortSignal,
  ): Promise<Buffer | null> {
    if ('content' in file) return Buffer.from(file.content, 'base64');
    const url = linkWithin(file.link, hosts);
    return url && fetchedFrom(url, { guard: this.guard, signal, mostBytes: MAX_UPLOAD_BYTES });
  }

  /** The same file of an order has the same number, so that an order that is sent again brings none twice. Null for a file that is refused. */
  private async kept(
    { adapter: { tenantId, id }, orderNo }: { readonly adapter: Adapter; readonly orderNo: string },
    fileName: string,
    content: Buffer,
  ): Promise<{ readonly uploadId: string; readonly known: boolean } | null> {
    const hash = createHash('sha256').update(content).digest('hex');
    const uploadId = uuidOf(`${orderNo}\n${hash}`, id);
    const known = await this.unitOfWork.run(tenantId, (tx) => this.uploads.isBound(tx, uploadId));
    if (known) return { uploadId, known };
    try {
      await this.store.execute(tenantId, {
        ...{ uploadId, fileName },
        stream: Readable.from([content]),
        truncated: () => content.length > MAX_UPLOAD_BYTES,
        // Its content says what it is.
        declaredType: '',
      });
      return { uploadId, known };
    } catch (error) {
      if (error instanceof ProblemError && error.code.startsWith('upload.')) return null;
      throw error;
    }
  }
}
