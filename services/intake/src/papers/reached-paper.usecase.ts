import { Injectable } from '@nestjs/common';
import type { CaseAccess, CaseOfPaper, Identity, ProblemError } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { PaperRule } from '@tingsu/policy';
import type { PaperAction } from '../access/access-log.entity.js';
import { AccessLogRepository } from '../access/access-log.repository.js';
import type { ComplaintHead } from '../complaints/complaint.repository.js';
import { ReachedComplaints } from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { paperRule } from './compose-paper.js';
import type { PaperKey } from './paper-readiness.js';
import { shownInFull, sightOf } from './sight.js';

/** Who asks for which paper of which complaint, with what the gateway knows of the case. */
export interface Asked extends PaperKey {
  readonly who: Identity;
  readonly complaintNo: string;
  readonly of: CaseOfPaper;
}

export interface ReachedPaper {
  readonly head: ComplaintHead;
  readonly access: CaseAccess;
  readonly personId: string;
  readonly reference: Reference;
  readonly rule: PaperRule;
  readonly about: string | null;
  readonly source: string;
}

/** A paper of a case that the reader reaches, and the record of having read it. */
@Injectable()
export class ReachedPapers {
  constructor(
    private readonly reached: ReachedComplaints,
    private readonly references: ReferenceRepository,
    private readonly accessLog: AccessLogRepository,
  ) {}

  reference(who: Identity): Promise<Reference> {
    return this.references.of(who.tenantId);
  }

  /** Throws `complaint.not_found` also for a complaint that the reader may not see. */
  async find(tx: Transaction, asked: Asked, reference: Reference): Promise<ReachedPaper> {
    const { who, complaintNo, template, about } = asked;
    const found = await this.reached.find(tx, who, complaintNo);
    const { personId } = who;
    if (personId === null || !found?.access || found.access.roles.length === 0) throw notYours();
    const { head, access } = found;
    const { rule, source } = paperRule(reference.policyAt(head), template);
    return { head, access, personId, reference, rule, about, source };
  }

  /** Allowed or refused, with the fields of the person that stand on the paper in full. */
  record(
    tx: Transaction,
    { head, access, personId, rule, about }: ReachedPaper,
    action: PaperAction,
    refusal: ProblemError | null,
  ): Promise<void> {
    return this.accessLog.record(tx, {
      ...{ personId, action, complaintId: head.id, uploadId: null },
      reason: [rule.id, about].filter(Boolean).join(' '),
      fields: shownInFull(rule, sightOf(access)),
      outcome: refusal ? 'refused' : 'allowed',
    });
  }
}
