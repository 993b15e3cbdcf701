import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { DirectoryCopies, type DirectoryCopyEntity } from './directory-copy.entity.js';
import type { Directory } from './directory.js';

interface Kept {
  readonly version: number;
  readonly directory: Directory;
}

/** The local copy of each tenant's directory, read from the database only when its version changed. */
@Injectable()
export class DirectoryRepository {
  private readonly kept = new Map<string, Kept>();

  async store(
    tx: Transaction,
    tenantId: string,
    version: number,
    directory: Directory,
  ): Promise<void> {
    await DirectoryCopies.add(
      tx,
      [{ tenantId, version, content: directory }],
      `on conflict (tenant_id) do update set ${DirectoryCopies.omit('tenantId').excluded} where directory_copy.version < excluded.version`,
    );
  }

  /** Null until the first directory arrived. Works for a tenant's transaction and for the worker's. */
  async find(tx: Transaction, tenantId: string): Promise<Directory | null> {
    const known = this.kept.get(tenantId);
    const [row] = await tx.query<
      Pick<DirectoryCopyEntity, 'version'> & { readonly content: Directory | null }
    >(
      `select version, case when version is distinct from $2::integer then content end as content from directory_copy where tenant_id = $1`,
      [tenantId, known?.version ?? null],
    );
    if (!row) return null;
    if (!row.content) return known?.directory ?? null;
    // A transaction that rolls back leaves a version here that never was; it is replaced when the real one is read.
    this.kept.set(tenantId, { version: row.version, directory: row.content });
    return row.content;
  }
}
