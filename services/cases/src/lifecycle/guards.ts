import type { CommandName, RuleCode } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import { isComplete as isClassified, mayBeAccepted, unansweredBecause } from './acceptance.js';
import { refusalToDecideOpinion } from './approval-chain.js';
import { approvalFor, byApprover, type Refusal } from './approvals.js';
import type { CaseState, ExtensionRequest } from './case-state.js';
import type { DecisionContext } from './context.js';
import { refusalToRuleEscalation, refusalToTakeUp } from './escalation-rules.js';
import { openTasks, refusalToFinish } from './inquiry-rules.js';
import { mayExtend } from './extension-rules.js';
import { isCallable } from './follow-ups.js';
import { lacksSeverity, lacksSignature } from './elements.js';
import { isConfidential } from '../access/facts-of-case.js';
import { refusalToEnd } from './last-word.js';
import { partOwedBy } from './parts.js';
import { isComplete } from './milestones.js';
import { maySettle } from './kind-commands.js';
import { isWindowOver, recordableIn } from './milestone-rules.js';
import {
  isForActor,
  isGoodwillAlone,
  isUnapproved,
  openRemedies,
  owesCompensation,
  refusalToDecideAny,
} from './remedy-rules.js';
import { lacksFinding, mostIssuesOf, openIssues } from './issues.js';
import {
  hasOpenReconsideration,
  refusalToAsk,
  refusalToCirculate,
  refusalToServeConclusion,
  refusalToServe,
  stayOf,
} from './result-rules.js';
import { HOLD_GUARDS } from './hold-rules.js';
import { missingEvidence } from './asked-evidence.js';
import { refusalToJudge, refusalWhileOpen, undeclared } from './judging-first.js';
import { awaitsExperts, EXPERT_GUARDS, openExpertOpinion } from './expert-rules.js';
import { MEDIATION_GUARDS, openMediation } from './mediation-rules.js';
import { refusalToAnswerMeeting, refusalWithoutMeeting } from './meeting-rules.js';
import { refusalToReview } from './review-commands.js';
import { refusalToCarryOut } from './plan-rules.js';
import { REPORT_GUARDS } from './report-rules.js';
import { refusalWithoutFirst } from './first-remedies.js';
import { refusalToTellOutcome } from './speaker.js';
import { refusalToDispatch, refusalToRule } from './returns.js';
import { refusalToWork } from './work-commands.js';
import { refusalToSpeak } from './thread-commands.js';
import { awaitsProofOfAnswer, refusalToTell } from './notice-commands.js';
import { refusalToComplain } from './late-notice.js';
import { refusalToAnswer } from './urging.js';
import { separationOf } from './separation.js';

type Knowledge = Pick<
  DecisionContext,
  'at' | 'actor' | 'roles' | 'policy' | 'departments' | 'directory'
>;
/** Null when nothing stands against the command, else the stable code of the rule that does (or the whole refusal). */
type Guard = (state: CaseState, context: Knowledge) => RuleCode | Refusal | null;

