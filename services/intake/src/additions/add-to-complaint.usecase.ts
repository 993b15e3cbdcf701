import { Injectable } from '@nestjs/common';
import {
  type AdditionRequest,
  type AdditionTaken,
  type Actor,
  caseNoOf,
  ENDED_STATES,
  type Identity,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { complaintSupplemented, spokenOf } from '../complaints/complaint-received.js';
import type { ComplaintHead } from '../complaints/complaint.repository.js';
import { ReachedComplaints } from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { roleToRegister } from '../complaints/staff-registration.js';
import { saidAt } from '../complaints/submission-dates.js';
import { CaseCopyRepository } from '../progress/case-copy.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { StaffAdditionRepository } from './staff-addition.repository.js';

interface AddCommand {
  readonly complaintNo: string;
  readonly key: string;
  readonly said: AdditionRequest;
}

/** Adds to an open complaint what its sender told staff later, so that no second case is opened for the same matter. */
@Injectable()
export class AddToComplaint {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
    private readonly reached: ReachedComplaints,
    private readonly copies: CaseCopyRepository,
    private readonly additions: StaffAdditionRepository,
    private readonly dataKeys: DataKeys,
    private readonly outbox: Outbox,
  ) {}

  async execute(who: Identity, command: AddCommand): Promise<AdditionTaken> {
    const reference = await this.references.of(who.tenantId);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { personId } = who;
      const found = await this.reached.find(tx, who, command.complaintNo);
      if (personId === null || !found?.access || found.access.roles.length === 0) throw notYours();
      const author = authorOf({ ...who, personId }, found.head, reference);
      const { content, demand = null } = command.said;
      const dangers = reference.dangers(found.head, content, demand);
      const nr = await this.added(tx, found.head, author, { ...command, personId, dangers });
      const { complaintNo } = found.head;
      return { complaintNo, caseNo: caseNoOf(complaintNo), nr };
    });
  }

  /** What was added under this key before is not added again. */
  private async added(
    tx: Transaction,
    head: ComplaintHead,
    author: Actor,
    {
      personId,
      key,
      said,
      dangers,
    }: AddCommand & { readonly personId: string; readonly dangers: readonly string[] },
  ): Promise<number> {
    const { kind, content, demand = null } = said;
    const keyMark = (await this.dataKeys.forTenant(tx)).fingerprint('addition-key', key);
    const at = saidAt('saidAt', said.saidAt, tx.now);
    const addition = { id: uuid(), kind, at, personId, words: wordsOf(content, demand) };
    const { nr, fresh } = await this.additions.add(tx, head.id, addition, keyMark);
    if (!fresh) return nr;
    const copy = await this.copies.ofComplaint(tx, head.id);
    if (copy && ENDED_STATES.some((state) => state === copy.state))
      throw new ProblemError(
        'complaint.ended',
        'The handling has ended. Register a new complaint and link the two.',
      );
    const supplement = { nr, kind, at, externalDueAt: null };
    const event = complaintSupplemented(head, author, supplement, tx.now, spokenOf(dangers));
    await this.outbox.append(tx, [event]);
    return nr;
  }
}

function authorOf(
  who: Identity & { readonly personId: string },
  { campus }: ComplaintHead,
  reference: Reference,
): Actor {
  const role = roleToRegister(who, campus, reference);
  if (role) return { type: 'person', id: who.personId, role };
  throw new ProblemError(
    'access.denied',
    'Your role does not allow you to take down what complainants of this campus say.',
  );
}

const wordsOf = (content: string, demand: string | null) => ({
  ...{ content, demand, note: null },
  ...{ name: null, phone: null, email: null, address: null },
});
