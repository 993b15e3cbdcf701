import type { CommandName } from '@tingsu/contracts';
import type { CaseEvent, CaseEventKind, CaseEventOf, RecordedEvent } from './case-event.js';
import type { Command } from './decide.js';
import type { PayloadOf } from './payload.js';

/** A part of a case that changes for itself: `remedy:…`, `issue:…`, `part:…`, `note`. */
type Concern = string;
interface Who {
  /** Departments for which the actor acts in the case. */
  readonly departments?: readonly string[];
}

const meetingOf = ({ meetingId }: { readonly meetingId: string }): Concern =>
  `meeting:${meetingId}`;
const mediation = ({ mediationId }: { readonly mediationId: string }): Concern =>
  `mediation:${mediationId}`;
const expertOpinion = ({ expertOpinionId }: { readonly expertOpinionId: string }): Concern =>
  `expertOpinion:${expertOpinionId}`;
const repliesTo = ({ meetingId }: { readonly meetingId: string }): Concern =>
  `replies:${meetingId}`;
const remedy = ({ remedyId }: { readonly remedyId: string }): Concern => `remedy:${remedyId}`;
const issue = ({ issueId }: { readonly issueId: string }): Concern => `issue:${issueId}`;
const causesOf = ({ issueId }: { readonly issueId?: string | undefined }): Concern =>
  issueId === undefined ? 'causes' : issue({ issueId });
const hold = ({ holdId }: { readonly holdId: string }): Concern => `hold:${holdId}`;
const report = ({ number }: { readonly number: number }): Concern => `report:${number}`;
const partOf = ({ department }: { readonly department: string }): Concern => `part:${department}`;
const task = ({ taskId }: { readonly taskId: string }): Concern => `task:${taskId}`;
const lateNotice = ({ clockId }: { readonly clockId: string }): Concern => `late:${clockId}`;
const urgeOf = ({ department }: { readonly department: string }): Concern => `urge:${department}`;

/** Commands that depend on a part of the case and on its course, and on nothing else that others do meanwhile. */
const ABOUT: {
  readonly [Name in CommandName]?: (
    payload: PayloadOf<Name>,
    who: Who,
  ) => readonly Concern[] | undefined;
} = {
  note: () => ['note'],
  logCall: () => ['call'],
  readMessages: () => ['thread'],
  changeMeeting: (payload) => [meetingOf(payload)],
  answerMeeting: (payload) => [meetingOf(payload), repliesTo(payload)],
  recordMeeting: (payload) => [meetingOf(payload)],
  dropMeeting: (payload) => [meetingOf(payload)],
  recordCauses: ({ issueId }) => [causesOf({ issueId })],
  recordSession: (payload) => [mediation(payload)],
  signMediation: (payload) => [mediation(payload)],
  recordConfirmation: (payload) => [mediation(payload)],
  tellExpertOpinion: (payload) => [expertOpinion(payload)],
  contestExpertOpinion: (payload) => [expertOpinion(payload)],
  addIssue: () => ['issues'],
  changeIssue: (payload) => [issue(payload)],
  removeIssue: (payload) => [issue(payload)],
  stateIssue: (payload) => [issue(payload)],
  recordFinding: (payload) => [issue(payload)],
  serveResult: () => ['result'],
  askReconsideration: () => ['result'],
  withdrawReconsideration: () => ['result'],
  decideReconsideration: () => ['result'],
  serveConclusion: () => ['result'],
  issueCircular: () => ['result'],
  approveRemedy: (payload) => [remedy(payload)],
  rejectRemedy: (payload) => [remedy(payload)],
  completeRemedy: (payload) => [remedy(payload)],
  waiveRemedy: (payload) => [remedy(payload)],
  finishTask: (payload) => [task(payload), 'interests'],
  reassignTask: (payload) => [task(payload), 'interests'],
  dropTask: (payload) => [task(payload)],
  declareInterest: () => ['interests'],
  ruleInterest: () => ['interests'],
  askHold: () => ['holds'],
  sealHold: (payload) => [hold(payload)],
  completeHold: (payload) => [hold(payload)],
  inspectHold: (payload) => [hold(payload)],
  recordInspection: (payload) => [hold(payload)],
  releaseHold: (payload) => [hold(payload)],
  recordDeath: () => ['death'],
  recordConsent: () => ['death'],
  recordAutopsy: () => ['death'],
  recordBody: () => ['death'],
  recordReportStep: () => ['reportStep'],
  // The first draft of a report depends on all of the case, so that it is not begun twice.
  draftReport: ({ report: number }) => (number === undefined ? undefined : [report({ number })]),
  submitReport: ({ report: number }) => [report({ number })],
  supplementReport: ({ report: number }) => [report({ number })],
  closeReport: ({ report: number }) => [report({ number })],
  takeUpEscalation: () => ['escalations'],
  ruleEscalation: () => ['escalations'],
  recordCalming: () => ['calming'],
  verifyComplaint: () => ['verification'],
  signForPart: (_, who) => ownOf(who, partOf),
  returnPart: (_, who) => ownOf(who, partOf),
  submitPart: (_, who) => ownOf(who, partOf),
  answerUrge: (_, who) => ownOf(who, urgeOf),
  complainOfLateNotice: (payload) => [lateNotice(payload)],
};