/** Rules about the case alone, known before a form is filled in: so a screen can say why a command is not offered. */
const GUARDS: Readonly<Partial<Record<CommandName, Guard>>> = {
  takeOver: ({ owner }, { actor }) =>
    owner !== undefined && owner === actor.id ? 'owner.same' : null,
  acknowledge: (state) => (isAcknowledged(state) ? 'acknowledgement.already_given' : null),
  accept: (state, { policy }) => {
    if (!mayBeAccepted(state)) return 'acceptance.not_eligible';
    if (!isClassified(state, policy)) return 'classification.incomplete';
    if (lacksSeverity(state, policy)) return 'severity.missing';
    return lacksSignature(state, policy) ? 'signature.missing' : null;
  },
  decline: (state, context) => byApprover('decline', state, context),
  refer: (state, context) => byApprover('refer', state, context),
  requestSupplement: (state) => (state.contactable ? null : 'complainant.not_contactable'),
  dispatch: refusalToDispatch,
  ruleDepartment: refusalToRule,
  returnTicket: (state, context) => {
    if (state.assignment?.ruled) return 'return.ruled';
    return isWindowOver('department.returned', state, context) ? 'return.window_over' : null;
  },
  submitPackage: (state, context) =>
    isComplete(state.packageParts) ? 'package.already_complete' : refusalToWork(state, context),
  planWork: refusalToWork,
  stateInability: refusalToWork,
  // No co-unit is asked about a clue in confidence.
  askPart: (state) => (isConfidential(state) ? 'department.confidential' : null),
  signForPart: (state, { departments }) => {
    const part = partOwedBy(state, departments);
    return part ? (part.signedBy === null ? null : 'part.signed') : 'part.none_owed';
  },
  returnPart: owesPart,
  submitPart: owesPart,
  answerUrge: refusalToAnswer,
  complainOfLateNotice: refusalToComplain,
  takeUpEscalation: refusalToTakeUp,
  ruleEscalation: refusalToRuleEscalation,
  stateUnavailable: (state, { policy }) =>
    missingEvidence(state, policy).length > 0 ? null : 'evidence.none_missing',
  finishTask: (state, context) => refusalToFinish(state, context) ?? undeclared(state, context),
  reassignTask: hasOpenTask,
  dropTask: hasOpenTask,
  tellOtherwise: refusalToTell,
  addIssue: (state, { policy }) =>
    openIssues(state).length < mostIssuesOf(policy) ? null : tooManyIssues(policy),
  removeIssue: (state) => (openIssues(state).length > 1 ? null : 'issue.last'),
  stateIssue: refusalToWork,
  draftOpinion: (state, context) => {
    if (!isComplete(state.packageParts) && !state.statementWaived) return 'package.missing';
    return (
      (lacksFinding(state) ? 'issue.unfound' : null) ??
      refusalToJudge(state, context) ??
      refusalWhileOpen(state, context)
    );
  },
  recordFinding: refusalToJudge,
  submit: (state, context) =>
    refusalWithoutFirst(state, context.policy) ??
    undecidedCompensation(state, context) ??
    (approvalFor('opinion', state, context.policy) ? null : 'approval.not_required'),
  approve: (state, context) =>
    refusalToDecideOpinion(state, context) ?? refusalToJudge(state, context),
  reject: (state, context) =>
    refusalToDecideOpinion(state, context) ?? refusalToJudge(state, context),
  finalise: (state, context) =>
    refusalWithoutFirst(state, context.policy) ??
    undecidedCompensation(state, context) ??
    approvalRequired(state, context.policy),
  close: (state, context) =>
    byApprover('close', state, context) ??
    (openMediation(state) ? 'mediation.open' : null) ??
    (openExpertOpinion(state) ? 'expert.open' : null) ??
    (hasOpenRemedy(state)
      ? 'remedy.open'
      : owesAnswer(state)
        ? 'feedback.missing'
        : awaitsProofOfAnswer(state)
          ? 'notice.unproven'
          : isGoodwillAlone(state)
            ? 'goodwill.alone'
            : null),
  settle: (state) => (maySettle(state) ? null : 'settle.complaint'),
  // The policies of another kind may not have the clocks of the law.
  changeKind: ({ classification }) => (classification?.reportable ? 'kind.reportable' : null),
  recordFollowUp: (state, { at }) => {
    if (state.followUps.every(({ result }) => result !== null)) return 'followup.none_open';
    return state.followUps.some((item) => isCallable(state, item, at))
      ? null
      : 'followup.too_early';
  },
  requestExtension: (state, { policy, at }) =>
    mayExtend(state, policy, at) ? null : 'extension.none_possible',
  approveExtension: extensionApproval,
  rejectExtension: extensionDecision,
  // A clock that has a default waits for no date before it runs.
  agreeDate: ({ clocks }, { policy }) =>
    policy.clocks.some(
      ({ rule }) => rule.duration.value === 'agreedDate' && (!rule.default || rule.id in clocks),
    )
      ? null
      : 'clock.no_agreement',
  ...REPORT_GUARDS,
  ...HOLD_GUARDS,
  ...MEDIATION_GUARDS,
  ...EXPERT_GUARDS,
  resume: (state) =>
    MEDIATION_GUARDS.resume(state) ?? (awaitsExperts(state) ? 'expert.running' : null),
  requestReview: refusalToReview,
  changeMeeting: refusalWithoutMeeting,
  answerMeeting: refusalToAnswerMeeting,
  recordMeeting: refusalWithoutMeeting,
  dropMeeting: refusalWithoutMeeting,
  // Nothing is promised to the complainant that nobody agreed to.
  giveFinal: (state, context) =>
    refusalToTellOutcome(state, context) ??
    (state.remedies.some(isUnapproved) ? 'remedy.unapproved' : null),
  completeRemedy: (state, context) => {
    const open = openRemedies(state);
    if (open.length === 0) return 'remedy.none_open';
    if (open.every(isUnapproved)) return 'remedy.unapproved';
    return open.some((one) => isForActor(one, context)) ? null : 'remedy.not_owner';
  },
  startRemedies: refusalToCarryOut,
  recordChoice: ({ plan }, { policy }) => (plan || policy.confirmsPlan ? null : 'plan.none'),
  waiveRemedy: (state) => (hasOpenRemedy(state) ? null : 'remedy.none_open'),
  approveRemedy: refusalToDecideAny,
  rejectRemedy: refusalToDecideAny,
  archive: (state, { at }) => (hasOpenRemedy(state) ? 'remedy.open' : stayOf(state, at)),
  serveResult: refusalToServe,
  askReconsideration: refusalToAsk,
  withdrawReconsideration: hasOpenReconsideration,
  decideReconsideration: hasOpenReconsideration,
  serveConclusion: refusalToServeConclusion,
  issueCircular: refusalToCirculate,
  giveFinalNotice: refusalToEnd,
  recordMilestone: (state, context) =>
    recordableIn(state, context).length > 0 ? null : 'milestone.none_awaited',
  markInvalid: (state, context) =>
    state.invalidity?.confirmed ? 'invalidity.confirmed' : byApproverOfSecond(state, context),
};

