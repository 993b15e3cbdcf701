import type { PartnerEventType, TEST_EVENT } from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';
import { useWords } from '../kit/words';

const NAMES = {
  'case.opened.v1': 'eventOpened',
  'case.registered.v1': 'eventRegistered',
  'case.acknowledged.v1': 'eventAcknowledged',
  'case.accepted.v1': 'eventAccepted',
  'case.declined.v1': 'eventDeclined',
  'case.supplementRequested.v1': 'eventSupplementRequested',
  'case.supplementReceived.v1': 'eventSupplementReceived',
  'case.dispatched.v1': 'eventDispatched',
  'case.resolvedOnSpot.v1': 'eventResolvedOnSpot',
  'case.suspended.v1': 'eventSuspended',
  'case.resumed.v1': 'eventResumed',
  'case.clockExtended.v1': 'eventClockExtended',
  'case.feedbackInterim.v1': 'eventFeedbackInterim',
  'case.feedbackGiven.v1': 'eventFeedbackGiven',
  'case.closed.v1': 'eventClosed',
  'case.reopened.v1': 'eventReopened',
  'case.withdrawn.v1': 'eventWithdrawn',
  'case.merged.v1': 'eventMerged',
  'case.referred.v1': 'eventReferred',
  'case.kindChanged.v1': 'eventKindChanged',
  'case.settled.v1': 'eventSettled',
  'case.archived.v1': 'eventArchived',
  'message.written.v1': 'eventMessageWritten',
  'message.arrived.v1': 'eventMessageArrived',
  'message.failed.v1': 'eventMessageFailed',
} as const satisfies Readonly<Record<PartnerEventType, TextKey>>;
const ALL: Readonly<Record<string, TextKey>> = {
  ...NAMES,
  ['test.sent.v1' satisfies typeof TEST_EVENT]: 'eventTest',
};

export const EVENT_TYPES = Object.keys(NAMES) as PartnerEventType[];

/** What an event of partners is called. */
export const useEventName = () => {
  const { t } = useWords();
  return (type: string): string => {
    const name = ALL[type];
    return name === undefined ? type : String(t(name));
  };
};
