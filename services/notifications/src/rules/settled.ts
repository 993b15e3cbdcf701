import { TEMPLATES, type Template } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

/** Notices that ask for nothing any more, because what they asked for was done or is no longer needed. */
export interface Settled {
  readonly caseId: string;
  readonly templates: readonly Template[];
  /** Null = of any clock, or about none. */
  readonly clockId: string | null;
  /** Null = every step of the clock. */
  readonly stepId: string | null;
  /** Only notices of earlier events: later ones ask about the case as it is now. */
  readonly before: string;
}

/** Notices about a step of a clock. */
const OF_CLOCKS = (Object.keys(TEMPLATES) as Template[]).filter((name) =>
  name.startsWith('clock.'),
);
const INVITATIONS = ['meeting.called', 'meeting.changed', 'meeting.reminder'] as const;
/** Notices that ask for the next step of a case. A duty to report is not among them: it outlives the case. */
const OF_WORK = [
  'case.new',
  'case.urgent',
  'case.assigned',
  'case.returned',
  'case.owned',
  'case.supplementReceived',
  'case.packageSubmitted',
  'case.delegated',
  'work.unable',
  'department.urged',
  'urge.answered',
  'escalation.raised',
  'escalation.ruled',
  'task.planned',
  'task.done',
  'interest.conflict',
  'review.asked',
  ...INVITATIONS,
  'meeting.declined',
  'part.asked',
  'part.returned',
  'part.submitted',
  'case.approvalRequested',
  'extension.requested',
  'remedy.approvalAsked',
  'remedy.rejected',
] as const satisfies readonly Template[];

interface Matter {
  readonly templates: readonly Template[];
  readonly clockId?: string;
  readonly stepId?: string;
}
type EventsByType = {
  readonly [Type in NotifyingEvent['type']]: Extract<NotifyingEvent, { type: Type }>;
};
const all =
  (...templates: Template[]) =>
  (): readonly Matter[] => [{ templates }];
const taken = all('case.new', 'case.returned', 'case.supplementReceived');
const read = all('case.wrote', 'case.withdrawalAsked', 'case.dissatisfied');
const stated = all('case.assigned', 'case.urgent', 'department.urged');
const concluded = all('case.packageSubmitted', 'task.done', 'part.submitted', 'part.returned');
const overWithIt = all(...OF_WORK);
const partDone = ({
  data: { clockId },
}: {
  readonly data: { readonly clockId: string };
}): readonly Matter[] => [{ templates: ['part.asked'], clockId }];
const taskOver = ({
  data: { clockId },
}: {
  readonly data: { readonly clockId: string };
}): readonly Matter[] => [{ templates: ['task.planned'], clockId }];
/** The answers to it, too: whoever arranged it has seen to them. */
const meetingOver = ({
  data: { clockId },
}: {
  readonly data: { readonly clockId?: string | undefined };
}): readonly Matter[] => [
  { templates: INVITATIONS, ...(clockId === undefined ? {} : { clockId }) },
  { templates: ['meeting.declined'] },
];
const extensionDecided = ({
  data: { clockId },
}: {
  readonly data: { readonly clockId: string };
}): readonly Matter[] => [{ templates: ['extension.requested'], clockId }];

/** The matters that each event does away with. What clocks asked is settled with the clocks: some outlive the case. */
const MATTERS: {
  readonly [Type in NotifyingEvent['type']]?: (event: EventsByType[Type]) => readonly Matter[];
} = {
  'case.clockAcknowledged.v1': ({ data: { clockId, stepId } }) => [
    { templates: OF_CLOCKS, clockId, stepId },
  ],
  'case.clocksChanged.v1': ({ data: { moved, met, cancelled, paused } }) =>
    [...moved, ...met, ...cancelled, ...paused].map(({ clockId }) => ({
      templates: OF_CLOCKS,
      clockId,
    })),
  // The one before has it no more.
  'case.ownerChanged.v1': all('case.owned'),
  'case.noticeTold.v1': all('notice.failed'),
  'case.handlerChanged.v1': all('case.delegated'),
  'case.messagesRead.v1': read,
  // A notice that goes out by rule answers nobody.
  'case.messageSent.v1': ({ actor }) => (actor.type === 'person' ? read() : []),
  'case.resolvedOnSpot.v1': taken,
  'case.dispatched.v1': taken,
  'case.returned.v1': all('case.assigned'),
  'case.packageSubmitted.v1': stated,
  'case.partReturned.v1': partDone,
  'case.partSubmitted.v1': partDone,
  'case.escalationTaken.v1': all('escalation.raised'),
  'case.escalationRuled.v1': all('escalation.raised'),
  'case.taskReassigned.v1': taskOver,
  'case.taskDone.v1': taskOver,
  'case.taskDropped.v1': taskOver,
  'case.reviewCompleted.v1': all('review.asked'),
  'case.meetingChanged.v1': meetingOver,
  'case.meetingRecorded.v1': meetingOver,
  'case.meetingDropped.v1': meetingOver,
  'case.statementWaived.v1': stated,
  'case.opinionDrafted.v1': concluded,
  'case.approvalRequested.v1': concluded,
  'case.approvalDecided.v1': all('case.approvalRequested'),
  'case.remedyApproved.v1': all('remedy.approvalAsked'),
  'case.remedyRejected.v1': all('remedy.approvalAsked'),
  'case.remedyWaived.v1': all('remedy.approvalAsked', 'remedy.planned'),
  'case.remedyCompleted.v1': all('remedy.planned'),
  'case.clockExtended.v1': extensionDecided,
  'case.extensionRefused.v1': extensionDecided,
  'case.reconsiderationDecided.v1': all('reconsideration.asked'),
  'case.reconsiderationWithdrawn.v1': all('reconsideration.asked'),
  'case.reportedToRegulator.v1': all('case.reportable'),
  'case.followUpDone.v1': all('followUp.planned'),
  'case.closed.v1': overWithIt,
  'case.settled.v1': overWithIt,
  'case.declined.v1': overWithIt,
  'case.merged.v1': overWithIt,
  'case.referred.v1': overWithIt,
  // The hospital may go on of its own accord (T-36).
  'case.withdrawn.v1': ({ data }) => (data.state === 'withdrawn' ? overWithIt() : []),
};

/** What an event does away with: the notices that asked for it. */
export const settledBy = <Type extends NotifyingEvent['type']>(
  event: EventsByType[Type] & { readonly type: Type },
): readonly Settled[] =>
  (MATTERS[event.type]?.(event) ?? []).map(({ templates, clockId = null, stepId = null }) => ({
    caseId: event.aggregateid,
    templates,
    clockId,
    stepId,
    before: event.time,
  }));