/** What stands against a command before its form is filled in. */
export function refusalOf(name: CommandName, state: CaseState, context: Knowledge): Refusal | null {
  const found =
    separationOf(name, state, context) ??
    refusalToSpeak(name, state) ??
    GUARDS[name]?.(state, context) ??
    null;
  return typeof found === 'string' ? { code: found, detail: reasonText(found) } : found;
}

const REASONS: Readonly<Partial<Record<RuleCode, string>>> = {
  'acceptance.not_eligible':
    'The policy does not accept this complaint: decline it, ask for what is missing, or correct the facts.',
  'acknowledgement.already_given': 'The complainant already knows number and time limits (T-03).',
  'classification.incomplete': 'Set category and topic first (T-12).',
  'severity.missing': 'Say how serious it is first: no rule of the policy says it (R-012).',
  'owner.same': 'The case is this person’s already.',
  'signature.missing':
    'Say whether the complainant signed the register, or why not (R-155, R-221).',
  'complainant.not_contactable': 'The complainant left no phone number or e-mail address (T-06).',
  'return.ruled': 'The head of the complaint centre ruled that this department answers (T-17).',
  'ruling.not_needed': 'Departments have not returned the case often enough for a ruling (T-17).',
  'ruling.required':
    'Departments returned the case too often: the head of the complaint centre rules who answers (T-17).',
  'return.window_over':
    'The time to return the case is over (R-114). Ask the complaint centre to dispatch it again.',
  'department.confidential': 'The clue is confidential: no other department is asked (R-121).',
  'part.none_owed': 'Nothing is asked of your department at the moment.',
  'part.signed': 'Your department has signed for its part.',
  'handler.not_given': 'The head of your department has not handed this work to you.',
  'escalation.none_open': 'Nothing was handed up to you.',
  'escalation.taken': 'Somebody has taken it up already.',
  'task.none_open': 'Nothing is left to be found out.',
  'task.not_yours': 'Somebody else was given what is still to be found out.',
  'notice.none_late':
    'Every time by which the complainant had to be told is kept, or a complaint about it was opened.',
  'complaint.of_itself': 'Your department had to tell the complainant itself.',
  'urge.none_open': 'Nobody waits for your department to answer an urge.',
  'notice.none_open': 'The complainant has been told all that was owed.',
  'notice.unproven':
    'The answer is not known to have reached the complainant. Wait for it, or record how the complainant was told.',
  'package.already_complete': 'The department package is complete.',
  'package.missing':
    'The department has not submitted statement, liability and opinion yet (R-233, T-22).',
  'meeting.none_open': 'No meeting is planned of which something is to be recorded.',
  'meeting.not_invited': 'Neither you nor your department is asked to a meeting that is to come.',
  'separation.approver':
    'You have agreed to this opinion already: another person decides at the next level (T-23).',
  'speaker.centre': 'The complaint centre tells the complainant the outcome (X-29).',
  'speaker.department':
    'The policy wants the leading department to tell the complainant the outcome (R-410).',
  'speaker.no_consent':
    'The department answers only with the recorded consent of the complainant (R-116).',
  'issue.last': 'A complaint has at least one issue: change this one, or withdraw the complaint.',
  'issue.unfound':
    'Say first what was found about each issue, and who answers for it: the opinion follows from that (T-22).',
  'approval.not_required': 'This opinion needs no approval: finalise it (T-25).',
  'feedback.missing': 'Inform the complainant of the outcome first (R-016).',
  'settle.complaint':
    'This is a complaint or a hazard: it is decided on, not only answered. If it is something else, change its kind.',
  'kind.reportable': 'The case has to be reported to an authority, so it keeps its kind.',
  'followup.none_open': 'No call-back is open.',
  'followup.too_early': 'The next call-back is not due to be made yet.',
  'messages.none_unread': 'Nothing that the complainant wrote waits to be read.',
  'messages.unread': 'The complainant wrote in the meantime: answer it or mark it as read first.',
  'milestone.none_awaited': 'No clock of this policy waits for anything that is entered by hand.',
  'extension.none_possible': 'No clock that still runs may be extended by the policy (T-37).',
  'extension.none_open': 'No extension is requested.',
  'extension.not_approver': 'Another role decides on this extension (T-37).',
  'separation.requester': 'You asked for the extension: another person approves it (T-37).',
  'clock.no_agreement': 'This policy does not allow an agreed date (R-138).',
  'report.already_marked': 'The case is already marked as reportable (T-14).',
  'report.not_owed': 'The case is not marked as reportable (T-14).',
  'report.none_unsent': 'No report waits to be given: draft one first.',
  'report.none_open': 'No report was given to an authority, or all are closed.',
  'hold.none_asked': 'Nobody asked for evidence to be sealed, or all of it is sealed.',
  'hold.none_sealed': 'Nothing is sealed for which this could be done.',
  'hold.none_unfinished': 'All records that are sealed were finished.',
  'hold.none_examined': 'No sealed object is being examined.',
  'death.none': 'Record the death first.',
  'evidence.none_missing': 'No file is missing that a step of this case asks for.',
  'expert.open': 'An expert opinion is asked for or awaited: record what came of it first.',
  'expert.none_open': 'No expert opinion is asked for.',
  'expert.none_untaken': 'No body was asked for an expert opinion, or it has answered.',
  'expert.none_received': 'No expert opinion came.',
  'expert.none_untold': 'No expert opinion waits to be told to the complainant.',
  'expert.running':
    'The experts have the materials: record the opinion, or why none comes, and the case goes on by itself (T-33).',
  'mediation.open': 'A mediation is proposed or runs: record what came of it first.',
  'mediation.none_unanswered': 'No body was asked to mediate, or it has answered.',
  'mediation.none_running': 'No mediation runs.',
  'mediation.none_open': 'No mediation is proposed or runs.',
  'mediation.none_agreed': 'No agreement of a mediation waits to be signed.',
  'mediation.none_signed': 'No signed agreement waits for the word of a court.',
  'mediation.running':
    'A mediation runs: record what came of it, and the case goes on by itself (T-33).',
  'remedy.open': 'A promised remedy is still open (T-29).',
  'remedy.none_open': 'No remedy is open.',
  'plan.none': 'Nothing was offered: write down what is offered first (R-014).',
  'plan.missing':
    'The policy wants the complainant’s agreement first: offer a plan and record what was chosen, or why nobody could be asked (R-014).',
  'plan.undecided': 'Record first what the complainant said to the offered plan (R-053).',
  'plan.refused': 'The complainant refused the plan: offer another one (R-053).',
  'remedy.none_to_decide': 'No remedy waits for a decision on its amount.',
  'remedy.not_approver': 'Another role or department decides on this amount next (R-194).',
  'remedy.not_owner': 'Another department carries this out and reports it as done.',
  'remedy.unapproved': 'An amount is not approved yet: wait for it, or waive the remedy (R-194).',
  'compensation.undecided':
    'The policy wants a decision on compensation first: plan it, or plan 0.00 with the reason (R-028).',
  'goodwill.alone':
    'A gesture of goodwill does not replace a solution (R-192): plan what makes the matter good as well.',
  'circular.not_upheld': 'Only what was found right is told to the house (R-248).',
  'conclusion.none_open':
    'No conclusion of a reconsideration waits to be served: who asked has it (R-246).',
  'reconsideration.awaited':
    'Who was served may still ask for reconsideration: wait until that time is over (R-245).',
  'reconsideration.none_open': 'No request for reconsideration is open.',
  'reconsideration.not_offered':
    'No result was served for which this policy offers reconsideration.',
  'reconsideration.open': 'Reconsideration is open: nothing is carried out until it is decided.',
  'reconsideration.too_late': 'The time to ask for reconsideration is over (R-245).',
  'result.confidential': 'The clue is confidential: who is complained of learns nothing (R-121).',
  'result.nobody': 'Nobody is named who is complained of.',
  'final.given': 'The last word of the hospital was said in this round.',
  'final.not_dissatisfied':
    'A last word is for who was answered and is still not satisfied: nothing says so yet (R-135).',
  'invalidity.confirmed': 'Two people have already found the complaint invalid (T-39).',
};

