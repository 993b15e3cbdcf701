import type { CommandName } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { PACKAGE_PARTS } from './milestones.js';

type Knowledge = Pick<DecisionContext, 'at' | 'roles' | 'policy'>;
/** Null when nothing stands against the command, else the stable code of the rule that does. */
type Guard = (state: CaseState, context: Knowledge) => string | null;

/** Rules about the case alone, before anybody fills in a form: so a screen can say why a command is not offered. */
export const GUARDS: Readonly<Partial<Record<CommandName, Guard>>> = {
  acknowledge: (state) => (isAcknowledged(state) ? 'acknowledgement.already_given' : null),
  accept: (state) => acceptance(state) ?? completeness(state),
  decline: (state, { roles }) => (isMajor(state) && !roles.includes('leader') ? 'leader.required' : null),
  requestSupplement: (state) => (state.contactable ? null : 'complainant.not_contactable'),
  returnTicket: (state, context) => (returnWindowOver(state, context) ? 'return.window_over' : null),
  submitPackage: (state) => (isComplete(state.packageParts) ? 'package.already_complete' : null),
  draftOpinion: (state) => (isComplete(state.packageParts) ? null : 'package.missing'),
  submit: (state) => (needsApproval(state) ? null : 'approval.not_required'),
  finalise: (state) => (needsApproval(state) ? 'approval.required' : null),
  close: (state, { roles }) => (isMajor(state) && !roles.includes('leader') ? 'leader.required' : null),
  recordFollowUp: (state) => (state.followUps.some(({ result }) => result === null) ? null : 'followup.none_open'),
};

const REASONS: Readonly<Record<string, string>> = {
  'acceptance.not_eligible':
    'The policy does not accept this complaint: decline it, ask for what is missing, or correct the facts.',
  'acknowledgement.already_given': 'The complainant was told number and time limits already (T-03).',
  'classification.incomplete': 'Set category and topic first (T-12).',
  'leader.required': 'This case is major: a leader does this (T-09, T-29).',
  'complainant.not_contactable': 'The complainant left no phone number or e-mail address (T-06).',
  'return.window_over': 'The time to return the case is over (R-114). Ask the complaint centre to dispatch it again.',
  'package.already_complete': 'The department package is complete.',
  'package.missing': 'The department has not submitted statement, liability and opinion yet (R-233, T-22).',
  'approval.not_required': 'This opinion needs no approval: finalise it (T-25).',
  'approval.required': 'This case is major: submit the opinion to a leader (T-23).',
  'followup.none_open': 'No call-back is open.',
};

export const reasonText = (code: string): string => REASONS[code] ?? 'A rule does not allow this.';

/** A major case is decided by a leader (T-09, T-23, T-29). */
export const isMajor = (state: CaseState): boolean => state.classification?.nature === 'major';
export const needsApproval = isMajor;

const isAcknowledged = ({ milestones }: CaseState): boolean => milestones.some(({ name }) => name === 'acknowledgement.sent');

function isComplete(parts: readonly string[]): boolean {
  return PACKAGE_PARTS.every((part) => parts.includes(part));
}

function acceptance({ classification, supplied }: CaseState): string | null {
  const advice = classification?.acceptance ?? 'undecided';
  const refused =
    advice.startsWith('decline:') ||
    advice === 'other-policy' ||
    advice === 'feedback' ||
    (advice.startsWith('supplement:') && !supplied);
  return refused ? 'acceptance.not_eligible' : null;
}

function completeness({ classification }: CaseState): string | null {
  return classification?.category && classification.topics.length > 0 ? null : 'classification.incomplete';
}

/** The window is a clock of the policy: any that ends with the return. */
function returnWindowOver({ clocks }: CaseState, { policy, at }: Knowledge): boolean {
  return policy.clocks
    .filter(({ rule, stops }) => rule.kind === 'window' && stops.includes('department.returned'))
    .some(({ rule }) => Date.parse(clocks[rule.id]?.dueAt ?? '9999-12-31') < at.getTime());
}
