import { Injectable } from '@nestjs/common';
import type { AccessLogEntry, AccessLogPage, CaseAction, Identity } from '@tingsu/contracts';
import { tenantOf, UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { CaseAccesses, type CaseAccessLogEntity } from './access-log.entity.js';
import { AccessRefused } from '../cases/case-access.js';

const Listed = CaseAccesses.pick('id', 'at', 'personId', 'action', 'outcome', 'reason');

/** Newest first. A reader who is kept away from a case does not learn of it from its log either. */
const LIST = `select ${Listed.as('l')}, c.complaint_no as "complaintNo", null as "uploadId"
  from access_log l
  join complaint_case c on c.tenant_id = l.tenant_id and c.case_no = l.case_no
  where l.tenant_id = $1 and (l.at, l.id) < ($2, $3)
    and ($4::text[] is null or c.campus = any($4::text[]))
    and ($5::text is null or c.complaint_no = $5)
    and ($6::uuid is null or l.person_id = $6)
    and not coalesce(c.access -> 'respondent' -> 'persons' ? $7 or c.access -> 'excluded' ? $7
      or ((c.access ->> 'confidential')::boolean and c.access -> 'respondent' -> 'units' ?| $8), false)
  order by l.at desc, l.id desc limit $9`;

/** Who read which case, and who was refused one by right (S-17). */
@Injectable()
export class CaseAccessLog {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the transaction that reads: what is read is on record, or it was not read. */
  async recordRead(tx: Transaction, { personId }: Identity, caseNo: string): Promise<void> {
    if (personId === null) throw new Error('a case is read by a person');
    const read = { action: 'case.read', outcome: 'allowed', reason: null, caseNo } as const;
    await record(tx, personId, read);
  }

  /** Does the work; a refusal by right leaves a row, although all else that the work did is undone. */
  async recordingRefusals<Answer>(
    who: Identity,
    action: CaseAction,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AccessRefused && who.personId !== null) {
        const { caseNo, reason } = error;
        const { personId, tenantId } = who;
        const refused = { action, outcome: 'refused', reason, caseNo } as const;
        await this.unitOfWork.run(tenantId, (tx) => record(tx, personId, refused));
      }
      throw error;
    }
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
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), service: 'cases' }));
  }
}

async function record(
  tx: Transaction,
  personId: string,
  access: Pick<CaseAccessLogEntity, 'action' | 'outcome' | 'reason' | 'caseNo'>,
): Promise<void> {
  await CaseAccesses.add(tx, [
    { ...access, personId, tenantId: tenantOf(tx), id: uuid(), at: tx.now },
  ]);
}
