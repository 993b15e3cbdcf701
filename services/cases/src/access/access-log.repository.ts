import { Injectable } from '@nestjs/common';
import type {
  AccessLogEntry,
  AccessLogPage,
  CaseAction,
  FoundBy,
  Identity,
} from '@tingsu/contracts';
import { tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import {
  type AccessLog,
  type AccessLogSource,
  listAccessLog,
  type ReadingSource,
} from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import { CaseAccesses, type CaseAccessLogEntity } from './access-log.entity.js';
import { tenantsWithPolicies } from '../policies/reference.repository.js';
import { AccessRefused } from '../cases/case-access.js';

const Listed = CaseAccesses.pick('id', 'at', 'personId', 'action', 'outcome', 'reason');

const LOG: AccessLogSource = {
  service: 'cases',
  columns: `${Listed.as('l')}, null as "uploadId", null as fields`,
  joins: 'left join complaint_case c on c.tenant_id = l.tenant_id and c.case_no = l.case_no',
  facts: 'c.access',
  // A case has the digits of its complaint.
  ofComplaint: (no) => `l.case_no = regexp_replace(${no}, '^TS-', 'C-')`,
};

/** What counts where odd reading is looked for. */
export const CASE_READINGS: ReadingSource = {
  tenants: tenantsWithPolicies,
  joins: LOG.joins,
  subject: 'l.case_no',
  actions: { read: ['case.read'] },
};

/** Who read which case, and who was refused one by right (S-17). */
@Injectable()
export class CaseAccessLog implements AccessLog {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the transaction that reads: what is read is on record, or it was not read. */
  async recordRead(tx: Transaction, { personId }: Identity, caseNo: string): Promise<void> {
    if (personId === null) throw new Error('a case is read by a person');
    const read = { action: 'case.read', outcome: 'allowed', reason: null, caseNo } as const;
    await record(tx, personId, read);
  }

  /** A matter of accountability about a case was read; null where personnel took out what was decided. */
  async recordMatter(
    tx: Transaction,
    { personId }: Identity,
    caseNo: string | null,
  ): Promise<void> {
    if (personId === null) throw new Error('a matter is read by a person');
    const read = { action: 'accountability.read', outcome: 'allowed', reason: null, caseNo };
    await record(tx, personId, read);
  }

  /** That a person searched, and by what: never for which words. */
  async recordSearch(
    tx: Transaction,
    { personId }: Identity,
    by: readonly (FoundBy | 'respondent')[],
  ): Promise<void> {
    if (personId === null) throw new Error('a person searches');
    const search = { action: 'find', outcome: 'allowed', reason: by.join(','), caseNo: null };
    await record(tx, personId, search);
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

  list(tx: Transaction, page: AccessLogPage): Promise<AccessLogEntry[]> {
    return listAccessLog(tx, LOG, page);
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