const reasonText = (code: RuleCode): string => REASONS[code] ?? 'A rule does not allow this.';

function owesPart(state: CaseState, { departments }: Knowledge): RuleCode | null {
  return partOwedBy(state, departments) ? null : 'part.none_owed';
}

const tooManyIssues = (policy: Policy): Refusal => ({
  code: 'issue.too_many',
  detail: `The policy allows ${mostIssuesOf(policy)} issues in a case: take what is left as a complaint of its own and link the two.`,
});

function approvalRequired(state: CaseState, policy: Policy): Refusal | null {
  const approval = approvalFor('opinion', state, policy);
  return approval
    ? {
        code: 'approval.required',
        detail: `Submit the opinion for approval: the role ${approval.by} decides (T-23, rule ${approval.rules.join(', ')}).`,
      }
    : null;
}

/** The policy names the second of two deciders; the first may be anyone who handles the case (T-39). */
const byApproverOfSecond = (state: CaseState, context: Knowledge): Refusal | null =>
  state.invalidity ? byApprover('invalidate', state, context) : null;

function extensionDecision(
  { extensionRequests }: CaseState,
  { roles }: Knowledge,
): RuleCode | null {
  if (extensionRequests.length === 0) return 'extension.none_open';
  return extensionRequests.some(({ approver }) => roles.some((role) => role === approver))
    ? null
    : 'extension.not_approver';
}

