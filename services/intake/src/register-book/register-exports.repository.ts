import type { RegisterExportRequest } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { RegisterExports } from './register-export.entity.js';

const Kept = RegisterExports.omit('tenantId', 'personId', 'startedAt');
export type KeptExport = RowOf<typeof Kept>;

/** A download may be begun again for so long. */
const KEPT = "interval '24 hours'";
const OWN = `where tenant_id = $1 and export_id = $2 and person_id = $3 and started_at > instant() - ${KEPT}`;

export interface OwnExport {
  readonly exportId: string;
  readonly personId: string;
}

export async function insertExport(
  tx: Transaction,
  personId: string,
  asked: { readonly request: RegisterExportRequest; readonly total: number },
): Promise<string> {
  const exportId = uuid();
  const moments = { startedAt: tx.now, movedAt: tx.now };
  await RegisterExports.add(tx, [
    {
      ...{ ...asked, ...moments, tenantId: tenantOf(tx), exportId, personId },
      ...{ state: 'running' as const, done: 0 },
    },
  ]);
  return exportId;
}

/** Null for one of another person, and for one of long ago. */
export async function findExport(
  tx: Transaction,
  { exportId, personId }: OwnExport,
): Promise<KeptExport | null> {
  const [row = null] = await Kept.select(tx, OWN, [tx.tenantId, exportId, personId]);
  return row;
}

/** As `findExport`, held until the transaction ends: pages and cancelling do not cross. */
export async function lockExport(
  tx: Transaction,
  { exportId, personId }: OwnExport,
): Promise<KeptExport | null> {
  const values = [tx.tenantId, exportId, personId];
  const [row = null] = await Kept.select(tx, `${OWN} for update`, values);
  return row;
}

export async function keepExport(
  tx: Transaction,
  { exportId, state, done }: Pick<KeptExport, 'exportId' | 'state' | 'done'>,
): Promise<void> {
  await tx.query(
    `update register_export set state = $3, done = $4, total = greatest(total, $4), moved_at = $5
     where tenant_id = $1 and export_id = $2`,
    [tx.tenantId, exportId, state, done, tx.now],
  );
}
