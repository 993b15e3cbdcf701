import { Injectable } from '@nestjs/common';
import type { CaseAction, Identity } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { AccessRefused } from '../cases/case-access.js';

const INSERT = `insert into access_log (tenant_id, id, at, person_id, action, outcome, reason, case_no)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Who read which case, and who was refused one by right (S-17). */
@Injectable()
export class CaseAccessLog {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the transaction that reads: what is read is on record, or it was not read. */
  async recordRead(tx: Transaction, { personId }: Identity, caseNo: string): Promise<void> {
    const row = [tx.tenantId, uuid(), tx.now, personId, 'case.read', 'allowed', null, caseNo];
    await tx.query(INSERT, row);
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
        await this.unitOfWork.run(who.tenantId, (tx) =>
          tx.query(INSERT, [
            tx.tenantId,
            uuid(),
            tx.now,
            who.personId,
            action,
            'refused',
            reason,
            caseNo,
          ]),
        );
      }
      throw error;
    }
  }
}