/** One's own request may be taken back by rejecting it, never approved. */
function extensionApproval(state: CaseState, context: Knowledge): RuleCode | null {
  const { extensionRequests } = state;
  const own = ({ requestedBy }: ExtensionRequest): boolean => requestedBy === context.actor.id;
  return (
    extensionDecision(state, context) ??
    (context.actor.id !== null && extensionRequests.every(own) ? 'separation.requester' : null)
  );
}

function hasOpenTask(state: CaseState): RuleCode | null {
  return openTasks(state).length > 0 ? null : 'task.none_open';
}

const hasOpenRemedy = (state: CaseState): boolean => openRemedies(state).length > 0;

const undecidedCompensation = (state: CaseState, context: Knowledge): RuleCode | null =>
  owesCompensation(state, context) ? 'compensation.undecided' : null;

/** Each stage of a complaint is acknowledged for itself. */
const isAcknowledged = ({ milestones }: CaseState): boolean =>
  milestones
    .slice(milestones.findLastIndex(({ name }) => name === 'case.escalated') + 1)
    .some(({ name }) => name === 'acknowledgement.sent');

/** Before the answer, only a case in which none is owed may be closed. */
const owesAnswer = (state: CaseState): boolean =>
  (state.state === 'triage' || state.state === 'feedback_due') && unansweredBecause(state) === null;
