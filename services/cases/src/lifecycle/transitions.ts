import {
  CASE_STATES,
  COMMAND_NAMES,
  ENDED_STATES,
  type CaseStateName,
  type CommandName,
} from '@tingsu/contracts';
import { isEnded } from './ended-states.js';
import { ESCALATION_STATES } from './escalation-rules.js';
import { INQUIRY_STATES } from './inquiry-rules.js';
import { MEDIATION_STATES } from './mediation-rules.js';
import { PART_STATES } from './parts.js';
import { FINDING_STATES, SORTING_STATES } from './issues.js';
import { MEETING_STATES } from './meeting-rules.js';
import { PLAN_STATES } from './plan-rules.js';
import { PROMISED_STATES, REMEDY_STATES } from './remedy-rules.js';
import { RESULT_STATES } from './result-rules.js';
import { WORK_STATES } from './work-commands.js';
import { URGED_STATES } from './urging.js';

interface Transition {
  readonly from: readonly CaseStateName[];
  /** Where the command may lead; `same` leaves the state as it is. */
  readonly to: readonly (CaseStateName | 'same')[];
  /** Row of the state machine in the domain model 4.3. */
  readonly row: string;
  /** Goes back to where the case was before, so it enters no state that nothing else enters. */
  readonly returns?: boolean;
}

const OPEN_STATES: readonly CaseStateName[] = CASE_STATES.filter((state) => !isEnded(state));

const EXPERT_STATES: readonly CaseStateName[] = [...MEDIATION_STATES, 'suspended'];

/** Why it came to the complaint is known from the opinion on. */
const CAUSE_STATES: readonly CaseStateName[] = [
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
  'closed',
];

/** While a department has the case, until the complainant was answered. */
const DEPARTMENT_STATES: readonly CaseStateName[] = [
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'feedback_due',
];

/** States that nothing enters yet. */
const NOT_ENTERED: readonly CaseStateName[] = [];

/** States from which a case can be suspended, and to which it returns. */
const SUSPENDABLE = OPEN_STATES.filter((state) => !['received', 'suspended'].includes(state));

/** What outlives a case: duties towards authorities, and evidence that is sealed. */
const AFTER_RECEIPT = CASE_STATES.filter((state) => state !== 'received');

