import { Injectable } from '@nestjs/common';
import type { AccessLogEntry, AccessLogPage } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import {
  type AccessLog,
  type AccessLogSource,
  listAccessLog,
  type ReadingSource,
} from '@tingsu/service';
import { tenantsWithDirectory } from '../reference/reference.repository.js';
import { v7 as uuid } from 'uuid';
import { Accesses, type AccessLogEntity, type ReadAction } from './access-log.entity.js';

export type { ReadAction };
export type Read = Omit<
  AccessLogEntity,
  'tenantId' | 'id' | 'at' | 'reason' | 'fields' | 'campuses'
> & {
  readonly reason?: string;
  readonly fields?: readonly string[];
  readonly campuses?: readonly string[];
};

const Listed = Accesses.pick(
  'id',
  'at',
  'personId',
  'action',
  'outcome',
  'uploadId',
  'reason',
  'fields',
  'campuses',
);

const LOG: AccessLogSource = {
  service: 'intake',
  columns: Listed.as('l'),
  joins: `left join complaint c on c.tenant_id = l.tenant_id and c.id = l.complaint_id
    left join case_copy k on k.tenant_id = l.tenant_id and k.complaint_id = l.complaint_id`,
  facts: 'k.access',
  campuses: 'l.campuses',
  ofComplaint: (no) =>
    `l.complaint_id = (select id from complaint where tenant_id = $1 and complaint_no = ${no})`,
};

/** What counts where odd reading is looked for. Rows of the register have no complaint: each counts. */
export const COMPLAINT_READINGS: ReadingSource = {
  tenants: tenantsWithDirectory,
  joins: LOG.joins,
  subject: 'l.complaint_id::text',
  actions: {
    read: ['words.read', 'attachments.read', 'originals.read'],
    revealed: ['revealed'],
    taken_out: ['copies.give', 'dossier.make', 'register.export', 'orders.export'],
  },
};

/** Who read what a sender wrote, or was refused: one row each, in the transaction that decided it. */
@Injectable()
export class AccessLogRepository implements AccessLog {
  record(tx: Transaction, read: Read): Promise<void> {
    return this.recordAll(tx, [read]);
  }

  async recordAll(tx: Transaction, reads: readonly Read[]): Promise<void> {
    const tenantId = tenantOf(tx);
    const rows = reads.map((read) => ({
      ...read,
      ...{ reason: read.reason ?? null, fields: read.fields ?? null },
      campuses: read.campuses ?? null,
      ...{ tenantId, id: uuid(), at: tx.now },
    }));
    await Accesses.add(tx, rows);
  }

  list(tx: Transaction, page: AccessLogPage): Promise<AccessLogEntry[]> {
    return listAccessLog(tx, LOG, page);
  }
}
