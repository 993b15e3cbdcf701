import type { CommandName } from '@tingsu/contracts';
import type { Refusal } from './approvals.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { accusedPersonsOf } from './respondents.js';

/**
 * Duties that one person may not unite (domain model 4.10): who is complained of decides nothing, who drafted an opinion does
 * not approve it (T-24), who handled the case does not call back. Null when nothing stands against the command.
 */
export function separationOf(
  command: CommandName,
  state: CaseState,
  { actor: { id }, roles }: Pick<DecisionContext, 'actor' | 'roles'>,
): Refusal | null {
  if (id === null) return null;
  // Who is complained of may be heard.
  if (command === 'askReconsideration' || command === 'withdrawReconsideration') return null;
  if (accusedPersonsOf(state).includes(id)) return RESPONDENT;
  if ((command === 'approve' || command === 'reject') && state.draftedBy === id) return DRAFTER;
  if (command === 'decideReconsideration' && isInvolved(id, state)) return INVOLVED;
  if (command === 'recordFollowUp' && state.handlers.includes(id))
    return roles.includes('department_head') && callsBackByPolicy(state) ? null : HANDLER;
  return null;
}

const RESPONDENT: Refusal = {
  code: 'separation.respondent',
  detail: 'You are complained of in this case, so you decide nothing in it (R-369).',
};
const DRAFTER: Refusal = {
  code: 'separation.drafter',
  detail: 'You drafted this opinion: another person approves or rejects it (T-24).',
};
const HANDLER: Refusal = {
  code: 'separation.handler',
  detail: 'You handled this case: another person calls the complainant back (R-026).',
};

const INVOLVED: Refusal = {
  code: 'separation.involved',
  detail: 'You had a part in the result: somebody else reconsiders it (R-246).',
};

const isInvolved = (id: string, { handlers, draftedBy, chain }: CaseState): boolean =>
  handlers.includes(id) ||
  draftedBy === id ||
  (chain?.links ?? []).some(({ decidedBy }) => decidedBy === id);

/** A policy may leave the call-backs to the head of the department that led, who then calls although he handled the case. */
const callsBackByPolicy = ({ followUps, clocks, assignment }: CaseState): boolean =>
  followUps.some(
    ({ clockId, result }) =>
      result === null &&
      assignment !== null &&
      clocks[clockId]?.ownerDepartment === assignment.lead,
  );
