import * as contracts from '@tingsu/contracts';
import type { Actor, EventDefinition } from '@tingsu/contracts';

const DEFINITIONS = {
  opened: contracts.CaseOpened,
  accessChanged: contracts.CaseAccessChanged,
  respondentsNamed: contracts.CaseRespondentsNamed,
  peopleExcluded: contracts.CasePeopleExcluded,
  evidenceAdded: contracts.CaseEvidenceAdded,
  copiesGiven: contracts.CaseCopiesGiven,
  paperMade: contracts.CasePaperMade,
  noted: contracts.CaseNoted,
  ownerChanged: contracts.CaseOwnerChanged,
  registered: contracts.CaseRegistered,
  handedOver: contracts.CaseHandedOver,
  acknowledged: contracts.CaseAcknowledged,
  callLogged: contracts.CaseCallLogged,
  classified: contracts.CaseClassified,
  kindChanged: contracts.CaseKindChanged,
  triageStarted: contracts.CaseTriageStarted,
  supplementRequested: contracts.CaseSupplementRequested,
  supplementReceived: contracts.CaseSupplementReceived,
  accepted: contracts.CaseAccepted,
  declined: contracts.CaseDeclined,
  merged: contracts.CaseMerged,
  mergeReceived: contracts.CaseMergeReceived,
  mergeUndone: contracts.CaseMergeUndone,
  linked: contracts.CaseLinked,
  complaintSupplemented: contracts.CaseComplaintSupplemented,
  resolvedOnSpot: contracts.CaseResolvedOnSpot,
  departmentContacted: contracts.CaseDepartmentContacted,
  dispatched: contracts.CaseDispatched,
  signedFor: contracts.CaseSignedFor,
  returned: contracts.CaseReturned,
  packageSubmitted: contracts.CasePackageSubmitted,
  partAsked: contracts.CasePartAsked,
  partSigned: contracts.CasePartSigned,
  partReturned: contracts.CasePartReturned,
  partSubmitted: contracts.CasePartSubmitted,
  handlerChanged: contracts.CaseHandlerChanged,
  workPlanned: contracts.CaseWorkPlanned,
  inabilityStated: contracts.CaseInabilityStated,
  escalatedByHand: contracts.CaseEscalatedByHand,
  escalationTaken: contracts.CaseEscalationTaken,
  escalationRuled: contracts.CaseEscalationRuled,
  complaintVerified: contracts.CaseComplaintVerified,
  calmed: contracts.CaseCalmed,
  unitDecided: contracts.CaseUnitDecided,
  taskPlanned: contracts.CaseTaskPlanned,
  taskReassigned: contracts.CaseTaskReassigned,
  taskDone: contracts.CaseTaskDone,
  taskDropped: contracts.CaseTaskDropped,
  evidenceUnavailable: contracts.CaseEvidenceUnavailable,
  interestDeclared: contracts.CaseInterestDeclared,
  interestRuled: contracts.CaseInterestRuled,
  departmentUrged: contracts.CaseDepartmentUrged,
  urgeAnswered: contracts.CaseUrgeAnswered,
  lateNoticeComplained: contracts.CaseLateNoticeComplained,
  messageReceived: contracts.CaseMessageReceived,
  messageSent: contracts.CaseMessageSent,
  messagesRead: contracts.CaseMessagesRead,
  opinionDrafted: contracts.CaseOpinionDrafted,
  approvalRequested: contracts.CaseApprovalRequested,
  approvalDecided: contracts.CaseApprovalDecided,
  opinionFinalised: contracts.CaseOpinionFinalised,
  feedbackInterim: contracts.CaseFeedbackInterim,
  speakerAgreed: contracts.CaseSpeakerAgreed,
  feedbackGiven: contracts.CaseFeedbackGiven,
  closed: contracts.CaseClosed,
  withdrawn: contracts.CaseWithdrawn,
  followUpPlanned: contracts.CaseFollowUpPlanned,
  followUpDone: contracts.CaseFollowUpDone,
  followUpAttempted: contracts.CaseFollowUpAttempted,
  noticeOwed: contracts.CaseNoticeOwed,
  noticeTold: contracts.CaseNoticeTold,
  noticeFailed: contracts.CaseNoticeFailed,
  milestoneRecorded: contracts.CaseMilestoneRecorded,
  extensionRequested: contracts.CaseExtensionRequested,
  extensionRefused: contracts.CaseExtensionRefused,
  clockExtended: contracts.CaseClockExtended,
  dateAgreed: contracts.CaseDateAgreed,
  suspended: contracts.CaseSuspended,
  resumed: contracts.CaseResumed,
  reviewRequested: contracts.CaseReviewRequested,
  reviewCompleted: contracts.CaseReviewCompleted,
  meetingPlanned: contracts.CaseMeetingPlanned,
  meetingChanged: contracts.CaseMeetingChanged,
  meetingReminded: contracts.CaseMeetingReminded,
  meetingAnswered: contracts.CaseMeetingAnswered,
  meetingRecorded: contracts.CaseMeetingRecorded,
  meetingDropped: contracts.CaseMeetingDropped,
  expertOpinionAsked: contracts.CaseExpertOpinionAsked,
  expertOpinionTaken: contracts.CaseExpertOpinionTaken,
  expertOpinionDeclined: contracts.CaseExpertOpinionDeclined,
  materialsHandedOver: contracts.CaseMaterialsHandedOver,
  expertOpinionReceived: contracts.CaseExpertOpinionReceived,
  expertOpinionTold: contracts.CaseExpertOpinionTold,
  expertOpinionContested: contracts.CaseExpertOpinionContested,
  expertOpinionEnded: contracts.CaseExpertOpinionEnded,
  mediationProposed: contracts.CaseMediationProposed,
  mediationAccepted: contracts.CaseMediationAccepted,
  mediationDeclined: contracts.CaseMediationDeclined,
  mediationSession: contracts.CaseMediationSession,
  mediationEnded: contracts.CaseMediationEnded,
  mediationSigned: contracts.CaseMediationSigned,
  mediationConfirmed: contracts.CaseMediationConfirmed,
  markedReportable: contracts.CaseMarkedReportable,
  reportedToRegulator: contracts.CaseReportedToRegulator,
  reportStep: contracts.CaseReportStep,
  reportDrafted: contracts.CaseReportDrafted,
  reportSupplemented: contracts.CaseReportSupplemented,
  reportClosed: contracts.CaseReportClosed,
  holdAsked: contracts.CaseHoldAsked,
  holdSealed: contracts.CaseHoldSealed,
  holdCompleted: contracts.CaseHoldCompleted,
  holdInspected: contracts.CaseHoldInspected,
  inspectionReceived: contracts.CaseInspectionReceived,
  holdReleased: contracts.CaseHoldReleased,
  deathRecorded: contracts.CaseDeathRecorded,
  autopsyDecided: contracts.CaseAutopsyDecided,
  autopsyDone: contracts.CaseAutopsyDone,
  bodyEnded: contracts.CaseBodyEnded,
  statementWaived: contracts.CaseStatementWaived,
  referred: contracts.CaseReferred,
  planOffered: contracts.CasePlanOffered,
  planDecided: contracts.CasePlanDecided,
  issueAdded: contracts.CaseIssueAdded,
  issueChanged: contracts.CaseIssueChanged,
  issueRemoved: contracts.CaseIssueRemoved,
  causesRecorded: contracts.CaseCausesRecorded,
  issueStated: contracts.CaseIssueStated,
  issueFound: contracts.CaseIssueFound,
  remedyPlanned: contracts.CaseRemedyPlanned,
  remedyApproved: contracts.CaseRemedyApproved,
  remedyRejected: contracts.CaseRemedyRejected,
  instalmentPaid: contracts.CaseInstalmentPaid,
  remedyCompleted: contracts.CaseRemedyCompleted,
  remedyWaived: contracts.CaseRemedyWaived,
  archived: contracts.CaseArchived,
  erased: contracts.CaseErased,
  resultServed: contracts.CaseResultServed,
  reconsiderationAsked: contracts.CaseReconsiderationAsked,
  reconsiderationWithdrawn: contracts.CaseReconsiderationWithdrawn,
  reconsiderationDecided: contracts.CaseReconsiderationDecided,
  conclusionServed: contracts.CaseConclusionServed,
  conclusionRead: contracts.CaseConclusionRead,
  circularIssued: contracts.CaseCircularIssued,
  finalNoticeGiven: contracts.CaseFinalNoticeGiven,
  reopened: contracts.CaseReopened,
  settled: contracts.CaseSettled,
  invalidityProposed: contracts.CaseInvalidityProposed,
  invalidated: contracts.CaseInvalidated,
  markEnded: contracts.CaseMarkEnded,
  incidentRecorded: contracts.CaseIncidentRecorded,
  dangerSpoken: contracts.CaseDangerSpoken,
  clocksChanged: contracts.CaseClocksChanged,
  clockReminded: contracts.CaseClockReminded,
  clockWarned: contracts.CaseClockWarned,
  clockBreached: contracts.CaseClockBreached,
  clockEscalated: contracts.CaseClockEscalated,
  clockReported: contracts.CaseClockReported,
  clockAcknowledged: contracts.CaseClockAcknowledged,
} as const;

