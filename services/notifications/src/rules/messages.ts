import { ANSWER_MESSAGES } from './answer-messages.js';
import type { CaseBrief } from './case-brief.js';
import { CLOCK_MESSAGES } from './clock-messages.js';
import { INTAKE_MESSAGES } from './intake-messages.js';
import { MEETING_MESSAGES } from './meeting-messages.js';
import type { Message, MessagesByType, Told, TypeOfTold } from './message.js';
import { WORK_MESSAGES } from './work-messages.js';

const nothing = (): readonly Message[] => [];

const SILENT = {
  // They settle what was asked before.
  'case.escalationTaken.v1': nothing,
  'case.taskDropped.v1': nothing,
  'case.noticeTold.v1': nothing,
  'case.reconsiderationDecided.v1': nothing,
  'case.reconsiderationWithdrawn.v1': nothing,
  'case.instalmentPaid.v1': nothing,
  'case.remedyCompleted.v1': nothing,
  'case.remedyWaived.v1': nothing,
  'case.meetingRecorded.v1': nothing,
  'case.messageSent.v1': nothing,
  'case.messagesRead.v1': nothing,
  'case.accessChanged.v1': nothing,
  'case.clockAcknowledged.v1': nothing,
  'case.clocksChanged.v1': nothing,
  'case.declined.v1': nothing,
  'case.followUpDone.v1': nothing,
  'case.merged.v1': nothing,
  'case.opinionDrafted.v1': nothing,
  'case.referred.v1': nothing,
  'case.reportedToRegulator.v1': nothing,
  'case.resolvedOnSpot.v1': nothing,
  // Only who watches the case hears of them.
  'case.accepted.v1': nothing,
  'case.archived.v1': nothing,
  'case.feedbackInterim.v1': nothing,
  'case.finalNoticeGiven.v1': nothing,
  'case.milestoneRecorded.v1': nothing,
  'case.opinionFinalised.v1': nothing,
  'case.reopened.v1': nothing,
  'case.resumed.v1': nothing,
  'case.reviewCompleted.v1': nothing,
  'case.supplementRequested.v1': nothing,
  'case.suspended.v1': nothing,
  'case.triageStarted.v1': nothing,
} as const satisfies Partial<MessagesByType>;

const MESSAGES: MessagesByType = {
  ...INTAKE_MESSAGES,
  ...WORK_MESSAGES,
  ...ANSWER_MESSAGES,
  ...MEETING_MESSAGES,
  ...CLOCK_MESSAGES,
  ...SILENT,
};

export const messagesFor = <Type extends TypeOfTold>(
  event: Told<Type> & { readonly type: Type },
  before: CaseBrief | null,
  after: CaseBrief,
): readonly Message[] => MESSAGES[event.type](event, after, before);
