import { agreed, begun } from './approval-chain.js';
import type { CaseEventOf, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { STEP_CHANGES } from './clock-acknowledgement.js';
import { clocksOf } from './clock-evolution.js';
import { handledBy } from './who-handled.js';
import { DETAIL_CHANGES, NOTHING_YET, parted } from './detail-changes.js';
import { askedAnew, noMoreParts, PART_CHANGES } from './part-changes.js';
import { THREAD_CHANGES } from './thread-changes.js';
import { materialTaken, withdrawalTaken } from './thread-state.js';
import { ISSUE_CHANGES } from './issue-changes.js';
import { NOTICE_CHANGES } from './notice-changes.js';
import { ESCALATION_CHANGES } from './escalation-changes.js';
import { INQUIRY_CHANGES } from './inquiry-changes.js';
import { EXPERT_CHANGES, expertLeft } from './expert-changes.js';
import { MEDIATION_CHANGES, mediationLeft } from './mediation-changes.js';
import { MEETING_CHANGES } from './meeting-changes.js';
import { PLAN_CHANGES } from './plan-changes.js';
import { RESULT_CHANGES } from './result-changes.js';
import { HOLD_CHANGES } from './hold-changes.js';
import { REMEDY_CHANGES } from './remedy-changes.js';
import { REPORT_CHANGES } from './report-changes.js';
import { URGE_CHANGES } from './urge-changes.js';
import { milestonesOf } from './milestones.js';

/** The case after one more fact. Pure and total: the same facts in the same order always give the same case. */
export function evolve(
  before: CaseState | null,
  event: RecordedEvent,
  caseId: string = before?.caseId ?? '',
): CaseState {
  const state = event.kind === 'opened' ? opened(caseId, event) : known(before, event);
  const moved = milestonesOf(before, event);
  const change = changeOf(state, event);
  return {
    ...state,
    ...change,
    ...handledBy({ ...state, ...change }, event),
    ...mediationLeft({ ...state, ...change }, event),
    ...expertLeft({ ...state, ...change }, event),
    version: event.version,
    state: event.data.state,
    milestones: moved.length === 0 ? state.milestones : [...state.milestones, ...moved],
  };
}

/** The whole history of a case, folded. */
export function fold(caseId: string, events: readonly RecordedEvent[]): CaseState | null {
  return events.reduce<CaseState | null>((state, event) => evolve(state, event, caseId), null);
}

function known(before: CaseState | null, event: RecordedEvent): CaseState {
  if (!before) throw new Error(`A case begins with "opened", not with "${event.kind}"`);
  return before;
}

function changeOf(state: CaseState, event: RecordedEvent): Change {
  const change = CHANGES[event.kind] as
    ((state: CaseState, event: RecordedEvent) => Change) | undefined;
  return change?.(state, event) ?? {};
}

const CHANGES: Changes = {
  handedOver: (_, { at }) => ({ handedOverAt: at }),
  classified: (state, { data }) => {
    const {
      state: _state,
      byPerson: _byPerson,
      reason: _reason,
      reportableRules: _rules,
      ...classification
    } = data;
    return {
      classification: {
        ...classification,
        reportable: classification.reportable || state.reportableByHand,
      },
    };
  },
  supplementReceived: (state) => ({ supplied: true, ...materialTaken(state) }),
  merged: (state, { data }) => ({
    linked: [...state.linked, { caseNo: data.targetCaseNo, relation: 'merged_into' }],
  }),
  mergeReceived: (state, { data }) => ({
    linked: [...state.linked, { caseNo: data.sourceCaseNo, relation: 'merged_from' }],
    channelMarks: [...new Set([...state.channelMarks, ...data.channelMarks])],
    externalDueAt: data.externalDueAt ?? state.externalDueAt,
  }),
  mergeUndone: (state, { data }) => ({
    ...parted(state, data.sourceCaseNo),
    channelMarks: data.channelMarks,
    externalDueAt: data.externalDueAt,
  }),
  linked: (state, { data }) => ({
    linked: [...state.linked, { caseNo: data.otherCaseNo, relation: data.as ?? 'related' }],
  }),
  complaintSupplemented: (state, { data }) => ({
    complaintVersion: data.complaintVersion,
    externalDueAt: data.externalDueAt ?? state.externalDueAt,
    ...(data.supplement === 'urge' ? { urges: (state.urges ?? 0) + 1 } : {}),
    ...(data.contactable ? { contactable: true } : {}),
  }),
  dispatched: (state, { data }) => ({
    ...askedAnew(state),
    assignment: {
      assignmentId: data.assignmentId,
      lead: data.lead,
      assist: data.assist,
      signedBy: null,
      ...(data.ruled ? { ruled: data.ruled } : {}),
    },
    assignee: null,
    packageParts: [],
    statementWaived: false,
  }),
  signedFor: (state, { data }) => ({
    assignee: data.personId,
    assignment: state.assignment && { ...state.assignment, signedBy: data.personId },
  }),
  returned: (state) => ({ ...askedAnew(state), assignment: null, assignee: null }),
  packageSubmitted: (state, { data }) => ({
    packageParts: [...new Set([...state.packageParts, ...data.parts])],
  }),
  opinionDrafted: (_, { data, actor }) => ({ outcome: data.outcome, draftedBy: actor.id }),
  approvalRequested: (_, { at, data }) => (data.chain ? { chain: begun(data.chain, at) } : {}),
  handlerChanged: (_, { data }) => ({ assignee: data.person, delegate: data.person }),
  approvalDecided: (state, { at, actor, data: { decision, next } }) => ({
    ...(state.chain
      ? { chain: decision === 'approved' ? agreed(state.chain, at, actor.id) : null }
      : {}),
    ...(decision === 'approved' && !next ? noMoreParts(state) : {}),
  }),
  opinionFinalised: noMoreParts,
  withdrawn: (state, { data }) => ({
    centreInitiated: data.state !== 'withdrawn' || state.centreInitiated,
    ...withdrawalTaken(state),
  }),
  followUpPlanned: (state, { data }) => ({
    // A plan that is made again after another round begins anew: the calls of the round before are in the log.
    followUps: [
      ...state.followUps.filter(({ planId }) => planId !== data.planId),
      ...data.items.map(({ itemNo, clockId, dueAt }) => ({
        planId: data.planId,
        itemNo,
        clockId,
        dueAt,
        result: null,
      })),
    ],
  }),
  followUpAttempted: (state, { at, data }) => ({
    followUps: state.followUps.map((item) =>
      item.planId === data.planId && item.itemNo === data.itemNo
        ? { ...item, attemptedAt: [...(item.attemptedAt ?? []), at] }
        : item,
    ),
  }),
  followUpDone: (state, { data }) => ({
    followUps: state.followUps.map((item) =>
      item.planId === data.planId && item.itemNo === data.itemNo
        ? { ...item, ...resultOf(data) }
        : item,
    ),
    ...(data.found ? { calledBack: union(state.calledBack ?? [], data.found) } : {}),
  }),
  clocksChanged: (state, { data }) => ({
    clocks: clocksOf(state.clocks, data),
    ...(data.moved.some(({ clockId }) => clockId.startsWith('followup.'))
      ? { followUps: movedCalls(state, data.moved) }
      : {}),
  }),
  ...STEP_CHANGES,
  ...DETAIL_CHANGES,
  ...PART_CHANGES,
  ...ISSUE_CHANGES,
  ...RESULT_CHANGES,
  ...REMEDY_CHANGES,
  ...REPORT_CHANGES,
  ...HOLD_CHANGES,
  ...PLAN_CHANGES,
  ...MEETING_CHANGES,
  ...MEDIATION_CHANGES,
  ...EXPERT_CHANGES,
  ...URGE_CHANGES,
  ...INQUIRY_CHANGES,
  ...ESCALATION_CHANGES,
  ...THREAD_CHANGES,
  ...NOTICE_CHANGES,
};

const union = <One>(known: readonly One[], more: readonly One[]): readonly One[] => [
  ...new Set([...known, ...more]),
];

function resultOf({ result, finding, score }: CaseEventOf<'followUpDone'>['data']) {
  return {
    result,
    ...(finding === undefined ? {} : { finding }),
    ...(score === undefined ? {} : { score }),
  };
}

/** A call-back and the clock that watches it keep the same time. */
function movedCalls(
  { followUps }: CaseState,
  moved: readonly { readonly clockId: string; readonly dueAt: string }[],
): CaseState['followUps'] {
  return followUps.map((item) => ({
    ...item,
    dueAt: moved.find(({ clockId }) => clockId === item.clockId)?.dueAt ?? item.dueAt,
  }));
}

function opened(
  caseId: string,
  { data, version }: CaseEventOf<'opened'> & RecordedEvent,
): CaseState {
  const {
    receivedByCentreAt: _receivedByCentreAt,
    externalRef: _externalRef,
    externalDueAt,
    access,
    restated: _restated,
    mood: _mood,
    ...kept
  } = data;
  return {
    ...kept,
    caseId,
    version,
    round: 1,
    classification: null,
    supplied: false,
    centreInitiated: false,
    assignment: null,
    assignee: null,
    packageParts: [],
    outcome: null,
    milestones: [],
    clocks: {},
    followUps: [],
    linked: [],
    ...NOTHING_YET,
    externalDueAt: externalDueAt ?? null,
    access: access ?? null,
  };
}
