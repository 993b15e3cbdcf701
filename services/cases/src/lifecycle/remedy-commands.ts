import {
  isGoodwill,
  localDay,
  nextApproverOf,
  type Remedy,
  type RemedyKind,
} from '@tingsu/contracts';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { requireDepartments } from './handling-commands.js';
import { requireFirst } from './first-remedies.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { openIssue } from './issues.js';
import { paidNow, plannedInstalments } from './instalments.js';
import { requireChosen } from './plan-rules.js';
import { accusedPersonsOf } from './respondents.js';
import { openReconsiderations } from './result-rules.js';
import { nextRemedyClock } from './remedy-clocks.js';
import { isForActor, isUnapproved, promisedAmount, refusalToDecide } from './remedy-rules.js';

/** What is made good, who agrees to it, and what became of it (T-28, R-015, R-017, R-194). */
export const REMEDIES_BY_HAND: Handlers<
  'startRemedies' | 'approveRemedy' | 'rejectRemedy' | 'completeRemedy' | 'waiveRemedy'
> = {
  startRemedies: (state, { plan, ...promise }, context) => {
    const { remedy, dueOn, decision } = promise;
    requireChosen(state, remedy);
    requireFirst(remedy, dueOn, localDay(context.at, context.timeZone), state, context.policy);
    return { events: [plannedRemedy(state, promise, context)], texts: { plan, decision } };
  },

  approveRemedy: (state, { remedyId, note }, context) => {
    const remedy = decidable(remedyId, state, context);
    const [{ by }, next = null] = waitingFor(remedy);
    const data = {
      ...{ state: state.state, remedyId, by },
      next: next && { by: next.by, role: next.role, department: next.department },
      ...{ department: remedy.department ?? null, plannedBy: remedy.plannedBy ?? null },
    };
    return { events: [{ kind: 'remedyApproved', data }], texts: { note } };
  },

  rejectRemedy: (state, { remedyId, reason }, context) => {
    const remedy = decidable(remedyId, state, context);
    const [{ by }] = waitingFor(remedy);
    const data = { state: state.state, remedyId, by, plannedBy: remedy.plannedBy ?? null };
    return { events: [{ kind: 'remedyRejected', data }], texts: { reason } };
  },

  completeRemedy: (state, { remedyId, note, opinionAfter }, context) => {
    const remedy = openOne(remedyId, state);
    if (isUnapproved(remedy))
      refuse('remedy.unapproved', 'The amount is not approved yet (R-194).');
    if (waitsForReconsideration(remedy, state))
      refuse('reconsideration.open', 'Who carries this out has asked for reconsideration.');
    if (!isForActor(remedy, context))
      refuse('remedy.not_owner', 'Another department carries this out and reports it as done.');
    if (note === undefined && !state.remedyProof)
      refuse('remedy.proof_missing', 'Say what proves it, or add a file that does (R-017).');
    const data = { state: state.state, remedyId };
    const part = paidNow(remedy);
    const events: CaseEvent[] = [
      ...(part
        ? [{ kind: 'instalmentPaid' as const, data: { ...data, number: part.number } }]
        : []),
      ...(part?.last === false ? [] : [{ kind: 'remedyCompleted' as const, data }]),
    ];
    return { events, texts: { note, opinionAfter } };
  },

  waiveRemedy: (state, { remedyId, reason }) => {
    openOne(remedyId, state);
    return {
      events: [{ kind: 'remedyWaived', data: { state: state.state, remedyId } }],
      texts: { reason },
    };
  },
};

/** What is promised, with who has to agree to its amount. */
export function plannedRemedy(
  state: CaseState,
  {
    remedy,
    dueOn,
    person,
    amount,
    instalments,
    ...given
  }: Omit<PayloadOf<'startRemedies'>, 'plan'>,
  context: DecisionContext,
): Extract<CaseEvent, { kind: 'remedyPlanned' }> {
  if (dueOn < localDay(context.at, context.timeZone))
    refuse('remedy.due_past', 'Give a day that is still to come, or today.');
  const department = given.department ?? state.assignment?.lead ?? null;
  if (department !== null) requireDepartments([department], context);
  requirePerson(person, context);
  if (given.issueId !== undefined) openIssue(given.issueId, state);
  requireDecision(remedy, { ...given, amount });
  const promised = promisedAmount(remedy, amount, given.setBy !== undefined, state, context);
  const parts = plannedInstalments(promised?.amount, { dueOn, instalments }, context);
  return {
    kind: 'remedyPlanned',
    data: {
      // The answer was given: what it promised is carried out now (T-28).
      state: state.state === 'fed_back' ? 'implementing' : state.state,
      ...{ remedyId: context.newId(), remedy, dueOn, department, person: person ?? null },
      clockId: nextRemedyClock(state),
      ...promisedData(promised),
      ...(parts ? { instalments: parts } : {}),
      ...(given.issueId === undefined ? {} : { issueId: given.issueId }),
      ...(promised && given.setBy ? { setBy: given.setBy } : {}),
    },
  };
}

/** What is asked of a person complained of presumes a result that is looked at again. */
const waitsForReconsideration = ({ person }: Remedy, state: CaseState): boolean =>
  openReconsiderations(state).length > 0 && accusedPersonsOf(state).some((one) => one === person);

const promisedData = (promised: ReturnType<typeof promisedAmount>) =>
  promised
    ? { amount: promised.amount, rule: promised.rule, approvers: [...promised.approvers] }
    : {};

/** Who says that somebody outside set the amount names the decision; a gift is set by nobody. */
function requireDecision(
  remedy: RemedyKind,
  { setBy, decision, amount }: Pick<PayloadOf<'startRemedies'>, 'setBy' | 'decision' | 'amount'>,
): void {
  if ((setBy === undefined) !== (decision === undefined))
    refuse('decision.missing', 'Name who set the amount, and the number of the decision.');
  if (setBy !== undefined && !amount) refuse('amount.missing', 'Say how much was set.');
  if (setBy !== undefined && isGoodwill(remedy))
    refuse('decision.not_meant', 'A gesture of goodwill is not set by a decision from outside.');
}

function requirePerson(person: string | undefined, { directory }: DecisionContext): void {
  if (person === undefined) return;
  if (!directory.staff.some(({ id, active }) => active && id === person))
    refuse('person.unknown', 'The directory has no such person.');
}

function known(remedyId: string, { remedies }: CaseState): Remedy {
  return (
    remedies.find((one) => one.remedyId === remedyId) ??
    refuse('remedy.unknown', 'This case has no such remedy.')
  );
}

function openOne(remedyId: string, state: CaseState): Remedy {
  const remedy = known(remedyId, state);
  if (remedy.doneAt !== null) refuse('remedy.done', 'This remedy is already completed.');
  if (remedy.rejectedAt !== undefined || remedy.waivedAt !== undefined)
    refuse('remedy.done', 'This remedy was not approved, or is not carried out any more.');
  return remedy;
}

function decidable(remedyId: string, state: CaseState, context: DecisionContext): Remedy {
  const remedy = known(remedyId, state);
  const refusal = refusalToDecide(remedy, context);
  if (refusal) refuse(refusal, 'Another person decides on this amount next (R-194).');
  return remedy;
}

/** Who decides now, and who after that. */
function waitingFor(remedy: Remedy) {
  const first = nextApproverOf(remedy);
  if (!first) return refuse('remedy.none_to_decide', 'Nobody has to decide on this remedy.');
  const open = (remedy.approvals ?? []).filter(({ decidedAt }) => decidedAt === null);
  return [first, open[1]] as const;
}