/** Which command is legal in which state, and where it leads (domain model 4.3). */
export const TRANSITIONS: Readonly<Record<CommandName, Transition>> = {
  register: { from: ['received'], to: ['registered'], row: 'T-02' },
  acknowledge: {
    from: OPEN_STATES.filter((state) => state !== 'received'),
    to: ['same'],
    row: 'T-03',
  },
  // The complainant may call at any time, also after the case ended.
  logCall: {
    from: CASE_STATES.filter((state) => state !== 'received' && state !== 'merged'),
    to: ['same'],
    row: 'Contact',
  },
  // After closing, call-backs and the file are still somebody's.
  assign: { from: [...OPEN_STATES, 'closed'], to: ['same'], row: 'Owner' },
  takeOver: { from: [...OPEN_STATES, 'closed'], to: ['same'], row: 'Owner' },
  nameRespondents: { from: OPEN_STATES, to: ['same'], row: 'Party' },
  excludePeople: {
    from: CASE_STATES.filter((state) => state !== 'received'),
    to: ['same'],
    row: 'Party',
  },
  // What the office writes for itself outlives the case, as corrections of it do.
  note: {
    from: CASE_STATES.filter((state) => state !== 'received'),
    to: ['same'],
    row: 'Notes',
  },
  // The complainant may write at any time, also after the case ended.
  readMessages: { from: CASE_STATES, to: ['same'], row: 'Thread' },
  resolveOnSpot: { from: ['registered', 'triage'], to: ['resolved_on_spot'], row: 'T-04' },
  startTriage: { from: ['registered'], to: ['triage'], row: 'T-05' },
  requestSupplement: { from: ['triage'], to: ['awaiting_info'], row: 'T-06' },
  supply: { from: ['awaiting_info'], to: ['triage'], row: 'T-07' },
  decline: { from: ['triage', 'awaiting_info'], to: ['declined'], row: 'T-08, T-09' },
  merge: { from: ['triage'], to: ['merged'], row: 'T-11' },
  link: {
    from: CASE_STATES.filter((state) => state !== 'received' && state !== 'merged'),
    to: ['same'],
    row: 'X-30',
  },
  accept: { from: ['triage'], to: ['accepted'], row: 'T-12' },
  classify: { from: OPEN_STATES, to: ['same'], row: 'T-13, T-14' },
  contactDepartment: {
    from: ['registered', 'triage', 'awaiting_info', 'accepted'],
    to: ['same'],
    row: 'T-15',
  },
  dispatch: { from: ['accepted'], to: ['dispatched'], row: 'T-15' },
  ruleDepartment: { from: ['accepted'], to: ['dispatched'], row: 'T-15, T-17' },
  signFor: { from: ['dispatched'], to: ['investigating'], row: 'T-16' },
  returnTicket: { from: ['dispatched'], to: ['accepted'], row: 'T-17' },
  submitPackage: { from: ['investigating'], to: ['same'], row: 'T-18' },
  askPart: {
    from: PART_STATES.filter((state) => state !== 'approval'),
    to: ['same'],
    row: 'R-111',
  },
  signForPart: { from: PART_STATES, to: ['same'], row: 'R-111' },
  returnPart: { from: PART_STATES, to: ['same'], row: 'R-111' },
  submitPart: { from: PART_STATES, to: ['same'], row: 'R-111' },
  delegate: { from: WORK_STATES, to: ['same'], row: 'R-061' },
  planWork: { from: WORK_STATES, to: ['same'], row: 'R-112' },
  stateInability: { from: WORK_STATES, to: ['same'], row: 'R-113' },
  verifyComplaint: { from: ['registered', ...INQUIRY_STATES], to: ['same'], row: 'R-333, R-381' },
  recordCalming: { from: ESCALATION_STATES, to: ['same'], row: 'R-189' },
  decideUnit: { from: ['investigating'], to: ['same'], row: 'R-108' },
  escalate: { from: ESCALATION_STATES, to: ['same'], row: 'R-137, R-283, R-300, R-305' },
  takeUpEscalation: { from: ESCALATION_STATES, to: ['same'], row: 'R-300, R-305' },
  ruleEscalation: { from: ESCALATION_STATES, to: ['same'], row: 'R-137, R-300, R-305' },
  planTask: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  reassignTask: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  finishTask: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  dropTask: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  stateUnavailable: { from: OPEN_STATES, to: ['same'], row: 'R-369' },
  declareInterest: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  ruleInterest: { from: INQUIRY_STATES, to: ['same'], row: 'R-369' },
  urge: { from: URGED_STATES, to: ['same'], row: 'Urge' },
  answerUrge: { from: URGED_STATES, to: ['same'], row: 'Urge' },
  // That the complainant was not told in time stays true when he was told at last.
  complainOfLateNotice: {
    from: CASE_STATES.filter((state) => state !== 'received' && state !== 'merged'),
    to: ['same'],
    row: 'R-050',
  },
  // A notice may fail after the case has ended, e.g. that it was declined.
  tellOtherwise: {
    from: CASE_STATES.filter((state) => state !== 'received' && state !== 'merged'),
    to: ['same'],
    row: 'Notices',
  },
  // Returned to who drafted it, it is written anew.
  draftOpinion: { from: ['investigating', 'opinion'], to: ['opinion'], row: 'T-22' },
  addIssue: { from: SORTING_STATES, to: ['same'], row: 'T-22' },
  changeIssue: { from: SORTING_STATES, to: ['same'], row: 'T-22' },
  removeIssue: { from: SORTING_STATES, to: ['same'], row: 'T-22' },
  stateIssue: { from: ['investigating', 'tech_review'], to: ['same'], row: 'T-18, T-22' },
  recordCauses: { from: CAUSE_STATES, to: ['same'], row: 'Causes' },
  recordFinding: { from: FINDING_STATES, to: ['same'], row: 'T-22' },
  submit: { from: ['opinion'], to: ['approval'], row: 'T-23' },
  approve: { from: ['approval'], to: ['feedback_due', 'same'], row: 'T-24' },
  reject: { from: ['approval'], to: ['opinion'], row: 'T-24' },
  finalise: { from: ['opinion'], to: ['feedback_due'], row: 'T-25' },
  giveInterim: { from: OPEN_STATES, to: ['same'], row: 'T-26' },
  agreeSpeaker: {
    from: ['accepted', ...DEPARTMENT_STATES],
    to: ['same'],
    row: 'X-29, R-116',
  },
  giveFinal: { from: ['feedback_due'], to: ['fed_back'], row: 'T-27' },
  // Closing what a department resolved on the spot is the centre's archiving of it.
  close: {
    // From triage and before feedback, only cases in which no answer is owed.
    from: ['triage', 'feedback_due', 'fed_back', 'implementing', 'resolved_on_spot'],
    to: ['closed'],
    row: 'T-29, T-30, R-016, R-219',
  },
  // What is no complaint is answered and ends where it stands.
  settle: {
    from: OPEN_STATES.filter(
      (state) => !['received', 'suspended', 'tech_review', 'approval'].includes(state),
    ),
    to: ['closed'],
    row: 'R-219, R-356, R-399',
  },
  changeKind: {
    from: ['registered', 'triage', 'awaiting_info', 'accepted'],
    to: ['same'],
    row: 'X-05',
  },
  withdraw: { from: OPEN_STATES, to: ['withdrawn', 'same'], row: 'T-36' },
  // Who is not satisfied opens the next round (T-34), or a second complaint where the policy says so (T-35).
  recordFollowUp: {
    from: ['closed', 'archived'],
    to: ['same', 'triage'],
    row: 'FollowUp item, T-34, T-35',
  },
  requestExtension: { from: OPEN_STATES, to: ['same'], row: 'T-37' },
  approveExtension: { from: OPEN_STATES, to: ['same'], row: 'T-37' },
  rejectExtension: { from: OPEN_STATES, to: ['same'], row: 'T-37' },
  agreeDate: { from: OPEN_STATES, to: ['same'], row: 'R-138' },
  suspend: { from: SUSPENDABLE, to: ['suspended'], row: 'T-32' },
  resume: { from: ['suspended'], to: SUSPENDABLE, row: 'T-33', returns: true },
  // Asked twice at once it is refused, and says why.
  requestReview: { from: ['investigating', 'tech_review'], to: ['tech_review'], row: 'T-20' },
  recordReview: { from: ['tech_review'], to: ['investigating'], row: 'T-21' },
  planMeeting: { from: MEETING_STATES, to: ['same'], row: 'R-127, R-241' },
  changeMeeting: { from: MEETING_STATES, to: ['same'], row: 'R-189' },
  answerMeeting: { from: MEETING_STATES, to: ['same'], row: 'R-127, R-241' },
  recordMeeting: { from: MEETING_STATES, to: ['same'], row: 'R-127, R-241' },
  dropMeeting: { from: MEETING_STATES, to: ['same'], row: 'R-127, R-241' },
  proposeMediation: { from: MEDIATION_STATES, to: ['same'], row: 'T-32, R-242, R-243' },
  answerMediation: { from: MEDIATION_STATES, to: ['suspended', 'same'], row: 'T-32' },
  recordSession: { from: [...MEDIATION_STATES, 'suspended'], to: ['same'], row: 'T-32' },
  endMediation: {
    from: [...MEDIATION_STATES, 'suspended'],
    to: [...MEDIATION_STATES, 'suspended', 'same'],
    row: 'T-33',
    returns: true,
  },
  // An agreement outlives the case in which it was made.
  signMediation: {
    from: AFTER_RECEIPT.filter((state) => state !== 'merged'),
    to: ['same'],
    row: 'R-206',
  },
  recordConfirmation: {
    from: AFTER_RECEIPT.filter((state) => state !== 'merged'),
    to: ['same'],
    row: 'R-206',
  },
  askExpertOpinion: { from: EXPERT_STATES, to: ['same'], row: 'T-32, R-163' },
  answerExpertOpinion: {
    from: EXPERT_STATES,
    to: [...MEDIATION_STATES, 'same'],
    row: 'T-32, T-33',
    returns: true,
  },
  handOverMaterials: { from: EXPERT_STATES, to: ['suspended', 'same'], row: 'T-32' },
  receiveExpertOpinion: {
    from: EXPERT_STATES,
    to: [...MEDIATION_STATES, 'same'],
    row: 'T-33',
    returns: true,
  },
  endExpertOpinion: {
    from: EXPERT_STATES,
    to: [...MEDIATION_STATES, 'same'],
    row: 'T-33',
    returns: true,
  },
  // An opinion is told and contested also after the answer.
  tellExpertOpinion: {
    from: AFTER_RECEIPT.filter((state) => state !== 'merged'),
    to: ['same'],
    row: 'T-33',
  },
  contestExpertOpinion: {
    from: AFTER_RECEIPT.filter((state) => state !== 'merged'),
    to: ['same'],
    row: 'T-33',
  },
  markReportable: { from: OPEN_STATES, to: ['same'], row: 'T-14' },
  // The duty to report outlives the case.
  reportToRegulator: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report' },
  recordReportStep: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report, R-210' },
  draftReport: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report' },
  submitReport: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report' },
  supplementReport: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report' },
  closeReport: { from: AFTER_RECEIPT, to: ['same'], row: 'Regulator report' },
  askHold: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  sealHold: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  completeHold: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  inspectHold: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  recordInspection: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  releaseHold: { from: AFTER_RECEIPT, to: ['same'], row: 'Evidence hold' },
  recordDeath: { from: AFTER_RECEIPT, to: ['same'], row: 'Autopsy' },
  recordConsent: { from: AFTER_RECEIPT, to: ['same'], row: 'Autopsy' },
  recordAutopsy: { from: AFTER_RECEIPT, to: ['same'], row: 'Autopsy' },
  recordBody: { from: AFTER_RECEIPT, to: ['same'], row: 'Autopsy' },
  refer: { from: ['triage'], to: ['referred'], row: 'T-10' },
  offerPlan: { from: PLAN_STATES, to: ['same'], row: 'R-014, R-053' },
  recordChoice: { from: PLAN_STATES, to: ['same'], row: 'R-014, R-053' },
  startRemedies: { from: REMEDY_STATES, to: ['implementing', 'same'], row: 'T-28, R-198' },
  approveRemedy: { from: PROMISED_STATES, to: ['same'], row: 'T-23, R-194' },
  rejectRemedy: { from: PROMISED_STATES, to: ['same'], row: 'T-23, R-194' },
  completeRemedy: { from: PROMISED_STATES, to: ['same'], row: 'T-29' },
  waiveRemedy: { from: PROMISED_STATES, to: ['same'], row: 'T-29, R-017' },
  // A complaint taken to the next stage after its answer goes back to its investigator.
  recordMilestone: {
    from: CASE_STATES.filter((state) => state !== 'received' && state !== 'merged'),
    to: ['same', 'investigating'],
    row: 'Clock milestones',
  },
  acknowledgeClock: { from: CASE_STATES, to: ['same'], row: 'Ladder' },
  archive: { from: ['closed'], to: ['archived'], row: 'T-31' },
  serveResult: { from: RESULT_STATES, to: ['same'], row: 'R-244' },
  askReconsideration: { from: RESULT_STATES, to: ['same'], row: 'R-245' },
  withdrawReconsideration: { from: RESULT_STATES, to: ['same'], row: 'R-245' },
  decideReconsideration: { from: RESULT_STATES, to: ['same'], row: 'R-246' },
  serveConclusion: { from: RESULT_STATES, to: ['same'], row: 'R-246' },
  issueCircular: { from: RESULT_STATES, to: ['same'], row: 'R-248' },
  giveFinalNotice: { from: ['closed', 'archived'], to: ['same'], row: 'R-135, X-18' },
  // What ended without an answer is opened again like what was answered; a merged case leaves the other one.
  reopen: { from: ENDED_STATES, to: ['triage'], row: 'T-34' },
  markInvalid: {
    from: OPEN_STATES.filter((state) => !['received', 'registered'].includes(state)),
    to: ['same'],
    row: 'T-39',
  },
};

