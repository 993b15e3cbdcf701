import {
  CaseApprovalDecided,
  CaseApprovalRequested,
  CaseClassified,
  CaseClockBreached,
  CaseClockEscalated,
  CaseClockWarned,
  CaseClosed,
  CaseDispatched,
  CaseFeedbackGiven,
  CaseFollowUpPlanned,
  CaseOpened,
  CasePackageSubmitted,
  CaseReturned,
  CaseSignedFor,
  CaseSupplementReceived,
  CaseWithdrawn,
  type EventOf,
} from '@tingsu/contracts';

/** The events of a case that somebody is told about, or that say whom to tell later. */
export const TOLD_EVENTS = [
  CaseOpened,
  CaseClassified,
  CaseDispatched,
  CaseSignedFor,
  CaseReturned,
  CaseSupplementReceived,
  CasePackageSubmitted,
  CaseApprovalRequested,
  CaseApprovalDecided,
  CaseFeedbackGiven,
  CaseClosed,
  CaseWithdrawn,
  CaseFollowUpPlanned,
  CaseClockWarned,
  CaseClockBreached,
  CaseClockEscalated,
] as const;

export type ToldEvent = EventOf<(typeof TOLD_EVENTS)[number]>;
export const TOLD_TYPES: readonly string[] = TOLD_EVENTS.map((definition) => definition.type);
