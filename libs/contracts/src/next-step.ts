import { adviceOf, type Advice } from './advice.js';
import type { CaseDetail } from './api/case-detail.js';
import type { CommandName } from './api/commands.js';
import { isAwaited, isUntaken, isUntoldOpinion, lacksMaterials } from './expert-opinions.js';
import { isOpenTask } from './inquiry.js';
import { awaitsConfirmation, isMediating, isUnanswered, isUnsigned } from './mediation.js';
import { urgentAfterHarm, waitingAfterHarm, type HarmReason } from './next-step-of-harm.js';
import { isUntold } from './owed-notices.js';
import { isUnrecorded, isWithComplainant } from './meetings.js';
import { isOpenPart } from './parts.js';
import { isOpenReconsideration } from './results.js';
import { isOpenRemedy, nextApproverOf } from './remedies.js';
import { COMPLAINT_KINDS, type CaseStateName } from './vocabulary.js';

/** Why a step is the next one; the console has a sentence for each. */
type NextStepReason =
  | HarmReason
  | 'adviceAccept'
  | 'adviceDecline'
  | 'adviceFeedback'
  | 'adviceMerge'
  | 'adviceOnSpot'
  | 'adviceOther'
  | 'adviceSupplement'
  | 'answerOwed'
  | 'answered'
  | 'approvalNeeded'
  | 'approvalWaits'
  | 'awaitsMaterial'
  | 'bounced'
  | 'callDue'
  | 'complete'
  | 'elementsMissing'
  | 'escalationWaits'
  | 'expertAwaited'
  | 'expertMaterials'
  | 'expertUntaken'
  | 'expertUntold'
  | 'extensionWaits'
  | 'mediationRuns'
  | 'mediationSigned'
  | 'mediationUnanswered'
  | 'mediationUnsigned'
  | 'noComplaint'
  | 'noticeFailed'
  | 'notInformed'
  | 'opinionMissing'
  | 'opinionReady'
  | 'partOwed'
  | 'partUnsigned'
  | 'planWaits'
  | 'reconsiderationWaits'
  | 'remedyOpen'
  | 'remedyWaits'
  | 'resolvedOnSpot'
  | 'resultOwed'
  | 'reviewDue'
  | 'reviewWaits'
  | 'statementMissing'
  | 'lateNotice'
  | 'materialCame'
  | 'meetingMissed'
  | 'minutesMissing'
  | 'suspended'
  | 'taskOwed'
  | 'undeclared'
  | 'unclassified'
  | 'undispatched'
  | 'unregistered'
  | 'unsigned'
  | 'untriaged'
  | 'urged'
  | 'withdrawalAsked'
  | 'wroteAgain';

export interface NextStep {
  readonly command: CommandName;
  readonly why: NextStepReason;
  /** Whether the reader may do it; else it is for somebody else to do. */
  readonly mine: boolean;
}
type Candidate = readonly [command: CommandName, why: NextStepReason];

export type CaseForNextStep = Pick<
  CaseDetail,
  | 'acceptance'
  | 'caseKind'
  | 'category'
  | 'commands'
  | 'extensionRequests'
  | 'followUps'
  | 'missingElements'
  | 'state'
  | 'topics'
> &
  Partial<
    Pick<
      CaseDetail,
      | 'advice'
      | 'death'
      | 'departmentUrges'
      | 'escalations'
      | 'expertOpinions'
      | 'holds'
      | 'inquiry'
      | 'mediations'
      | 'meetings'
      | 'notices'
      | 'parts'
      | 'plan'
      | 'reconsiderations'
      | 'remedies'
      | 'reports'
      | 'resultsOwed'
      | 'reviews'
      | 'thread'
      | 'wantedReportSteps'
    >
  >;

/** Whoever waits for others can tell the complainant meanwhile. */
const NOT_INFORMED: Candidate = ['acknowledge', 'notInformed'];

