import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { type UploadEntity, Uploads } from './upload.entity.js';

const Stored = Uploads.pick('id', 'fileName', 'mediaType', 'bytes', 'storageKey', 'sha256');
type SealedUpload = RowOf<typeof Stored>;

export type StoredUpload = Omit<SealedUpload, 'id' | 'fileName'> & {
  readonly uploadId: string;
  readonly fileName: string;
};

const Place = Uploads.pick('id', 'complaintId');
const BIND = `update upload u set complaint_id = r."complaintId" from ${Place.rows()} where u.tenant_id = $2 and u.id = r.id`;

/** File names are sealed: people put names and diagnoses into them. */
@Injectable()
export class UploadRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** One that is there already is the same file. */
  async add(
    tx: Transaction,
    { uploadId: id, fileName, mediaType, bytes, sha256, storageKey }: StoredUpload,
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const row = {
      ...{ id, mediaType, bytes, sha256, storageKey, complaintId: null },
      ...{ tenantId: tenantOf(tx), createdAt: tx.now },
      fileName: keys.seal(cellOf(id), fileName),
    };
    await Uploads.add(tx, [row], 'on conflict do nothing');
  }

  /** Of the group, how many bytes no complaint has taken yet. */
  async waitingBytes(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ readonly bytes: number }>(
      'select coalesce(sum(bytes), 0)::float8 as bytes from upload where tenant_id = $1 and complaint_id is null',
      [tx.tenantId],
    );
    return row?.bytes ?? 0;
  }

  /** Whether a complaint has it. */
  async isBound(tx: Transaction, uploadId: string): Promise<boolean> {
    const rows = await Place.select(
      tx,
      'where tenant_id = $1 and id = $2 and complaint_id is not null',
      [tx.tenantId, uploadId],
    );
    return rows.length > 0;
  }

  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredUpload[]> {
    const rows = await Stored.select(
      tx,
      'where tenant_id = $1 and complaint_id = $2 order by created_at, id',
      [tx.tenantId, complaintId],
    );
    const keys = await this.dataKeys.forTenant(tx);
    return rows.map(({ id, fileName, ...row }) => ({
      ...row,
      uploadId: id,
      fileName: keys.open(cellOf(id), fileName),
    }));
  }

  /** Binds uploads to complaints, all of a complaint or none. Returns the complaints whose uploads are not free. */
  async bind(
    tx: Transaction,
    wanted: readonly { readonly complaintId: string; readonly uploadId: string }[],
  ): Promise<ReadonlySet<string>> {
    if (wanted.length === 0) return new Set();
    const rows = await Uploads.pick('id').select(
      tx,
      'where tenant_id = $1 and id = any($2::uuid[]) and complaint_id is null order by id for update',
      [tx.tenantId, wanted.map(({ uploadId }) => uploadId)],
    );
    const free = new Set(rows.map(({ id }) => id));
    const refused = new Set<string>();
    const bound = new Map<string, string>();
    for (const complaintId of new Set(wanted.map((one) => one.complaintId))) {
      const ids = wanted
        .filter((one) => one.complaintId === complaintId)
        .map((one) => one.uploadId);
      if (ids.every((id) => free.has(id) && !bound.has(id)))
        ids.forEach((id) => bound.set(id, complaintId));
      else refused.add(complaintId);
    }
    const places = [...bound].map(([id, complaintId]) => ({ id, complaintId }));
    if (places.length > 0) await tx.query(BIND, [Place.json(places), tx.tenantId]);
    return refused;
  }

  /** Frees the files of complaints that are not stored after all. */
  async release(tx: Transaction, complaintIds: readonly string[]): Promise<void> {
    if (complaintIds.length === 0) return;
    await tx.query(
      'update upload set complaint_id = null where tenant_id = $1 and complaint_id = any($2::uuid[])',
      [tx.tenantId, complaintIds],
    );
  }

  /** Uploads of all tenants that no complaint took within 24 hours, locked for removal. */
  lockOrphans(
    tx: Transaction,
    limit: number,
  ): Promise<readonly Pick<UploadEntity, 'id' | 'storageKey'>[]> {
    return Uploads.pick('id', 'storageKey').select(
      tx,
      `where complaint_id is null and created_at < instant() - interval '24 hours' order by created_at limit $1 for update skip locked`,
      [limit],
    );
  }

  /** Of several instances one sweeps at a time: false when another one does. */
  async lockSweep(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ locked: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended('tingsu:intake.sweep', 0)) as locked",
    );
    return row?.locked === true;
  }

  async remove(tx: Transaction, uploadIds: readonly string[]): Promise<void> {
    await tx.query('delete from upload where id = any($1::uuid[]) and complaint_id is null', [
      uploadIds,
    ]);
  }
}

function cellOf(uploadId: string) {
  return { table: 'upload', column: 'file_name', rowId: uploadId };
}
