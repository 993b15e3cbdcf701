import { ProblemError, type CommandName } from '@tingsu/contracts';
import { afterCallBack } from './after-call-back.js';
import { AFTERMATH } from './aftermath-commands.js';
import type { CaseState } from './case-state.js';
import { ACKNOWLEDGEMENTS } from './acknowledge-command.js';
import { CALLS } from './call-commands.js';
import { CLOSING } from './closing-commands.js';
import { refuseWithoutEvidence } from './asked-evidence.js';
import { conclude, type Decision, type Draft } from './conclude.js';
import { refuse, type DecisionContext } from './context.js';
import { DEATHS } from './death-commands.js';
import { EXTENSIONS } from './extension-commands.js';
import { refusalOf } from './guards.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { HANDLING } from './handling-commands.js';
import { CHECKS } from './checking-commands.js';
import { ESCALATIONS } from './escalation-commands.js';
import { INQUIRY } from './inquiry-commands.js';
import { HOLDS } from './hold-commands.js';
import { OWNERS } from './owner-commands.js';
import { PARTIES } from './party-commands.js';
import { PARTS } from './part-commands.js';
import { ISSUES } from './issue-commands.js';
import { INTERRUPTIONS } from './interruption-commands.js';
import { KINDS } from './kind-commands.js';
import { MILESTONES_BY_HAND } from './milestone-command.js';
import { CAUSES } from './cause-command.js';
import { NOTES } from './note-command.js';
import { THREAD } from './thread-commands.js';
import { NOTICES } from './notice-commands.js';
import { PLANS } from './plan-commands.js';
import { RESULTS } from './result-commands.js';
import { EXPERT_OPINIONS } from './expert-commands.js';
import { MEDIATIONS } from './mediation-commands.js';
import { MEETINGS } from './meeting-commands.js';
import { REVIEWS } from './review-commands.js';
import { REMEDIES_BY_HAND } from './remedy-commands.js';
import { DUTIES } from './report-commands.js';
import { isLegal } from './transitions.js';
import { WORK } from './work-commands.js';
import { LATE_NOTICE } from './late-notice.js';
import { URGING } from './urging.js';
import { TRIAGE } from './triage-commands.js';

/** `merge` and `link` concern two cases: `decideMerge`, `decideLink`. */
type SingleCommand = Exclude<CommandName, 'merge' | 'link'>;
export type Command = {
  readonly [Name in SingleCommand]: { readonly name: Name; readonly payload: PayloadOf<Name> };
}[SingleCommand];

const HANDLERS: Handlers<SingleCommand> = {
  ...TRIAGE,
  ...HANDLING,
  ...PARTS,
  ...URGING,
  ...LATE_NOTICE,
  ...NOTICES,
  ...WORK,
  ...INQUIRY,
  ...CHECKS,
  ...ESCALATIONS,
  ...CLOSING,
  ...KINDS,
  ...EXTENSIONS,
  ...INTERRUPTIONS,
  ...REVIEWS,
  ...MEETINGS,
  ...MEDIATIONS,
  ...EXPERT_OPINIONS,
  ...DUTIES,
  ...HOLDS,
  ...DEATHS,
  ...AFTERMATH,
  ...ISSUES,
  ...RESULTS,
  ...REMEDIES_BY_HAND,
  ...PLANS,
  ...MILESTONES_BY_HAND,
  ...PARTIES,
  ...NOTES,
  ...CAUSES,
  ...OWNERS,
  ...ACKNOWLEDGEMENTS,
  ...CALLS,
  ...THREAD,
};

/**
 * What a command does to a case. Throws `case.state_refused` when the state does not allow it, `case.rule_refused` when a rule
 * does not, `request.invalid` for facts that the catalogue does not have. Changes nothing.
 */
export function decide(state: CaseState, command: Command, given: DecisionContext): Decision {
  const context = { ...given, ...newRules(command, given) };
  allow(command.name, state, context);
  refuseWithoutEvidence(command.name, state, context.policy);
  const handler = HANDLERS[command.name] as (
    state: CaseState,
    payload: Command['payload'],
    context: DecisionContext,
  ) => Draft;
  const decision = conclude(state, handler(state, command.payload, context), context);
  return command.name === 'recordFollowUp' ? afterCallBack(decision, context) : decision;
}

/** A case that is opened again, or becomes one of another kind, is handled by the policies in force today (T-34). */
function newRules(command: Command, { inForce }: DecisionContext) {
  if (command.name === 'reopen') return inForce?.();
  return command.name === 'changeKind' ? inForce?.(command.payload.kind) : undefined;
}

/** Throws unless state and rules allow the command. */
export function allow(name: CommandName, state: CaseState, context: DecisionContext): void {
  if (!isLegal(name, state.state)) {
    throw new ProblemError(
      'case.state_refused',
      `The command ${name} is not possible while the case is ${state.state}. Load the case again.`,
    );
  }
  const refusal = refusalOf(name, state, context);
  if (refusal) refuse(refusal.code, refusal.detail);
}
