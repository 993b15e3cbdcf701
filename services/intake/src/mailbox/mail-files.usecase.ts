import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MAX_ATTACHMENTS, MAX_UPLOAD_BYTES, ProblemError } from '@tingsu/contracts';
import type { Mail, MailFile } from '../mails/mail.js';
import { StoreUpload } from '../uploads/store-upload.usecase.js';

interface StoredFiles {
  readonly attachments: readonly string[];
  /** Names of those that were refused: of a type that is not taken, empty, or too many. */
  readonly notTaken: readonly string[];
}

/** The files of a mail, stored under the rules for any file that somebody sends. */
@Injectable()
export class MailFiles {
  constructor(private readonly store: StoreUpload) {}

  async storeAll(tenantId: string, files: Mail['files']): Promise<StoredFiles> {
    const attachments: string[] = [];
    const notTaken: string[] = [];
    for (const file of files) {
      const uploadId =
        attachments.length < MAX_ATTACHMENTS ? await this.stored(tenantId, file) : null;
      if (uploadId === null) notTaken.push(file.name);
      else attachments.push(uploadId);
    }
    return { attachments, notTaken };
  }

  private async stored(tenantId: string, file: MailFile): Promise<string | null> {
    try {
      const upload = await this.store.execute(tenantId, {
        stream: Readable.from([file.content]),
        truncated: () => file.content.length > MAX_UPLOAD_BYTES,
        fileName: file.name,
        declaredType: file.declaredType,
      });
      return upload.uploadId;
    } catch (error) {
      if (error instanceof ProblemError && error.code.startsWith('upload.')) return null;
      throw error;
    }
  }
}