/** What carries a case on from a state, the likeliest first. */
const STEPS: Partial<Readonly<Record<CaseStateName, readonly Candidate[]>>> = {
  received: [['register', 'unregistered']],
  registered: [['startTriage', 'untriaged']],
  awaiting_info: [['supply', 'awaitsMaterial']],
  accepted: [['dispatch', 'undispatched'], ['classify', 'unclassified'], NOT_INFORMED],
  dispatched: [['signFor', 'unsigned'], NOT_INFORMED],
  investigating: [
    ['draftOpinion', 'opinionMissing'],
    ['submitPackage', 'statementMissing'],
    NOT_INFORMED,
  ],
  tech_review: [['recordReview', 'reviewWaits']],
  opinion: [
    ['finalise', 'opinionReady'],
    ['submit', 'approvalNeeded'],
  ],
  approval: [['approve', 'approvalWaits']],
  feedback_due: [
    ['giveFinal', 'answerOwed'],
    ['close', 'complete'],
  ],
  fed_back: [
    ['completeRemedy', 'remedyOpen'],
    ['close', 'answered'],
  ],
  implementing: [
    ['completeRemedy', 'remedyOpen'],
    ['close', 'complete'],
  ],
  resolved_on_spot: [['close', 'resolvedOnSpot']],
  suspended: [['resume', 'suspended']],
};

const ADVISED: Readonly<Record<Advice['advice'], readonly Candidate[]>> = {
  accept: [['accept', 'adviceAccept']],
  'register-and-assess': [['accept', 'adviceAccept']],
  decline: [['decline', 'adviceDecline']],
  supplement: [['requestSupplement', 'adviceSupplement']],
  merge: [['merge', 'adviceMerge']],
  'on-spot': [['resolveOnSpot', 'adviceOnSpot']],
  'other-policy': [
    ['changeKind', 'adviceOther'],
    ['settle', 'adviceOther'],
  ],
  feedback: [
    ['settle', 'adviceFeedback'],
    ['close', 'adviceFeedback'],
  ],
  undecided: [],
};

/** Nothing is accepted before it is classified; what is missing is asked for before the advice is followed. */
function inTriage(detail: CaseForNextStep): readonly Candidate[] {
  const classify: Candidate = ['classify', 'unclassified'];
  if (isUnclassified(detail)) return [classify];
  const { advice } = adviceOf(detail);
  const taken = advice === 'accept' || advice === 'register-and-assess';
  const missing = taken && (detail.missingElements ?? []).length > 0;
  return [
    ...(missing ? ([['requestSupplement', 'elementsMissing']] as const) : []),
    ...ADVISED[advice],
    classify,
  ];
}

const isUnclassified = ({ category, topics, commands }: CaseForNextStep): boolean =>
  (category === null && topics.length === 0) ||
  commands.some((one) => one.reasonCode === 'classification.incomplete');

/** A call-back is the next step once it may be made. */
function afterClosing({ followUps, remedies }: CaseForNextStep, now: Date): readonly Candidate[] {
  const next = followUps.find(({ result }) => result === null);
  const due = next && Date.parse(next.from ?? next.dueAt) <= now.getTime();
  return [
    ...(remedies?.some(isOpenRemedy) ? ([['completeRemedy', 'remedyOpen']] as const) : []),
    ...(due ? ([['recordFollowUp', 'callDue']] as const) : []),
    ...(next ? [] : ([['archive', 'complete']] as const)),
  ];
}

const complaintKinds: readonly string[] = COMPLAINT_KINDS;

/** A way to the complainant has to be found before anything else can count as told. */
const NOT_TOLD: readonly Candidate[] = [['tellOtherwise', 'noticeFailed']];

const CHOICE: readonly Candidate[] = [['recordChoice', 'planWaits']];
const APPROVALS_OF_REMEDIES: readonly Candidate[] = [['approveRemedy', 'remedyWaits']];

const RECONSIDERED: readonly Candidate[] = [['decideReconsideration', 'reconsiderationWaits']];
/** The result is served on who is complained of once the complainant has it. */
const SERVED: readonly Candidate[] = [['serveResult', 'resultOwed']];
const TOLD: readonly CaseStateName[] = ['fed_back', 'implementing', 'closed'];

const ofResults = ({
  state,
  reconsiderations = [],
  resultsOwed = [],
}: CaseForNextStep): readonly Candidate[] => [
  ...(reconsiderations.some(isOpenReconsideration) ? RECONSIDERED : []),
  ...(TOLD.includes(state) && resultsOwed.length > 0 ? SERVED : []),
];

