import type { NotifyingEvent } from './notifying-event.js';

/** When who watches a case is informed, what matters most first: of one moment only that is said. */
const MOMENTS = ['ended', 'reopened', 'answered', 'escalated', 'overdue', 'moved'] as const;
export type Moment = (typeof MOMENTS)[number];

type EventsByType = {
  readonly [Type in NotifyingEvent['type']]: Extract<NotifyingEvent, { type: Type }>;
};
const always = (moment: Moment) => (): Moment => moment;
const moved = always('moved');
const ended = always('ended');

/** Events that are no moment are lines of the log. */
const OF_EVENTS: {
  readonly [Type in NotifyingEvent['type']]?: (event: EventsByType[Type]) => Moment | null;
} = {
  'case.triageStarted.v1': moved,
  'case.supplementRequested.v1': moved,
  'case.supplementReceived.v1': moved,
  'case.accepted.v1': moved,
  'case.dispatched.v1': moved,
  'case.signedFor.v1': moved,
  'case.returned.v1': moved,
  'case.reviewRequested.v1': moved,
  'case.reviewCompleted.v1': moved,
  'case.opinionDrafted.v1': moved,
  'case.approvalRequested.v1': moved,
  'case.approvalDecided.v1': moved,
  'case.opinionFinalised.v1': moved,
  'case.remedyPlanned.v1': moved,
  'case.suspended.v1': moved,
  'case.resumed.v1': moved,
  'case.archived.v1': moved,
  // The next stage of a complaint is investigated again; other milestones leave the case where it is.
  'case.milestoneRecorded.v1': ({ data }) => (data.milestone === 'case.escalated' ? 'moved' : null),
  'case.clockBreached.v1': always('overdue'),
  'case.clockEscalated.v1': always('escalated'),
  'case.clockReported.v1': always('escalated'),
  'case.feedbackInterim.v1': always('answered'),
  'case.feedbackGiven.v1': always('answered'),
  'case.finalNoticeGiven.v1': always('answered'),
  'case.reopened.v1': always('reopened'),
  'case.closed.v1': ended,
  'case.settled.v1': ended,
  'case.declined.v1': ended,
  'case.merged.v1': ended,
  'case.referred.v1': ended,
  'case.resolvedOnSpot.v1': ended,
  // The hospital may go on of its own accord (T-36).
  'case.withdrawn.v1': ({ data }) => (data.state === 'withdrawn' ? 'ended' : null),
};

const momentOf = <Type extends NotifyingEvent['type']>(
  event: EventsByType[Type] & { readonly type: Type },
): Moment | null => OF_EVENTS[event.type]?.(event) ?? null;

/** What of these events, all of one moment of one case, is worth saying, and the event that says it; null when nothing is. */
export function weightiest(
  events: readonly NotifyingEvent[],
): { readonly moment: Moment; readonly event: NotifyingEvent } | null {
  const said = events.flatMap((event) => {
    const moment = momentOf(event);
    return moment ? [{ moment, event }] : [];
  });
  return said.sort((a, b) => MOMENTS.indexOf(a.moment) - MOMENTS.indexOf(b.moment))[0] ?? null;
}
