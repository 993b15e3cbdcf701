import { Injectable } from '@nestjs/common';
import { type AddEvidence, ERASED_WORDS } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { Uploads } from '../uploads/upload.entity.js';
import { EvidenceTable, type EvidenceEntity } from './evidence.entity.js';

const WordsSchema = z.object({
  source: z.string(),
  place: z.string().nullable(),
  note: z.string().nullable(),
});
const Kept = EvidenceTable.omit('tenantId');
const File = Uploads.pick('fileName', 'mediaType', 'bytes', 'sha256', 'storageKey');
type Row = RowOf<typeof Kept> & RowOf<typeof File>;
const OF_COMPLAINT = `select ${Kept.as('e')}, ${File.as('u')} from evidence e
  join upload u on u.tenant_id = e.tenant_id and u.id = e.upload_id
  where e.tenant_id = $1 and e.complaint_id = $2 order by e.added_at, e.upload_id`;

export type StoredEvidence = Omit<Row, 'words' | 'fileName'> &
  z.infer<typeof WordsSchema> & { readonly fileName: string };

const cellOf = (uploadId: string, complaintId: string) => ({
  ...{ table: 'evidence', column: 'words', rowId: uploadId, subject: complaintId },
});
const ERASED = { source: ERASED_WORDS, place: null, note: null };
const nameCellOf = (uploadId: string) => ({
  table: 'upload',
  column: 'file_name',
  rowId: uploadId,
});

/** Files of the office, with what was said of them. */
@Injectable()
export class EvidenceRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredEvidence[]> {
    const rows = await tx.query<Row>(OF_COMPLAINT, [tx.tenantId, complaintId]);
    if (rows.length === 0) return [];
    const keys = await this.dataKeys.toOpen(tx, [complaintId]);
    return rows.map(({ words, fileName, ...row }) => ({
      ...row,
      ...WordsSchema.parse(keys.openJson(cellOf(row.uploadId, complaintId), words, ERASED)),
      fileName: keys.open(nameCellOf(row.uploadId), fileName),
    }));
  }

  async add(
    tx: Transaction,
    { uploadId, slot, step, holdId, source, place, note, takenAt }: AddEvidence,
    by: Pick<EvidenceEntity, 'complaintId' | 'addedBy' | 'addedRole'>,
  ): Promise<void> {
    const keys = await this.dataKeys.toSeal(tx, [by.complaintId]);
    const said = { source, place: place ?? null, note: note ?? null };
    const words = keys.seal(cellOf(uploadId, by.complaintId), JSON.stringify(said));
    await EvidenceTable.add(tx, [
      {
        ...{ ...by, uploadId, slot, step: step ?? null, words },
        ...{ holdId: holdId ?? null, takenAt: takenAt ?? null },
        ...{ tenantId: tenantOf(tx), addedAt: tx.now },
      },
    ]);
  }
}