const REVIEW_TIMED: readonly Candidate[] = [['recordReview', 'reviewDue']];
/** The committee has a day by which it says what it thinks. */
const isReviewTimed = ({ state, reviews }: CaseForNextStep): boolean =>
  state === 'tech_review' &&
  (reviews ?? []).some(({ sitting, dueOn }) => sitting === null && dueOn !== undefined);

/** Minutes are written while they are remembered; where the complainant did not come, the next meeting is called or the case goes on without. */
function ofMeetings({ meetings = [], state }: CaseForNextStep, now: Date): readonly Candidate[] {
  if (meetings.some((one) => isUnrecorded(one, now))) return MINUTES_MISSING;
  const last = meetings.at(-1);
  const missed = last?.outcome === 'not_held' && isWithComplainant(last);
  return missed && BEFORE_OPINION.includes(state) ? MEETING_MISSED : [];
}
const MINUTES_MISSING: readonly Candidate[] = [['recordMeeting', 'minutesMissing']];
const MEETING_MISSED: readonly Candidate[] = [['planMeeting', 'meetingMissed']];
const BEFORE_OPINION: readonly CaseStateName[] = ['accepted', 'dispatched', 'investigating'];

const UNDECLARED: readonly Candidate[] = [['declareInterest', 'undeclared']];
/** The policy wants this reader to say first whether he has an interest. */
const isUndeclared = ({ commands }: CaseForNextStep): boolean =>
  commands.some(({ reasonCode }) => reasonCode === 'inquiry.undeclared');

const URGED: readonly Candidate[] = [['answerUrge', 'urged']];

/** Only after what the department owes itself. */
const LATE_NOTICE: readonly Candidate[] = [['complainOfLateNotice', 'lateNotice']];

const PARTS: readonly Candidate[] = [
  ['signForPart', 'partUnsigned'],
  ['submitPart', 'partOwed'],
];

const HANDED_UP: readonly Candidate[] = [
  ['takeUpEscalation', 'escalationWaits'],
  ['ruleEscalation', 'escalationWaits'],
];

const TASKS: readonly Candidate[] = [['finishTask', 'taskOwed']];

const BOUNCED: readonly Candidate[] = [['ruleDepartment', 'bounced'], NOT_INFORMED];

/** Returned so often that only a ruling sends it on. */
const isBounced = ({ commands }: CaseForNextStep): boolean =>
  commands.some((one) => one.command === 'dispatch' && one.reasonCode === 'ruling.required');

/** What the complainant wrote comes before what the case would need anyway. */
function writtenIn({ thread, state }: CaseForNextStep): readonly Candidate[] {
  if (!thread) return [];
  return [
    ...(thread.withdrawalAskedAt === null ? [] : ([['withdraw', 'withdrawalAsked']] as const)),
    ...(thread.suppliedAt === null || state !== 'awaiting_info'
      ? []
      : ([['supply', 'materialCame']] as const)),
    ...(thread.unread === 0 ? [] : ([['readMessages', 'wroteAgain']] as const)),
  ];
}

function candidatesOf(detail: CaseForNextStep, now: Date): readonly Candidate[] {
  const { state, caseKind = 'external', extensionRequests } = detail;
  const usual =
    state === 'triage'
      ? inTriage(detail)
      : isBounced(detail)
        ? BOUNCED
        : state === 'closed' || state === 'archived'
          ? afterClosing(detail, now)
          : isReviewTimed(detail)
            ? REVIEW_TIMED
            : (STEPS[state] ?? []);
  return [
    ...urgentAfterHarm(detail),
    ...(detail.notices?.some((one) => isUntold(one) && one.failed !== null) ? NOT_TOLD : []),
    ...writtenIn(detail),
    ...(isUndeclared(detail) ? UNDECLARED : []),
    ...ofMeetings(detail, now),
    ...(detail.plan && detail.plan.choice === null ? CHOICE : []),
    ...(detail.remedies?.some((one) => nextApproverOf(one)) ? APPROVALS_OF_REMEDIES : []),
    ...ofResults(detail),
    ...handedUp(detail),
    ...(extensionRequests.length > 0 ? ([['approveExtension', 'extensionWaits']] as const) : []),
    ...(complaintKinds.includes(caseKind) ? [] : ([['settle', 'noComplaint']] as const)),
    ...(detail.departmentUrges?.some(({ answeredAt }) => answeredAt === null) ? URGED : []),
    ...mediated(detail),
    ...expertAwaited(detail),
    ...usual,
    ...ofOthers(detail),
    ...agreed(detail),
    ...expertOwed(detail),
    ...waitingAfterHarm(detail, now),
    ...LATE_NOTICE,
  ];
}