type Definitions = typeof DEFINITIONS;
type DataOf<Definition> = Definition extends EventDefinition<string, infer Data> ? Data : never;

/** A fact about one case, as it is published: `kind` is the short name of the contract. */
export type CaseEvent = {
  [Kind in keyof Definitions]: { readonly kind: Kind; readonly data: DataOf<Definitions[Kind]> };
}[keyof Definitions];
export type CaseEventOf<Kind extends keyof Definitions> = Extract<CaseEvent, { kind: Kind }>;
export type CaseEventKind = keyof Definitions;

/** A fact with its place in the history of the case. */
export type RecordedEvent = CaseEvent & {
  readonly version: number;
  readonly at: string;
  readonly actor: Actor;
};

const STEP_KINDS = [
  'clockReminded',
  'clockWarned',
  'clockBreached',
  'clockEscalated',
  'clockReported',
] as const satisfies readonly CaseEventKind[];
/** What a step of a clock leaves as a fact. */
export type StepKind = (typeof STEP_KINDS)[number];

const STEP_TYPES: ReadonlySet<string> = new Set(STEP_KINDS.map((kind) => DEFINITIONS[kind].type));
export const isStepType = (type: string): boolean => STEP_TYPES.has(type);

export const CASE_EVENT_KINDS = Object.keys(DEFINITIONS) as CaseEventKind[];

export function definitionOf(kind: CaseEventKind): EventDefinition<string, unknown> {
  return DEFINITIONS[kind];
}

const KINDS = new Map(CASE_EVENT_KINDS.map((kind) => [DEFINITIONS[kind].type as string, kind]));

/** Reads a stored fact back; throws for a type that this version does not know. */
export function caseEventOf(type: string, data: unknown): CaseEvent {
  const kind = KINDS.get(type);
  if (!kind) throw new Error(`Unknown case event ${type}`);
  return { kind, data } as CaseEvent;
}
