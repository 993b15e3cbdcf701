import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '@tingsu/archive';

/** Papers lie beside the attachments, under a key of their own. */
@Injectable()
export class PaperFiles {
  constructor(private readonly store: ObjectStore) {}

  /** Keeping the same paper again replaces it: a try that failed after this leaves nothing that disturbs. */
  async keep(tenantId: string, paperId: string, pdf: Buffer) {
    const storageKey = `${tenantId}/papers/${paperId}.pdf`;
    const directory = await mkdtemp(join(tmpdir(), 'tingsu-paper-'));
    try {
      const path = join(directory, 'file');
      await writeFile(path, pdf);
      await this.store.put(storageKey, path, 'application/pdf');
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    return { storageKey, bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest() };
  }
}