export function isLegal(command: CommandName, state: CaseStateName): boolean {
  return TRANSITIONS[command].from.includes(state);
}

/** Commands about the case as a whole; what a clock requires is listed with the clock. */
export const commandsIn = (state: CaseStateName): CommandName[] =>
  COMMAND_NAMES.filter((command) => command !== 'acknowledgeClock' && isLegal(command, state));

/** What is wrong with the table: every entered state is reached from `received`, and every open one can end. [] = nothing. */
export function faultsOf(table: Readonly<Record<CommandName, Transition>> = TRANSITIONS): string[] {
  const stepsOf = ({ from, to }: Transition) =>
    from.flatMap((source) =>
      to.filter((target) => target !== 'same').map((target) => [source, target] as const),
    );
  const steps = Object.values(table).flatMap(stepsOf);
  const reached = spread(
    ['received'],
    Object.values(table)
      .filter(({ returns }) => !returns)
      .flatMap(stepsOf),
  );
  const ending = spread(
    ENDED_STATES,
    steps.map(([source, target]) => [target, source] as const),
  );
  return [
    ...COMMAND_NAMES.filter((command) => !table[command]).map((command) => `${command} has no row`),
    ...CASE_STATES.filter((state) => !reached.has(state) && !NOT_ENTERED.includes(state)).map(
      (state) => `${state} is never entered`,
    ),
    ...NOT_ENTERED.filter((state) => reached.has(state)).map(
      (state) => `${state} is entered but listed as not entered`,
    ),
    ...[...reached].filter((state) => !ending.has(state)).map((state) => `${state} never ends`),
  ];
}

function spread(
  start: readonly CaseStateName[],
  steps: readonly (readonly [CaseStateName, CaseStateName])[],
): Set<CaseStateName> {
  const reached = new Set(start);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const [source, target] of steps) if (reached.has(source)) reached.add(target);
  }
  return reached;
}
