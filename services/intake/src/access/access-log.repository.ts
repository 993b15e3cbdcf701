import { Injectable } from '@nestjs/common';
import type { AccessLogEntry, AccessLogPage } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { type AccessLog, type AccessLogSource, listAccessLog } from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import { Accesses, type AccessLogEntity, type ReadAction } from './access-log.entity.js';

export type { ReadAction };
export type Read = Omit<AccessLogEntity, 'tenantId' | 'id' | 'at'>;

const Listed = Accesses.pick('id', 'at', 'personId', 'action', 'outcome', 'uploadId');

const LOG: AccessLogSource = {
  service: 'intake',
  columns: `${Listed.as('l')}, null as reason`,
  joins: `left join complaint c on c.tenant_id = l.tenant_id and c.id = l.complaint_id
    left join case_copy k on k.tenant_id = l.tenant_id and k.complaint_id = l.complaint_id`,
  facts: 'k.access',
};

/** Who read what a sender wrote, or was refused: one row each, in the transaction that decided it. */
@Injectable()
export class AccessLogRepository implements AccessLog {
  async record(tx: Transaction, read: Read): Promise<void> {
    await Accesses.add(tx, [{ ...read, tenantId: tenantOf(tx), id: uuid(), at: tx.now }]);
  }

  list(tx: Transaction, page: AccessLogPage): Promise<AccessLogEntry[]> {
    return listAccessLog(tx, LOG, page);
  }
}
