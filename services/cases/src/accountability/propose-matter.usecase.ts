import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Actor,
  type Entered,
  type Identity,
  type PreviewProposal,
  type Propose,
  type ProposalPreview,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { accessOf, requireSight } from '../cases/case-access.js';
import { stateByNumber } from '../cases/case-detail.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  isLocked,
  isVerified,
  overOf,
  paidFor,
  repeatsFrom,
  respondentsOf,
  ticketsOf,
} from './established.js';
import { matterEvent } from './matter-event.repository.js';
import { personsIn } from './matter-rules.js';
import { doerOf, unitDepartment } from './matter-rights.js';
import { countRepeats, writeMatter } from './matters.repository.js';
import { proposalFor } from './proposal.js';
import { actRefused, refusedBy, wordsCell } from './refused.js';

interface Found {
  readonly state: CaseState;
  readonly context: DecisionContext;
}

/** Somebody looks at what the rules say about a case, and proposes to hold people responsible. */
@Injectable()
export class ProposeMatter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
  ) {}

  preview(
    who: Identity,
    { caseNo, entered, changes = [] }: PreviewProposal,
  ): Promise<ProposalPreview> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.find(tx, who, caseNo);
      const { state, context } = found;
      const { accountability } = context.policy;
      const answer = entered ? proposalFor(state, entered, changes, context) : null;
      const computed = answer && 'computed' in answer ? answer.computed : null;
      return {
        ...{ currency: accountability.currency, verified: isVerified(state) },
        ...{ outcomes: [...accountability.outcomes], misconduct: [...accountability.misconduct] },
        ...{ locked: isLocked(state), second: state.secondComplaint !== undefined },
        ...{ statementWaived: state.statementWaived, paid: paidFor(state) },
        persons: [...respondentsOf(state).persons],
        departments: [...respondentsOf(state).departments],
        sameIssue: await this.repeats(tx, found, entered),
        overdue: ticketsOf(state, context.policy, context.at).map((ticket) => ({
          ...{ clockId: ticket.id, dueAt: ticket.dueAt },
          label: state.clocks[ticket.id]?.label ?? { zh: ticket.id, en: ticket.id },
          doneAt: state.clocks[ticket.id]?.metAt ?? null,
          fullDays: overOf(ticket, state, context)?.full ?? 0,
        })),
        ...{ degree: computed?.degree ?? null, lines: [...(computed?.lines ?? [])] },
        refused: answer && 'refused' in answer ? answer.refused : null,
      };
    });
  }

  propose(who: Identity, { caseNo, entered, changes, reason }: Propose): Promise<string> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { state, context } = await this.find(tx, who, caseNo);
      const by = proposerOf(who, state, entered, context);
      const answer = proposalFor(state, entered, changes, context);
      if ('refused' in answer) throw refusedBy(answer.refused);
      const { established, changes: read, degree, lines } = answer.computed;
      const persons = personsIn(lines);
      if (persons.includes(by)) throw actRefused('concerned');
      const matterId = uuid();
      const matter = {
        ...{ matterId, version: 1, caseId: state.caseId, caseNo: state.caseNo },
        ...{ campus: state.campus, department: entered.department, state: 'proposed' as const },
        ...{ degree, persons, lines, established, changes: read },
        ...{ proposedBy: by, decidedBy: [], appealedBy: null, madeAt: tx.now },
      };
      const words = (await this.keys.forTenant(tx)).seal(wordsCell(matterId, 1), reason);
      await writeMatter(tx, matter, { kind: 'proposed', by, words });
      const { policy, directory } = context;
      const office = unitDepartment(
        policy.accountability.personnel,
        state.campus,
        policy,
        directory,
      );
      await this.outbox.append(tx, [matterEvent('proposed', matter, by, tx.now, office)]);
      return matterId;
    });
  }

  private async find(tx: Transaction, who: Identity, caseNo: string): Promise<Found> {
    const { state } = await stateByNumber(tx, caseNo);
    const access = accessOf(who, state);
    requireSight(access, state);
    const actor: Actor = { type: 'person', id: who.personId, role: null };
    const reference = await this.reference.load(tx);
    const context = reference.contextFor(state, { at: tx.now, actor, roles: access.roles });
    const { policy, directory } = context;
    if (!policy.accountability.enabled) throw refusedBy({ path: '', code: 'off', limit: null });
    const reach = [null, ...respondentsOf(state).departments].some((department) => {
      const doer = doerOf(who, { campus: state.campus, department }, policy, directory);
      return doer !== null && (doer.proposes || doer.decides);
    });
    if (!reach)
      throw new ProblemError('access.denied', 'Your role does not hold people responsible.');
    return { state, context };
  }

  private async repeats(
    tx: Transaction,
    { state, context }: Found,
    entered: Entered | undefined,
  ): Promise<number> {
    const from = repeatsFrom(state, context);
    const { persons, departments } = respondentsOf(state);
    const about = {
      personId: entered ? entered.personId : (persons[0] ?? null),
      department: entered?.department ?? departments[0] ?? '',
    };
    return from === null ? 1 : countRepeats(tx, state, from, context.timeZone, about);
  }
}

/** Who proposes for this department; nobody proposes for his own account. */
function proposerOf(
  who: Identity,
  { campus }: CaseState,
  { department }: Entered,
  { policy, directory }: DecisionContext,
): string {
  const doer = doerOf(who, { campus, department }, policy, directory);
  if (doer?.proposes) return doer.personId;
  throw new ProblemError('access.denied', 'Your role does not propose for this department.');
}
