import { Injectable } from '@nestjs/common';
import type { CaseAccess, Identity } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import { accessOnRecord } from './complaint-access.js';
import { type ComplaintHead, ComplaintRepository } from './complaint.repository.js';

export interface ReachedComplaint {
  readonly head: ComplaintHead;
  /** Null for a case whose facts are not known here yet: it is shut until they are. */
  readonly access: CaseAccess | null;
}

/** A complaint with what the access table says of one reader, by the facts of its case. */
@Injectable()
export class ReachedComplaints {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly copies: CaseCopyRepository,
  ) {}

  /** Null for an unknown number. */
  async find(
    tx: Transaction,
    who: Identity,
    complaintNo: string,
  ): Promise<ReachedComplaint | null> {
    const head = await this.complaints.head(tx, complaintNo);
    if (!head) return null;
    const copy = await this.copies.ofComplaint(tx, head.id);
    return { head, access: accessOnRecord(who, head, copy ?? { caseId: null, access: null }) };
  }
}
