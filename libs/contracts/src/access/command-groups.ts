import type { CommandName } from '../api/commands.js';

/** Duties towards authorities. */
const REPORTING = [
  'markReportable',
  'reportToRegulator',
  'recordReportStep',
  'draftReport',
  'submitReport',
  'supplementReport',
  'closeReport',
] as const satisfies readonly CommandName[];
/** Evidence that is sealed, and what the law wants after a death. */
export const SEALING = [
  'askHold',
  'sealHold',
  'completeHold',
  'inspectHold',
  'recordInspection',
  'releaseHold',
  'recordDeath',
  'recordConsent',
  'recordAutopsy',
  'recordBody',
] as const satisfies readonly CommandName[];

/** The mediation of a dispute by a body that both sides accept. */
const MEDIATING = [
  'proposeMediation',
  'answerMediation',
  'recordSession',
  'endMediation',
  'signMediation',
  'recordConfirmation',
] as const satisfies readonly CommandName[];

/** An expert opinion by law. */
const EXPERT_OPINIONS = [
  'askExpertOpinion',
  'answerExpertOpinion',
  'handOverMaterials',
  'receiveExpertOpinion',
  'tellExpertOpinion',
  'contestExpertOpinion',
  'endExpertOpinion',
] as const satisfies readonly CommandName[];

/** What the complaint centre does. */
export const CENTRE = [
  'register',
  'assign',
  'takeOver',
  'acknowledge',
  'tellOtherwise',
  'logCall',
  'startTriage',
  'classify',
  'requestSupplement',
  'supply',
  'accept',
  'decline',
  'merge',
  'link',
  'resolveOnSpot',
  'contactDepartment',
  'dispatch',
  'askPart',
  'urge',
  'addIssue',
  'changeIssue',
  'removeIssue',
  'recordFinding',
  'recordCauses',
  'verifyComplaint',
  'recordCalming',
  'escalate',
  'takeUpEscalation',
  'ruleEscalation',
  'stateUnavailable',
  'planTask',
  'reassignTask',
  'finishTask',
  'dropTask',
  'declareInterest',
  'draftOpinion',
  'submit',
  'finalise',
  'giveInterim',
  'agreeSpeaker',
  'giveFinal',
  'close',
  'settle',
  'changeKind',
  'withdraw',
  'recordFollowUp',
  'requestExtension',
  'agreeDate',
  'suspend',
  'resume',
  'requestReview',
  'recordReview',
  'planMeeting',
  'changeMeeting',
  'answerMeeting',
  'recordMeeting',
  'dropMeeting',
  ...REPORTING,
  ...SEALING,
  ...MEDIATING,
  ...EXPERT_OPINIONS,
  'refer',
  'offerPlan',
  'recordChoice',
  'startRemedies',
  'completeRemedy',
  'waiveRemedy',
  'serveResult',
  'askReconsideration',
  'withdrawReconsideration',
  'serveConclusion',
  'archive',
  'reopen',
  'markInvalid',
  'recordMilestone',
  'nameRespondents',
  'excludePeople',
  'note',
  'readMessages',
  'acknowledgeClock',
] as const satisfies readonly CommandName[];

/** What is agreed to or not. */
export const APPROVALS = [
  'approve',
  'reject',
  'approveExtension',
  'rejectExtension',
  'approveRemedy',
  'rejectRemedy',
] as const;

/** What a department that supervises does. */
export const SUPERVISION = [
  'addIssue',
  'changeIssue',
  'removeIssue',
  'recordFinding',
  'draftOpinion',
  'submit',
  'giveInterim',
  'giveFinal',
  'requestExtension',
  'recordReview',
  'answerMeeting',
  'issueCircular',
  ...REPORTING,
  ...SEALING,
  'acknowledgeClock',
] as const satisfies readonly CommandName[];
/** What a department cannot settle it hands up, and its head decides what was handed to him. */
export const HANDED_UP = [
  'escalate',
  'takeUpEscalation',
  'ruleEscalation',
] as const satisfies readonly CommandName[];
/** What a department that has a task of its own does with it. */
export const OWN_TASKS = [
  'finishTask',
  'declareInterest',
] as const satisfies readonly CommandName[];
