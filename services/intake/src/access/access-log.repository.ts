import { Injectable } from '@nestjs/common';
import type { AccessLogEntry, AccessLogPage } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { Accesses, type AccessLogEntity, type ReadAction } from './access-log.entity.js';

export type { ReadAction };
export type Read = Omit<AccessLogEntity, 'tenantId' | 'id' | 'at'>;

const Listed = Accesses.pick('id', 'at', 'personId', 'action', 'outcome', 'uploadId');

/** Newest first. A reader who is kept away from a case does not learn of it from its log either. */
const LIST = `select ${Listed.as('l')}, null as reason, c.complaint_no as "complaintNo"
  from access_log l
  left join complaint c on c.tenant_id = l.tenant_id and c.id = l.complaint_id
  left join case_copy k on k.tenant_id = l.tenant_id and k.complaint_id = l.complaint_id
  where l.tenant_id = $1 and (l.at, l.id) < ($2, $3)
    and ($4::text[] is null or c.campus = any($4::text[]))
    and ($5::text is null or c.complaint_no = $5)
    and ($6::uuid is null or l.person_id = $6)
    and not coalesce(k.access -> 'respondent' -> 'persons' ? $7 or k.access -> 'excluded' ? $7
      or ((k.access ->> 'confidential')::boolean and k.access -> 'respondent' -> 'units' ?| $8), false)
  order by l.at desc, l.id desc limit $9`;

/** Who read what a sender wrote, or was refused: one row each, in the transaction that decided it. */
@Injectable()
export class AccessLogRepository {
  async record(tx: Transaction, read: Read): Promise<void> {
    await Accesses.add(tx, [{ ...read, tenantId: tenantOf(tx), id: uuid(), at: tx.now }]);
  }

  async list(tx: Transaction, page: AccessLogPage): Promise<AccessLogEntry[]> {
    const { before, campuses, complaintNo, personId, reader, limit } = page;
    const rows = await tx.query<Omit<AccessLogEntry, 'at' | 'service'> & { readonly at: Date }>(
      LIST,
      [
        tx.tenantId,
        before.at,
        before.id,
        campuses,
        complaintNo,
        personId,
        reader.personId,
        reader.workplaces,
        limit,
      ],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), service: 'intake' }));
  }
}
