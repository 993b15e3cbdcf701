import type { UnitOfWork } from '@tingsu/database';
import { statfs } from 'node:fs/promises';
import type { Archived, MaintenanceRun } from './archive.repository.js';
import {
  archiveTotals,
  type ArchiveTotals,
  lastArchived,
  lastRun,
  type SizeOfTable,
  sizesOfTables,
} from './storage.repository.js';

export interface StorageFigures {
  readonly tables: readonly SizeOfTable[];
  readonly archive: ArchiveTotals;
  readonly lastArchived: Archived | null;
  readonly lastRun: MaintenanceRun | null;
}

/** How much a service keeps, by table, and what maintenance did. */
export function storageFigures(unitOfWork: UnitOfWork): Promise<StorageFigures> {
  return unitOfWork.system(async (tx) => ({
    tables: await sizesOfTables(tx),
    archive: await archiveTotals(tx),
    lastArchived: await lastArchived(tx),
    lastRun: await lastRun(tx),
  }));
}

/** Free bytes of the disk that a path is on; null when this process cannot see it. */
export async function freeBytes(path: string | undefined): Promise<number | null> {
  if (path === undefined) return null;
  const disk = await statfs(path).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}
