import { Injectable } from '@nestjs/common';
import { ERASED_WORDS, type GiveCopies } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import {
  GivenCopies,
  type GivenCopyEntity,
  GivenCopyFiles,
  type GivenCopyFileEntity,
} from './given-copy.entity.js';

const WordsSchema = z.object({ name: z.string(), reason: z.string() });
const Kept = GivenCopies.omit('tenantId');
const KeptFile = GivenCopyFiles.omit('tenantId');

export type GivenFile = Omit<GivenCopyFileEntity, 'tenantId' | 'copyId'>;
export type StoredCopies = Omit<RowOf<typeof Kept>, 'words'> &
  z.infer<typeof WordsSchema> & { readonly files: readonly GivenFile[] };

const cellOf = (id: string, complaintId: string) => ({
  ...{ table: 'given_copy', column: 'words', rowId: id, subject: complaintId },
});
const ERASED = { name: ERASED_WORDS, reason: ERASED_WORDS };

/** Copies of files that left the house, with the files as they were given. */
@Injectable()
export class GivenCopiesRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** The newest first. */
  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredCopies[]> {
    const rows = await Kept.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 order by given_at desc, id',
      [tx.tenantId, complaintId],
    );
    if (rows.length === 0) return [];
    const files = await KeptFile.select(
      tx,
      'where tenant_id = $1 and copy_id = any($2::uuid[]) order by copy_id, upload_id',
      [tx.tenantId, rows.map(({ id }) => id)],
    );
    const keys = await this.dataKeys.toOpen(tx, [complaintId]);
    return rows.map(({ words, ...row }) => ({
      ...row,
      ...WordsSchema.parse(keys.openJson(cellOf(row.id, complaintId), words, ERASED)),
      files: files.filter(({ copyId }) => copyId === row.id),
    }));
  }

  async add(
    tx: Transaction,
    { copyId: id, to, form, name, reason }: Omit<GiveCopies, 'files'>,
    by: Pick<GivenCopyEntity, 'complaintId' | 'givenBy' | 'givenRole'>,
    files: readonly GivenFile[],
  ): Promise<void> {
    const keys = await this.dataKeys.toSeal(tx, [by.complaintId]);
    const words = keys.seal(cellOf(id, by.complaintId), JSON.stringify({ name, reason }));
    const tenantId = tenantOf(tx);
    await GivenCopies.add(tx, [{ ...by, id, to, form, words, tenantId, givenAt: tx.now }]);
    await GivenCopyFiles.add(
      tx,
      files.map(({ uploadId, bytes, sha256, storageKey }) => ({
        ...{ tenantId, copyId: id, uploadId, bytes, sha256, storageKey },
      })),
    );
  }
}