const ownOf = (
  { departments = [] }: Who,
  concernOf: (of: { readonly department: string }) => Concern,
): readonly Concern[] => departments.map((department) => concernOf({ department }));

/** Facts about a part of the case. Every other fact is of its course, and makes each command stale. */
const PART_FACTS: {
  readonly [Kind in CaseEventKind]?: (data: CaseEventOf<Kind>['data']) => Concern;
} = {
  noted: () => 'note',
  callLogged: () => 'call',
  messageReceived: () => 'thread',
  dangerSpoken: () => 'danger',
  incidentRecorded: () => 'incident',
  meetingPlanned: meetingOf,
  meetingChanged: meetingOf,
  meetingReminded: () => 'reminder',
  meetingAnswered: repliesTo,
  meetingRecorded: meetingOf,
  meetingDropped: meetingOf,
  messagesRead: () => 'thread',
  causesRecorded: causesOf,
  expertOpinionTold: expertOpinion,
  expertOpinionContested: expertOpinion,
  mediationSession: mediation,
  mediationSigned: mediation,
  mediationConfirmed: mediation,
  issueAdded: () => 'issues',
  issueChanged: issue,
  issueRemoved: issue,
  issueStated: issue,
  issueFound: issue,
  resultServed: () => 'result',
  reconsiderationAsked: () => 'result',
  reconsiderationWithdrawn: () => 'result',
  conclusionServed: () => 'result',
  conclusionRead: () => 'result',
  circularIssued: () => 'result',
  remedyApproved: remedy,
  remedyRejected: remedy,
  remedyCompleted: remedy,
  remedyWaived: remedy,
  instalmentPaid: remedy,
  escalatedByHand: () => 'escalations',
  escalationTaken: () => 'escalations',
  escalationRuled: () => 'escalations',
  calmed: () => 'calming',
  complaintVerified: () => 'verification',
  taskPlanned: task,
  taskReassigned: task,
  taskDone: task,
  taskDropped: task,
  interestDeclared: () => 'interests',
  interestRuled: () => 'interests',
  holdAsked: () => 'holds',
  holdSealed: hold,
  holdCompleted: hold,
  holdInspected: hold,
  inspectionReceived: hold,
  holdReleased: hold,
  deathRecorded: () => 'death',
  autopsyDecided: () => 'death',
  autopsyDone: () => 'death',
  bodyEnded: () => 'death',
  reportStep: () => 'reportStep',
  reportDrafted: report,
  reportSupplemented: report,
  reportClosed: report,
  partAsked: partOf,
  partSigned: partOf,
  partReturned: partOf,
  partSubmitted: partOf,
  departmentUrged: urgeOf,
  urgeAnswered: urgeOf,
  lateNoticeComplained: lateNotice,
};

/** On what became of a message that went out nobody decides. */
const QUIET: readonly CaseEventKind[] = ['noticeTold', 'noticeFailed', 'messageSent'];
/** What a fact brings about by itself; it concerns what that fact concerned. */
const FOLLOWING: readonly CaseEventKind[] = ['clocksChanged', 'accessChanged'];

type Change = 'course' | 'nothing' | { readonly part: Concern };

function changeOf(fact: RecordedEvent, before: Change): Change {
  if (FOLLOWING.includes(fact.kind) && before !== 'course') return before;
  if (QUIET.includes(fact.kind) && fact.actor.type !== 'person') return 'nothing';
  const partOfFact = PART_FACTS[fact.kind] as ((data: CaseEvent['data']) => Concern) | undefined;
  return partOfFact ? { part: partOfFact(fact.data) } : 'course';
}

function changesOf(facts: readonly RecordedEvent[]): readonly Change[] {
  let last: Change = 'course';
  return facts.map((fact) => (last = changeOf(fact, last)));
}

/**
 * Whether a command that was given for an older version of the case is still right, after these facts since: nobody decides on them, or they
 * are about other parts of the case than the command. A command about no part depends on all of the case.
 */
export function stillStands(
  { name, payload }: Command,
  who: Who,
  since: readonly RecordedEvent[],
): boolean {
  const about = ABOUT[name] as
    ((payload: Command['payload'], who: Who) => readonly Concern[] | undefined) | undefined;
  const own = about?.(payload, who);
  return changesOf(since).every(
    (change) =>
      change === 'nothing' ||
      (change !== 'course' && own !== undefined && !own.includes(change.part)),
  );
}
