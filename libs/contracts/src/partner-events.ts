/**
 * What partners may learn of cases and of the messages about them (合作方事件), and which fields of each event: no people, no departments, no words. A type that is
 * missing here never leaves the house. `state`, the numbers and the campus are said with each.
 */
export const PARTNER_EVENTS = {
  'case.opened.v1': ['channel', 'caseKind', 'receivedAt'],
  'case.registered.v1': [],
  'case.acknowledged.v1': [],
  'case.accepted.v1': [],
  'case.declined.v1': ['reasonCode'],
  'case.supplementRequested.v1': [],
  'case.supplementReceived.v1': [],
  'case.dispatched.v1': [],
  'case.resolvedOnSpot.v1': [],
  'case.suspended.v1': ['cause'],
  'case.resumed.v1': ['cause'],
  'case.clockExtended.v1': ['clockId', 'previousDueAt', 'dueAt'],
  'case.feedbackInterim.v1': ['medium'],
  'case.feedbackGiven.v1': ['outcome', 'medium', 'written'],
  'case.closed.v1': ['outcome', 'round'],
  'case.reopened.v1': ['round'],
  'case.withdrawn.v1': [],
  'case.merged.v1': [],
  'case.referred.v1': [],
  'case.kindChanged.v1': ['caseKind'],
  'case.settled.v1': ['outcome'],
  'case.archived.v1': [],
  'message.written.v1': ['nr', 'direction', 'kind', 'files', 'satisfied'],
  'message.arrived.v1': ['medium', 'proof'],
  'message.failed.v1': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PartnerEventType = keyof typeof PARTNER_EVENTS;
export const PARTNER_EVENT_TYPES = Object.keys(PARTNER_EVENTS) as [
  PartnerEventType,
  ...PartnerEventType[],
];
/** What `POST /webhooks/{id}/test` sends. */
export const TEST_EVENT = 'test.sent.v1';

export const isPartnerEvent = (type: string): type is PartnerEventType => type in PARTNER_EVENTS;
