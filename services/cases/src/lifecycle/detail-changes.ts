import { isOpenReconsideration } from '@tingsu/contracts';
import type {} from './case-event.js';
import type { CaseState, ClockState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { withoutMark } from './invalidity.js';
import { foundAnew } from './issue-changes.js';
import { roundBegun } from './thread-state.js';
import { roundLeft } from './told-by.js';

/** What a case has not met with when it begins. */
export const NOTHING_YET = {
  externalDueAt: null,
  extensions: [],
  extensionRequests: [],
  agreedDates: {},
  suspended: null,
  reviewBody: null,
  reportableByHand: false,
  statementWaived: false,
  remedies: [],
  invalidity: null,
  respondents: null,
  excluded: [],
  draftedBy: null,
  handlers: [],
  access: null,
} as const satisfies Partial<CaseState>;

/** The case after an extension, a rest, a review, a report, and all that may come after the answer. */
export const DETAIL_CHANGES: Changes = {
  accessChanged: (_, { data }) => ({ access: data.access }),
  evidenceAdded: ({ evidence = [] }, { data: { slot, step = null } }) => ({
    ...(step === 'completeRemedy' ? { remedyProof: true } : {}),
    ...(step === 'finishTask' ? { inquiryProof: true } : {}),
    ...(evidence.some((one) => one.slot === slot && one.step === step)
      ? {}
      : { evidence: [...evidence, { slot, step }] }),
  }),
  callLogged: (_, { data }) => ({ nextCallAt: data.nextTryAt }),
  ownerChanged: (_, { data }) => ({ owner: data.owner }),
  respondentsNamed: (_, { data: { units, persons } }) => ({ respondents: { units, persons } }),
  peopleExcluded: (_, { data }) => ({ excluded: data.persons }),
  extensionRequested: (state, { at, actor, data }) => {
    const { clockId, by, dueAt, approver, complainantTold } = data;
    return {
      extensionRequests: [
        ...state.extensionRequests,
        { clockId, by, dueAt, approver, requestedAt: at, requestedBy: actor.id, complainantTold },
      ],
    };
  },
  extensionRefused: (state, { data }) => ({ extensionRequests: others(state, data.clockId) }),
  clockExtended: (state, { at, data }) => ({
    extensions: [
      ...state.extensions,
      { clockId: data.clockId, at, by: data.by, approver: data.approver },
    ],
    extensionRequests: others(state, data.clockId),
  }),
  dateAgreed: (state, { data }) => ({
    agreedDates: { ...state.agreedDates, [data.clockId]: data.date },
  }),
  suspended: (state, { data }) => ({ suspended: { cause: data.cause, from: state.state } }),
  resumed: () => ({ suspended: null }),
  reviewRequested: ({ reviews = [] }, { at, data: { body = null, panel, dueOn, clockId } }) => ({
    reviewBody: body,
    ...(panel
      ? { reviews: [...reviews, { panel, askedAt: at, dueOn, clockId, sitting: null }] }
      : {}),
  }),
  reviewCompleted: ({ reviews }, { at, data: { sitting } }) => ({
    reviewBody: null,
    ...(reviews && sitting
      ? {
          reviews: reviews.map((one) =>
            one.sitting === null ? { ...one, sitting, saidAt: at } : one,
          ),
        }
      : {}),
  }),
  markedReportable: ({ classification }) => ({
    reportableByHand: true,
    classification: classification && { ...classification, reportable: true },
  }),
  statementWaived: () => ({ statementWaived: true }),
  invalidityProposed: (_, { actor, data }) => ({
    invalidity: {
      proposedBy: actor.id,
      confirmed: false,
      ...(data.kind ? { kind: data.kind } : {}),
    },
  }),
  // What was found invalid cannot be upheld any more. Events from before the kind was recorded changed no outcome.
  invalidated: ({ invalidity, outcome }, { data }) => ({
    invalidity: {
      proposedBy: invalidity?.proposedBy ?? null,
      confirmed: true,
      ...(data.kind ? { kind: data.kind } : {}),
    },
    outcome: data.kind ? 'not_upheld' : outcome,
  }),
  markEnded: (state, { data }) => withoutMark(state, data),
  kindChanged: (_, { data: { caseKind, policies } }) => ({ caseKind, policies }),
  archived: (_, { at, data: { parts, retention } }) =>
    parts && retention ? { archive: { at, parts, retention } } : {},
  erased: (_, { at, data: { ground } }) => ({ erased: { at, ground } }),
  finalNoticeGiven: (_, { at, actor }) => ({ finalNotice: { at, by: actor.id } }),
  // Decided in the last round and not in this one: the opinion, who handles it, how long it may take.
  reopened: ({ clocks, followUps, parts, departmentUrges, delegate, ...before }, { at, data }) => ({
    ...lapsed(before, at),
    ...roundBegun(before),
    ...roundLeft(before),
    ...(delegate ? { delegate: null } : {}),
    ...(parts ? { parts: [] } : {}),
    ...(departmentUrges ? { departmentUrges: [] } : {}),
    ...(before.plan ? { plan: null } : {}),
    ...parted(before),
    ...(before.archive ? { archive: null } : {}),
    ...(before.finalNotice ? { finalNotice: null } : {}),
    ...(before.chain ? { chain: null } : {}),
    ...foundAnew(before),
    ...(data.handledBefore ? { handledBefore: data.handledBefore } : {}),
    ...(before.reviews ? { reviews: [] } : {}),
    // It was withdrawn while it waited for another body.
    ...(before.suspended ? { suspended: null } : {}),
    ...(before.speakerConsent ? { speakerConsent: null } : {}),
    ...(data.secondComplaint ? { secondComplaint: data.secondComplaint } : {}),
    round: data.round,
    policies: data.policies,
    assignment: null,
    assignee: null,
    packageParts: [],
    evidence: [],
    outcome: null,
    extensions: [],
    extensionRequests: [],
    agreedDates: {},
    statementWaived: false,
    invalidity: null,
    draftedBy: null,
    handlers: [],
    followUps: followUps.filter(({ result }) => result !== null),
    clocks: Object.fromEntries(
      Object.values(clocks).map((clock) => [clock.clockId, begunAgain(clock)]),
    ),
  }),
};

/** A result that is found anew is contested anew. */
const lapsed = ({ reconsiderations }: Pick<CaseState, 'reconsiderations'>, at: string): Change =>
  reconsiderations
    ? {
        reconsiderations: reconsiderations.map((one) =>
          isOpenReconsideration(one) ? { ...one, withdrawnAt: at } : one,
        ),
      }
    : {};

/** Cases that were one are two again, and know of each other; without a number, the one that this case was merged into. */
export function parted({ linked }: Pick<CaseState, 'linked'>, caseNo?: string): Change {
  const isParted = (one: CaseState['linked'][number]): boolean =>
    caseNo === undefined ? one.relation === 'merged_into' : one.caseNo === caseNo;
  return linked.some(isParted)
    ? { linked: linked.map((one) => (isParted(one) ? { ...one, relation: 'related' } : one)) }
    : {};
}

const others = (
  { extensionRequests }: CaseState,
  clockId: string,
): CaseState['extensionRequests'] => extensionRequests.filter((one) => one.clockId !== clockId);

/** What was fulfilled in the last round is owed again; the log keeps its history. */
function begunAgain(clock: ClockState): ClockState {
  return clock.kind !== 'followup' && clock.state === 'met'
    ? { ...clock, state: 'cancelled' }
    : clock;
}
