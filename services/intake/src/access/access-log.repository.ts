import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import type { ReadAction } from './may-read-complaint.js';

export interface Read {
  readonly personId: string;
  /** `refused.read`: a message that was refused; its id stands in place of the complaint's. */
  readonly action: ReadAction | 'refused.read';
  readonly complaintId: string;
  readonly uploadId: string | null;
}

/** Who read what a sender wrote: one row a read, in the transaction that read it. */
@Injectable()
export class AccessLogRepository {
  async record(tx: Transaction, { personId, action, complaintId, uploadId }: Read): Promise<void> {
    await tx.query(
      'insert into access_log (tenant_id, id, at, person_id, action, complaint_id, upload_id) values ($1, $2, $3, $4, $5, $6, $7)',
      [tx.tenantId, uuid(), tx.now, personId, action, complaintId, uploadId],
    );
  }
}