/** While a body mediates the case waits for what comes of it, and no resuming is needed. */
const mediated = ({ mediations }: CaseForNextStep): readonly Candidate[] =>
  mediations?.some(isMediating) ? [['endMediation', 'mediationRuns']] : [];

/** While the experts have the materials the case waits for what they say. */
const expertAwaited = ({ expertOpinions }: CaseForNextStep): readonly Candidate[] => [
  ...(expertOpinions?.some(isAwaited)
    ? ([['receiveExpertOpinion', 'expertAwaited']] as const)
    : []),
  ...(expertOpinions?.some(lacksMaterials)
    ? ([['handOverMaterials', 'expertMaterials']] as const)
    : []),
];

/** Meanwhile or afterwards: what the body still has to say, and what the complainant has to know. */
const expertOwed = ({ expertOpinions = [] }: CaseForNextStep): readonly Candidate[] => [
  ...(expertOpinions.some(isUntoldOpinion)
    ? ([['tellExpertOpinion', 'expertUntold']] as const)
    : []),
  ...(expertOpinions.some(isUntaken) ? ([['answerExpertOpinion', 'expertUntaken']] as const) : []),
];

/** What the body, the two sides or a court still have to say; the case goes on meanwhile. */
const agreed = ({ mediations = [] }: CaseForNextStep): readonly Candidate[] => [
  ...(mediations.some(isUnsigned) ? ([['signMediation', 'mediationUnsigned']] as const) : []),
  ...(mediations.some(isUnanswered) ? ([['answerMediation', 'mediationUnanswered']] as const) : []),
  ...(mediations.some(awaitsConfirmation)
    ? ([['recordConfirmation', 'mediationSigned']] as const)
    : []),
];

/** Whoever receives what was handed up takes it up first, and then decides. */
const handedUp = ({ escalations }: CaseForNextStep): readonly Candidate[] =>
  escalations?.some(({ ruledAt }) => ruledAt === null) ? HANDED_UP : [];

/** Of a department that assists, and of who finds something out; the others wait for whoever leads. */
const ofOthers = ({ parts, inquiry }: CaseForNextStep): readonly Candidate[] => [
  ...(parts?.some(isOpenPart) ? PARTS : []),
  ...(inquiry?.tasks.some(isOpenTask) ? TASKS : []),
];

/**
 * The one thing that carries the case on: the first that this reader may do, otherwise the first that is for somebody else. Null where
 * nothing is waited for.
 */
export function nextStepOf(detail: CaseForNextStep, now: Date): NextStep | null {
  const offers = new Map(detail.commands.map((one) => [one.command, one]));
  const candidates = candidatesOf(detail, now);
  const mine = candidates.find(([command]) => offers.get(command)?.allowed === true);
  if (mine) return { command: mine[0], why: mine[1], mine: true };
  const others = candidates.find(
    ([command]) => !OF_ONE_SIDE.includes(command) && isForOthers(offers.get(command)?.reasonCode),
  );
  return others ? { command: others[0], why: others[1], mine: false } : null;
}

/** What nobody else waits for. */
const OF_ONE_SIDE: readonly CommandName[] = ['answerUrge', 'readMessages', 'complainOfLateNotice'];

/** Refused because of who asks, not because of how the case stands. */
const isForOthers = (reason: CaseDetail['commands'][number]['reasonCode'] | undefined): boolean =>
  reason === 'access.denied' ||
  (reason?.startsWith('separation.') ?? false) ||
  [
    'leader.required',
    'centre_head.required',
    'department_head.required',
    'speaker.centre',
    'speaker.department',
    'remedy.not_approver',
  ].includes(reason ?? '');
