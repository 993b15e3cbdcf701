import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';

export interface StoredUpload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly storageKey: string;
}

export interface NewUpload extends StoredUpload {
  readonly sha256: Buffer;
}

interface SealedUpload extends Omit<StoredUpload, 'fileName'> {
  readonly fileName: Buffer;
}

const INSERT = `insert into upload (tenant_id, id, file_name, media_type, bytes, sha256, storage_key, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const FIND = `select id as "uploadId", file_name as "fileName", media_type as "mediaType", bytes, storage_key as "storageKey"
  from upload where tenant_id = $1 and complaint_id = $2 order by created_at, id`;
const LOCK_FREE = `select id from upload where tenant_id = $1 and id = any($2::uuid[]) and complaint_id is null order by id for update`;
const BIND = `update upload u set complaint_id = b.complaint_id from unnest($2::uuid[], $3::uuid[]) as b (id, complaint_id)
  where u.tenant_id = $1 and u.id = b.id`;
const ORPHANS = `select tenant_id as "tenantId", id as "uploadId", storage_key as "storageKey" from upload
  where complaint_id is null and created_at < instant() - interval '24 hours' order by created_at limit $1 for update skip locked`;

/** File names are sealed: people put names and diagnoses into them. */
@Injectable()
export class UploadRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  async add(
    tx: Transaction,
    { uploadId, fileName, mediaType, bytes, sha256, storageKey }: NewUpload,
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    const sealedName = keys.seal(cellOf(uploadId), fileName);
    await tx.query(INSERT, [
      tx.tenantId,
      uploadId,
      sealedName,
      mediaType,
      bytes,
      sha256,
      storageKey,
      tx.now,
    ]);
  }

  async ofComplaint(tx: Transaction, complaintId: string): Promise<readonly StoredUpload[]> {
    const rows = await tx.query<SealedUpload>(FIND, [tx.tenantId, complaintId]);
    const keys = await this.dataKeys.forTenant(tx);
    return rows.map((row) => ({ ...row, fileName: keys.open(cellOf(row.uploadId), row.fileName) }));
  }

  /** Binds uploads to complaints, all of a complaint or none. Returns the complaints whose uploads are not free. */
  async bind(
    tx: Transaction,
    wanted: readonly { readonly complaintId: string; readonly uploadId: string }[],
  ): Promise<ReadonlySet<string>> {
    if (wanted.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(LOCK_FREE, [
      tx.tenantId,
      wanted.map(({ uploadId }) => uploadId),
    ]);
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
    if (bound.size > 0) await tx.query(BIND, [tx.tenantId, [...bound.keys()], [...bound.values()]]);
    return refused;
  }

  /** Uploads of all tenants that no complaint took within 24 hours, locked for removal. */
  lockOrphans(
    tx: Transaction,
    limit: number,
  ): Promise<
    readonly { readonly tenantId: string; readonly uploadId: string; readonly storageKey: string }[]
  > {
    return tx.query(ORPHANS, [limit]);
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
