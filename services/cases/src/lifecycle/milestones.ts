import { isAwaited, type Facts } from '@tingsu/contracts';
import { type Milestone, type MilestoneName, MILESTONES } from '@tingsu/policy';
import type { CaseEvent, CaseEventKind, CaseEventOf, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { type Teller, TOLD_BY, waitsForProof } from './told-by.js';

/** The three parts of the department package. */
export const PACKAGE_PARTS = ['statement', 'preliminaryLiability', 'preliminaryOpinion'] as const;
export const isComplete = (parts: readonly string[]): boolean =>
  PACKAGE_PARTS.every((part) => parts.includes(part));

/** A milestone that an event brings always, or only under a condition on the event and the case before it. */
type Emission<Kind extends CaseEventKind> =
  | MilestoneName
  | {
      readonly name: MilestoneName;
      when(data: CaseEventOf<Kind>['data'], before: CaseState | null): boolean;
      /** When it happened, where that is not when it was entered. */
      at?(data: CaseEventOf<Kind>['data'], before: CaseState | null): string | undefined;
    };

const isAwaitedIn = (before: CaseState | null): boolean =>
  (before?.expertOpinions ?? []).some(isAwaited);

/** That the waiting for experts is over was said by the opinion itself. Cases from before it was a procedure have none. */
const isOverIn = (before: CaseState | null): boolean =>
  before?.expertOpinions !== undefined &&
  before.milestones.findLast(({ name }) => name.startsWith('appraisal.'))?.name ===
    'appraisal.received';

/** Nothing comes of it: the time of the examination is over, if it had begun. */
const ENDED_EXAMINATION = [
  {
    name: 'appraisal.received',
    when: (_: { readonly at: string }, before: CaseState | null) => isAwaitedIn(before),
    at: ({ at }: { readonly at: string }, _before: CaseState | null) => at,
  },
  {
    name: 'expertOpinion.ended',
    when: () => true,
    at: ({ at }: { readonly at: string }, _before: CaseState | null) => at,
  },
] as const;

/**
 * Which milestones of the policy documents an event of a case is. The one place where the two languages meet. A condition on a field
 * that older events lack keeps the meaning of logs that were written before it.
 */
const EMISSIONS: { readonly [Kind in CaseEventKind]?: readonly Emission<Kind>[] } = {
  opened: [
    'case.receivedAnywhere',
    'case.received',
    'case.receivedByCentre',
    { name: 'transfer.received', when: ({ channel }) => channel === 'petition_transfer' },
  ],
  registered: [
    'firstResponder.accepted',
    // Number and limits cannot be communicated: only the contact with the department is owed.
    { name: 'acknowledgement.notPossible', when: ({ unreachable }) => unreachable === true },
  ],
  acknowledged: onceTold('acknowledged'),
  classified: [
    {
      name: 'reportable.marked',
      when: ({ reportable }, before) => reportable && isNew(before, 'reportable.marked'),
    },
    {
      name: 'reportable.found',
      when: ({ reportable, facts }, before) =>
        (reportable || !isNew(before, 'reportable.marked')) &&
        isNews(before, 'reportable.found', foundAt(facts, before)),
      at: ({ facts }, before) => foundAt(facts, before),
    },
    {
      name: 'safetyEvent.found',
      when: ({ facts }, before) =>
        facts['safetyEventGrade'] !== undefined &&
        isNews(before, 'safetyEvent.found', foundAt(facts, before)),
      at: ({ facts }, before) => foundAt(facts, before),
    },
  ],
  invalidated: [{ name: 'complaint.foundMalicious', when: ({ kind }) => kind === 'malicious' }],
  supplementRequested: ['supplement.requested'],
  supplementReceived: ['supplement.received'],
  accepted: [
    'case.accepted',
    {
      name: 'transfer.accepted',
      when: (_, before) => before?.channel === 'petition_transfer',
    },
  ],
  declined: ['case.declined', 'complainant.informed'],
  merged: ['case.merged'],
  resolvedOnSpot: ['department.resolvedOnSpot', 'handling.completed', 'feedback.given'],
  departmentContacted: ['department.contacted'],
  dispatched: ['department.notified', 'department.noticeReceived', 'department.contacted'],
  signedFor: ['investigation.started'],
  returned: ['department.returned'],
  packageSubmitted: ['department.replied', 'department.packageComplete'],
  taskDone: [
    {
      name: 'onsite.checked',
      when: ({ kind }) => kind === 'on_site',
      at: ({ happenedAt }, _before) => happenedAt,
    },
  ],
  opinionDrafted: ['investigation.completed'],
  // The matter is handled once the opinion stands: informing people and filing come after it.
  approvalDecided: [
    { name: 'handling.completed', when: ({ handlingCompleted }) => handlingCompleted === true },
  ],
  opinionFinalised: [
    { name: 'handling.completed', when: ({ handlingCompleted }) => handlingCompleted === true },
  ],
  feedbackInterim: onceTold('feedbackInterim'),
  // In the order in which cases of earlier versions have them: a case is compared with the fold of its log.
  feedbackGiven: [
    ...onceTold('feedbackGiven').slice(0, 1),
    'handling.completed',
    ...onceTold('feedbackGiven').slice(1),
  ],
  closed: [
    'case.closed',
    // The centre has what a department resolved by itself once it closes it.
    { name: 'centre.archived', when: (_, before) => before?.state === 'resolved_on_spot' },
  ],
  settled: [
    'handling.completed',
    { name: 'feedback.given', when: ({ medium }) => medium !== null },
    { name: 'response.sent', when: ({ medium }) => medium !== null },
    { name: 'complainant.informed', when: ({ medium }) => medium !== null },
    'case.closed',
  ],
  withdrawn: [{ name: 'case.withdrawn', when: ({ state }) => state === 'withdrawn' }],
  // Older events of this kind carry no number of attempts.
  followUpDone: [
    {
      name: 'complainant.dissatisfied',
      when: ({ result, attempts }) => result === 'dissatisfied' && attempts !== undefined,
    },
  ],
  messageReceived: [
    { name: 'complainant.dissatisfied', when: ({ satisfied }) => satisfied === false },
  ],
  suspended: [
    'case.suspended',
    {
      name: 'appraisal.commissioned',
      when: ({ cause }, before) => cause === 'appraisal' && !isAwaitedIn(before),
    },
  ],
  resumed: [
    'case.resumed',
    {
      name: 'appraisal.received',
      when: ({ cause }, before) => cause === 'appraisal' && !isOverIn(before),
    },
  ],
  expertOpinionTaken: [
    { name: 'expertOpinion.taken', when: () => true, at: ({ at }, _before) => at },
  ],
  expertOpinionDeclined: [...ENDED_EXAMINATION],
  materialsHandedOver: [
    { name: 'appraisal.commissioned', when: ({ first }) => first, at: ({ at }, _before) => at },
  ],
  expertOpinionReceived: [
    {
      name: 'appraisal.received',
      when: (_, before) => isAwaitedIn(before),
      at: ({ at }, _before) => at,
    },
    { name: 'expertOpinion.received', when: () => true, at: ({ at }, _before) => at },
  ],
  expertOpinionEnded: [...ENDED_EXAMINATION],
  expertOpinionContested: [
    { name: 'expertOpinion.contested', when: ({ again }) => again, at: ({ at }, _before) => at },
  ],
  mediationProposed: [
    {
      name: 'mediation.applied',
      when: ({ consent }) => consent === 'given',
      at: ({ at }, _before) => at,
    },
  ],
  mediationAccepted: [
    { name: 'mediation.accepted', when: () => true, at: ({ at }, _before) => at },
  ],
  mediationDeclined: [
    { name: 'mediation.declined', when: () => true, at: ({ at }, _before) => at },
  ],
  mediationEnded: [
    { name: 'mediation.ended', when: () => true, at: ({ at }, _before) => at },
    {
      name: 'mediation.failed',
      when: ({ result }) => ['failed', 'period_over', 'ended_by_complainant'].includes(result),
    },
  ],
  mediationSigned: [{ name: 'mediation.signed', when: () => true, at: ({ at }, _before) => at }],
  mediationConfirmed: [
    {
      name: 'mediation.confirmationAsked',
      when: ({ step }) => step === 'asked' || step === 'not_wanted',
      at: ({ at }, _before) => at,
    },
  ],
  reviewRequested: ['review.requested'],
  reviewCompleted: ['review.completed'],
  markedReportable: [
    { name: 'reportable.marked', when: (_, before) => isNew(before, 'reportable.marked') },
    {
      name: 'reportable.found',
      when: (_, before) => isNews(before, 'reportable.found', foundAt(factsOf(before), before)),
      at: (_, before) => foundAt(factsOf(before), before),
    },
    {
      name: 'safetyEvent.found',
      when: (_, before) =>
        factsOf(before)['safetyEventGrade'] !== undefined &&
        isNews(before, 'safetyEvent.found', foundAt(factsOf(before), before)),
      at: (_, before) => foundAt(factsOf(before), before),
    },
  ],
  reportedToRegulator: [
    {
      name: 'safetyEvent.reported',
      when: ({ subject }) => subject === 'safety_event',
      at: ({ reportedAt }, _before) => reportedAt,
    },
    {
      name: 'regulator.reported',
      when: ({ subject }) => subject !== 'safety_event',
      at: ({ reportedAt }, _before) => reportedAt,
    },
  ],
  deathRecorded: [
    {
      name: 'death.occurred',
      when: ({ diedAt }, before) => isNews(before, 'death.occurred', diedAt),
      at: ({ diedAt }, _before) => diedAt,
    },
  ],
  autopsyDecided: [
    {
      name: 'autopsy.declined',
      when: ({ consent }) => consent !== 'agreed',
      at: ({ at }, _before) => at,
    },
  ],
  autopsyDone: [{ name: 'autopsy.done', when: () => true, at: ({ at }, _before) => at }],
  bodyEnded: [{ name: 'body.ended', when: () => true, at: ({ at }, _before) => at }],
  planDecided: [{ name: 'plan.agreed', when: ({ choice }) => choice === 'chosen' }],
  statementWaived: ['department.waived'],
  referred: ['case.referred', 'complainant.informed'],
  resultServed: [
    {
      name: 'resultNotice.served',
      when: () => true,
      at: (data: CaseEventOf<'resultServed'>['data']) => data.servedAt,
    },
  ],
  reconsiderationAsked: [
    {
      name: 'reconsideration.requested',
      when: ({ first }) => first,
      at: (data: CaseEventOf<'reconsiderationAsked'>['data']) => data.askedAt,
    },
  ],
  reconsiderationDecided: [
    { name: 'reconsideration.decided', when: ({ last }) => last },
    // Who has no answer yet reads the new outcome in it.
    {
      name: 'outcome.changed',
      when: ({ outcome, before = outcome }, state) =>
        before !== outcome && state !== null && state.state !== 'feedback_due',
    },
  ],
  conclusionServed: [
    {
      name: 'reconsideration.told',
      when: ({ last }) => last,
      at: (data: CaseEventOf<'conclusionServed'>['data']) => data.servedAt,
    },
  ],
  reconsiderationWithdrawn: [{ name: 'reconsideration.withdrawn', when: ({ last }) => last }],
  archived: [{ name: 'centre.archived', when: ({ filed }) => filed === true }],
  reopened: ['case.reopened'],
  dateAgreed: ['promise.made'],
  milestoneRecorded: [],
  noticeTold: [],
};

/** What a fact tells the complainant has happened with it, unless Tingsu sends it: then once it has arrived (`noticeTold`). */
function onceTold<Kind extends Teller>(kind: Kind): readonly Emission<Kind>[] {
  return TOLD_BY[kind].milestones.map((name) => ({
    name,
    when: (data) => !waitsForProof({ data }),
  }));
}

/** Milestones that the events of a case bring about by themselves; people record the others (`recordMilestone`). */
export const EMITTED: ReadonlySet<MilestoneName> = new Set(
  Object.values(EMISSIONS)
    .flat()
    .map((one) => (typeof one === 'string' ? one : one.name)),
);

/** The milestones of an event, seen with the state before it. */
export function milestonesOf(before: CaseState | null, event: RecordedEvent): Milestone[] {
  if (event.kind === 'milestoneRecorded') return [{ name: event.data.milestone, at: event.at }];
  if (event.kind === 'noticeTold')
    return event.data.milestones.filter(isMilestone).map((name) => ({ name, at: event.data.at }));
  return emittedBy(before, event).map(({ name, at }) => ({
    name,
    at: at ?? event.at,
    ...(event.kind === 'packageSubmitted' && name === 'department.packageComplete'
      ? { parts: event.data.parts }
      : {}),
  }));
}

const isMilestone = (name: string): name is MilestoneName => name in MILESTONES;

function emittedBy(
  before: CaseState | null,
  { kind, data }: CaseEvent,
): { readonly name: MilestoneName; readonly at?: string | undefined }[] {
  const emissions = (EMISSIONS[kind] ?? []) as readonly Emission<typeof kind>[];
  return emissions
    .map((one) => (typeof one === 'string' ? { name: one } : one))
    .filter((one) => !('when' in one) || one.when(data as never, before))
    .map((one) => ({
      name: one.name,
      at:
        kind === 'opened'
          ? receiptAt(one.name, data)
          : 'when' in one
            ? one.at?.(data as never, before)
            : undefined,
    }));
}

/** A complaint counts from when it was received, not from when its case was opened. */
const receiptAt = (name: MilestoneName, data: CaseEventOf<'opened'>['data']): string =>
  name === 'case.receivedByCentre' ? data.receivedByCentreAt : data.receivedAt;

/**
 * A duty to report runs from when the event happened or was found, not from when the case was marked (医疗事故处理条例 art. 14,
 * what triage says, otherwise the receipt of the complaint, by which the hospital learned of it.
 */
function foundAt(facts: Facts, before: CaseState | null): string | undefined {
  const said = facts['eventFoundAt'];
  return typeof said === 'string' ? said : before?.receivedAt;
}

const factsOf = (before: CaseState | null): Facts => before?.classification?.facts ?? {};

const isNew = (before: CaseState | null, name: MilestoneName): boolean =>
  !before?.milestones.some((one) => one.name === name);

/** Found at another time than was said last. */
const isNews = (before: CaseState | null, name: MilestoneName, at: string | undefined): boolean =>
  before?.milestones.findLast((one) => one.name === name)?.at !== at;
