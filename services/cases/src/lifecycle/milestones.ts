import type { Milestone, MilestoneName } from '@tingsu/policy';
import type { CaseEventKind, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';

/** The three parts of the department package. */
export const PACKAGE_PARTS = ['statement', 'preliminaryLiability', 'preliminaryOpinion'] as const;

/** Which milestones of the policy documents an event of a case is. The one place where the two languages meet. */
export const MILESTONES_OF: Readonly<Partial<Record<CaseEventKind, readonly MilestoneName[]>>> = {
  opened: ['case.receivedAnywhere', 'case.received', 'case.receivedByCentre'],
  registered: ['firstResponder.accepted'],
  acknowledged: ['acknowledgement.sent', 'complainant.informed'],
  supplementRequested: ['supplement.requested'],
  supplementReceived: ['supplement.received'],
  accepted: ['case.accepted'],
  declined: ['case.declined', 'complainant.informed'],
  merged: ['case.merged'],
  resolvedOnSpot: ['department.resolvedOnSpot', 'handling.completed', 'feedback.given'],
  departmentContacted: ['department.contacted'],
  dispatched: ['department.notified', 'department.noticeReceived', 'department.contacted'],
  signedFor: ['investigation.started'],
  returned: ['department.returned'],
  packageSubmitted: ['department.replied', 'department.packageComplete'],
  opinionDrafted: ['investigation.completed'],
  feedbackInterim: ['feedback.interim'],
  feedbackGiven: ['feedback.given', 'handling.completed', 'response.sent', 'complainant.informed'],
  closed: ['case.closed'],
  suspended: ['case.suspended'],
  resumed: ['case.resumed'],
  reviewRequested: ['review.requested'],
  reviewCompleted: ['review.completed'],
  statementWaived: ['department.waived'],
  referred: ['case.referred', 'complainant.informed'],
  reopened: ['case.reopened'],
  dateAgreed: ['promise.made'],
};

/** The milestones of an event, seen with the state before it. */
export function milestonesOf(before: CaseState | null, event: RecordedEvent): Milestone[] {
  if (event.kind === 'opened') {
    const names: MilestoneName[] = [...(MILESTONES_OF.opened ?? [])];
    if (event.data.channel === 'petition_transfer') names.push('transfer.received');
    return names.map((name) => ({
      name,
      at: name === 'case.receivedByCentre' ? event.data.receivedByCentreAt : event.data.receivedAt,
    }));
  }
  const plain = (MILESTONES_OF[event.kind] ?? []).map((name) => ({ name, at: event.at }));
  if (event.kind === 'packageSubmitted')
    return plain.map((one) =>
      one.name === 'department.packageComplete' ? { ...one, parts: event.data.parts } : one,
    );
  return [
    ...plain,
    ...special(before, event).map((name) => ({ name, at: event.at })),
    ...found(before, event),
  ];
}

function special(before: CaseState | null, event: RecordedEvent): MilestoneName[] {
  if (event.kind === 'classified')
    return event.data.reportable && !known(before, 'reportable.marked')
      ? ['reportable.marked']
      : [];
  if (event.kind === 'withdrawn') return event.data.state === 'withdrawn' ? ['case.withdrawn'] : [];
  // The centre has what a department resolved by itself once it closes it.
  if (event.kind === 'closed' && before?.state === 'resolved_on_spot') return ['centre.archived'];
  if (event.kind === 'accepted' && before?.channel === 'petition_transfer')
    return ['transfer.accepted'];
  // Nobody can be told number and limits: the contact with the department alone is what is owed.
  if (event.kind === 'registered' && event.data.unreachable === true)
    return ['acknowledgement.notPossible'];
  if (event.kind === 'suspended' && event.data.cause === 'appraisal')
    return ['appraisal.commissioned'];
  if (event.kind === 'resumed' && event.data.cause === 'appraisal') return ['appraisal.received'];
  if (event.kind === 'markedReportable')
    return known(before, 'reportable.marked') ? [] : ['reportable.marked'];
  if (event.kind === 'reportedToRegulator')
    return [event.data.subject === 'safety_event' ? 'safetyEvent.reported' : 'regulator.reported'];
  return [];
}

/**
 * A duty to report runs from when the event happened or was found, not from when the case was marked (医疗事故处理条例 art. 14,
 * what triage says, else the receipt of the complaint, which told the hospital.
 */
function found(before: CaseState | null, event: RecordedEvent): Milestone[] {
  if (event.kind !== 'classified' && event.kind !== 'markedReportable') return [];
  const facts =
    event.kind === 'classified' ? event.data.facts : (before?.classification?.facts ?? {});
  const said = facts['eventFoundAt'];
  const at = typeof said === 'string' ? said : (before?.receivedAt ?? event.at);
  const reportable =
    event.kind === 'markedReportable' ||
    event.data.reportable ||
    known(before, 'reportable.marked');
  const names: MilestoneName[] = [
    ...(reportable ? (['reportable.found'] as const) : []),
    ...(facts['safetyEventGrade'] === undefined ? [] : (['safetyEvent.found'] as const)),
  ];
  return names
    .filter((name) => before?.milestones.findLast((one) => one.name === name)?.at !== at)
    .map((name) => ({ name, at }));
}

const known = (before: CaseState | null, name: MilestoneName): boolean =>
  before?.milestones.some((one) => one.name === name) ?? false;
