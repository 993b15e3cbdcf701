import { z } from 'zod';
import { AdviceSchema } from './advice.js';
import { AccessFactsSchema } from './access/access-facts.js';
import { defineEvent, type EventOf } from './define-event.js';
import {
  AmountSchema,
  CLOSED_UNANSWERED,
  CaseStateSchema,
  ChannelSchema,
  ClockKindSchema,
  FactsSchema,
  INVALID_KINDS,
  LocalizedTextSchema,
  OUTCOMES,
  PRIORITIES,
  PolicyRefSchema,
  RECORDED_MILESTONES,
  REMEDIES,
  REOPENING_GROUNDS,
  REPORT_METHODS,
  REPORT_SUBJECTS,
  RelationSchema,
  SUSPENSION_CAUSES,
  UnitMeaningsSchema,
} from './vocabulary.js';

const instant = z.iso.datetime({ offset: true });
/** Every case event says which state it left the case in, so that a reader needs no state machine of its own. */
const state = CaseStateSchema;

export const CaseOpened = defineEvent('case.opened.v1', 'A case was opened for a complaint', {
  state,
  caseNo: z.string(),
  complaintId: z.uuid(),
  complaintNo: z.string(),
  campus: z.string(),
  department: z.string().nullable(),
  channel: ChannelSchema,
  channelMarks: z.array(z.string()),
  caseKind: z.enum(['external', 'internal']),
  anonymous: z.boolean(),
  relation: RelationSchema,
  contactable: z.boolean(),
  receivedAt: instant,
  receivedByCentreAt: instant,
  externalRef: z.string().nullable(),
  /** When the body that sent the complaint wants the answer (12345 order). */
  externalDueAt: instant.nullable().optional(),
  policies: z.array(PolicyRefSchema),
  /** Who may see the case as it is opened; `case.accessChanged` says what changes later. Missing in events of old cases. */
  access: AccessFactsSchema.optional(),
});
export type CaseOpened = EventOf<typeof CaseOpened>;

/**
 * Who may see the case and what of it, complete each time. The newest of this and `case.opened` holds: readers keep it, and
 * ask `accessTo` with it.
 */
export const CaseAccessChanged = defineEvent(
  'case.accessChanged.v1',
  'The facts on which access to the case depends changed',
  { state, access: AccessFactsSchema },
);
export type CaseAccessChanged = EventOf<typeof CaseAccessChanged>;

/** Free text about people whom the directory does not have stays with the case, encrypted. */
export const CaseRespondentsNamed = defineEvent(
  'case.respondentsNamed.v1',
  'Who is complained of was named',
  { state, units: z.array(z.string()), persons: z.array(z.uuid()) },
);
export const CasePeopleExcluded = defineEvent(
  'case.peopleExcluded.v1',
  'People were kept away from the case by hand',
  { state, persons: z.array(z.uuid()) },
);

export const CaseRegistered = defineEvent(
  'case.registered.v1',
  'The complaint was entered in the register',
  {
    state,
    dutyRole: z.string().nullable(),
    fieldsPresent: z.array(z.string()),
    /** True when number and limits cannot be communicated: no receipt was shown and no contact was left. */
    unreachable: z.boolean().optional(),
  },
);
export const CaseAcknowledged = defineEvent(
  'case.acknowledged.v1',
  'The complainant was informed of number and time limits',
  {
    state,
    medium: z.string(),
  },
);

/** Acceptance, nature, priority, routing and track as the policy decided them, with the rules that led there. */
export const CaseClassified = defineEvent(
  'case.classified.v1',
  'The case was graded and routed by the policy',
  {
    state,
    facts: FactsSchema,
    category: z.string().nullable(),
    topics: z.array(z.string()),
    /** The advice as one text, such as `decline:COURT`; read it with `adviceOf`. */
    acceptance: z.string(),
    advice: AdviceSchema.optional(),
    nature: z.string(),
    natureRules: z.array(z.string()),
    priority: z.enum(PRIORITIES),
    reportable: z.boolean(),
    reportableRules: z.array(z.string()),
    track: z.string().nullable(),
    supervisor: z.string().nullable(),
    /** Unit names as the policy writes them; the departments are what the directory says they are today. */
    lead: z.string(),
    leadRule: z.string(),
    leadDepartment: z.string().nullable(),
    assist: z.array(z.string()),
    assistDepartments: z.array(z.string()),
    feedbackToComplainant: z.boolean(),
    byPerson: z.boolean(),
    reason: z.string().nullable(),
  },
);
export type CaseClassified = EventOf<typeof CaseClassified>;

export const CaseTriageStarted = defineEvent(
  'case.triageStarted.v1',
  'The complaint centre began to assess the case',
  { state },
);
export const CaseSupplementRequested = defineEvent(
  'case.supplementRequested.v1',
  'Missing elements were asked for',
  {
    state,
    missing: z.array(z.string()),
  },
);
export const CaseSupplementReceived = defineEvent(
  'case.supplementReceived.v1',
  'Missing elements arrived',
  { state },
);
export const CaseAccepted = defineEvent('case.accepted.v1', 'The complaint was accepted', {
  state,
});
export const CaseDeclined = defineEvent(
  'case.declined.v1',
  'The complaint was declined with a reason code',
  {
    state,
    reasonCode: z.string(),
    /** The clock that ran out, when the system declined because a supplement never came (T-08). */
    expiredClock: z.string().optional(),
  },
);
export const CaseMerged = defineEvent(
  'case.merged.v1',
  'The case was merged into another about the same matter',
  {
    state,
    targetCaseNo: z.string(),
  },
);
/** The other side of a merge: this case carries on for both, and takes over marks and the external due time. */
export const CaseMergeReceived = defineEvent(
  'case.mergeReceived.v1',
  'Another case was merged into this one',
  {
    state,
    sourceCaseNo: z.string(),
    sourceComplaintId: z.uuid(),
    channelMarks: z.array(z.string()),
    /** The earlier external due time of the two. */
    externalDueAt: instant.nullable().optional(),
  },
);
/** The body that sent the complaint corrected or added to it, or pressed for an answer. The words stay with intake. */
export const CaseComplaintSupplemented = defineEvent(
  'case.complaintSupplemented.v1',
  'The sending body corrected its complaint or pressed for an answer',
  {
    state,
    supplement: z.enum(['correction', 'urge']),
    /** When the body said so. */
    saidAt: instant,
    /** When it wants the answer now; null when it said nothing about that. */
    externalDueAt: instant.nullable(),
    /** Version of the complaint that this is about; each is applied once. */
    complaintVersion: z.number().int().positive(),
  },
);
export const CaseResolvedOnSpot = defineEvent(
  'case.resolvedOnSpot.v1',
  'The complaint was resolved where it was made',
  {
    state,
    department: z.string().nullable(),
  },
);
export const CaseDepartmentContacted = defineEvent(
  'case.departmentContacted.v1',
  'The department was asked to verify',
  {
    state,
    department: z.string(),
    medium: z.string(),
  },
);
export const CaseDispatched = defineEvent(
  'case.dispatched.v1',
  'The case was sent to the departments that answer for it',
  {
    state,
    assignmentId: z.uuid(),
    lead: z.string(),
    assist: z.array(z.string()),
    confidential: z.boolean(),
  },
);
export type CaseDispatched = EventOf<typeof CaseDispatched>;
export const CaseSignedFor = defineEvent(
  'case.signedFor.v1',
  'A named person of the department took the case',
  {
    state,
    assignmentId: z.uuid(),
    department: z.string(),
    personId: z.string(),
  },
);
export const CaseReturned = defineEvent(
  'case.returned.v1',
  'The department returned the case as not its own',
  {
    state,
    assignmentId: z.uuid(),
    department: z.string(),
  },
);
export const CasePackageSubmitted = defineEvent(
  'case.packageSubmitted.v1',
  'The department package was submitted',
  {
    state,
    department: z.string(),
    parts: z.array(z.enum(['statement', 'preliminaryLiability', 'preliminaryOpinion'])),
  },
);
export const CaseOpinionDrafted = defineEvent(
  'case.opinionDrafted.v1',
  'The handling opinion was drafted',
  {
    state,
    outcome: z.enum(OUTCOMES),
  },
);
export const CaseApprovalRequested = defineEvent(
  'case.approvalRequested.v1',
  'The opinion was submitted for approval',
  {
    state,
    /** The role that decides. */
    level: z.string(),
    /** Rules of the policy that ask for it. */
    rules: z.array(z.string()).optional(),
  },
);
export const CaseApprovalDecided = defineEvent(
  'case.approvalDecided.v1',
  'The opinion was approved or rejected',
  {
    state,
    decision: z.enum(['approved', 'rejected']),
    /** The opinion stands, so the matter itself is handled; what is left is informing people and filing. */
    handlingCompleted: z.literal(true).optional(),
  },
);
export const CaseOpinionFinalised = defineEvent(
  'case.opinionFinalised.v1',
  'The opinion stands; feedback is due',
  {
    state,
    handlingCompleted: z.literal(true).optional(),
  },
);
export const CaseFeedbackInterim = defineEvent(
  'case.feedbackInterim.v1',
  'The complainant was informed of the progress',
  {
    state,
    medium: z.string(),
  },
);
export const CaseFeedbackGiven = defineEvent(
  'case.feedbackGiven.v1',
  'The complainant was informed of the outcome',
  {
    state,
    medium: z.string(),
    written: z.boolean(),
    satisfaction: z.number().int().min(1).max(5).nullable(),
    outcome: z.enum(OUTCOMES),
  },
);
export const CaseClosed = defineEvent('case.closed.v1', 'Handling is over', {
  state,
  outcome: z.enum(OUTCOMES),
  round: z.number().int().positive(),
  /** Why the complainant was not informed of an outcome, if so. */
  unanswered: z.enum(CLOSED_UNANSWERED).optional(),
});
export const CaseWithdrawn = defineEvent('case.withdrawn.v1', 'The complainant withdrew', {
  state,
});

export const CaseFollowUpPlanned = defineEvent(
  'case.followUpPlanned.v1',
  'Call-backs were planned',
  {
    state,
    planId: z.string(),
    executor: z.string(),
    tracker: z.string().nullable(),
    alsoCreates: z.array(z.string()),
    /** What `executor` and `tracker` are in the case, where the policy says so. */
    means: UnitMeaningsSchema.optional(),
    items: z.array(
      z.object({
        itemNo: z.number().int().positive(),
        clockId: z.string(),
        dueAt: instant,
        provisional: z.boolean(),
      }),
    ),
  },
);
export const CaseFollowUpDone = defineEvent('case.followUpDone.v1', 'A call-back was made', {
  state,
  planId: z.string(),
  itemNo: z.number().int().positive(),
  result: z.enum(['satisfied', 'dissatisfied', 'unreachable']),
  /** How often the complainant was called, this time included. */
  attempts: z.number().int().positive().optional(),
});
/** An unanswered call; the call-back stays open until the policy's number of attempts is used up. */
export const CaseFollowUpAttempted = defineEvent(
  'case.followUpAttempted.v1',
  'A call-back went unanswered and will be repeated',
  {
    state,
    planId: z.string(),
    itemNo: z.number().int().positive(),
    /** 1 for the first call. */
    attempt: z.number().int().positive(),
    of: z.number().int().positive(),
  },
);
/** A step of handling that no other event records, and that a clock of the policy waits for. */
export const CaseMilestoneRecorded = defineEvent(
  'case.milestoneRecorded.v1',
  'A step of handling was recorded',
  {
    state,
    milestone: z.enum(RECORDED_MILESTONES),
  },
);

const extension = {
  state,
  clockId: z.string(),
  label: LocalizedTextSchema,
  by: AmountSchema,
  previousDueAt: instant,
  /** Where the extension leads. */
  dueAt: instant,
};
/** Longer time was asked for before the clock ran out; `approver` is the role that decides by the policy (T-37, R-037, R-038). */
export const CaseExtensionRequested = defineEvent(
  'case.extensionRequested.v1',
  'More time was asked for',
  {
    ...extension,
    approver: z.string(),
    complainantTold: z.boolean(),
  },
);
export const CaseExtensionRefused = defineEvent(
  'case.extensionRefused.v1',
  'More time was refused',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
  },
);
/** The original due time stays on record (T-37); the complainant is informed where the policy says so. */
export const CaseClockExtended = defineEvent(
  'case.clockExtended.v1',
  'A clock was extended with approval',
  {
    ...extension,
    originalDueAt: instant,
    provisional: z.boolean(),
    /** Role that approved; null where the policy requires no approval. */
    approver: z.string().nullable(),
    complainantTold: z.boolean(),
    explanation: z.array(LocalizedTextSchema),
  },
);
export type CaseClockExtended = EventOf<typeof CaseClockExtended>;
export const CaseDateAgreed = defineEvent(
  'case.dateAgreed.v1',
  'A date was agreed with the complainant',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
    date: z.iso.date(),
  },
);
export const CaseSuspended = defineEvent(
  'case.suspended.v1',
  'Handling rests until a cause outside has ended',
  {
    state,
    cause: z.enum(SUSPENSION_CAUSES),
  },
);
export const CaseResumed = defineEvent('case.resumed.v1', 'Handling goes on', {
  state,
  cause: z.enum(SUSPENSION_CAUSES),
});
export const CaseReviewRequested = defineEvent(
  'case.reviewRequested.v1',
  'A committee was asked for a technical review',
  {
    state,
    /** In events of earlier versions; now the name is among the encrypted words of the case. */
    body: z.string().optional(),
  },
);
export const CaseReviewCompleted = defineEvent(
  'case.reviewCompleted.v1',
  'The committee gave its opinion',
  {
    state,
    /** In events of earlier versions. */
    body: z.string().optional(),
    negligence: z.boolean(),
  },
);
export const CaseMarkedReportable = defineEvent(
  'case.markedReportable.v1',
  'A person found the case reportable',
  {
    state,
  },
);
export const CaseReportedToRegulator = defineEvent(
  'case.reportedToRegulator.v1',
  'An authority was informed',
  {
    state,
    subject: z.enum(REPORT_SUBJECTS),
    /** Authority and reference are in events of earlier versions; now they are among the encrypted words of the case. */
    authority: z.string().optional(),
    method: z.enum(REPORT_METHODS),
    reference: z.string().nullable().optional(),
  },
);
/** The department let its time pass, so the case goes on without its statement (T-19, R-048). */
export const CaseStatementWaived = defineEvent(
  'case.statementWaived.v1',
  'The right to a statement lapsed',
  {
    state,
    department: z.string().nullable(),
    clockId: z.string(),
  },
);
export const CaseReferred = defineEvent(
  'case.referred.v1',
  'The complaint was passed to the body that answers for it',
  {
    state,
    /** In events of earlier versions; now the name is among the encrypted words of the case. */
    body: z.string().optional(),
  },
);
export const CaseRemedyPlanned = defineEvent(
  'case.remedyPlanned.v1',
  'Something will be made good',
  {
    state,
    remedyId: z.uuid(),
    remedy: z.enum(REMEDIES),
    dueOn: z.iso.date().nullable(),
  },
);
export const CaseRemedyCompleted = defineEvent('case.remedyCompleted.v1', 'It was made good', {
  state,
  remedyId: z.uuid(),
});
export const CaseArchived = defineEvent('case.archived.v1', 'The file is complete and frozen', {
  state,
  /** The file reached the archive, which stops the clocks that wait for it. */
  filed: z.literal(true).optional(),
});
/** A new round: its clocks begin now, under the policies in force today (T-34). */
export const CaseReopened = defineEvent('case.reopened.v1', 'The case was opened again', {
  state,
  ground: z.enum(REOPENING_GROUNDS),
  round: z.number().int().positive(),
  policies: z.array(PolicyRefSchema),
});
/** Two people decide that a complaint is invalid; the first proposes, the second confirms (T-39). */
export const CaseInvalidityProposed = defineEvent(
  'case.invalidityProposed.v1',
  'One person finds the complaint invalid',
  {
    state,
    kind: z.enum(INVALID_KINDS).optional(),
  },
);
export const CaseInvalidated = defineEvent(
  'case.invalidated.v1',
  'Two people found the complaint invalid',
  { state, kind: z.enum(INVALID_KINDS).optional() },
);

export const ClockSnapshotSchema = z.object({
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  owner: z.string(),
  /** The department that answers for the clock today, if the owner names one. */
  ownerDepartment: z.string().nullable(),
  startedAt: instant,
  dueAt: instant,
  provisional: z.boolean(),
  /** The clock it is implied by: same promise, kept earlier by another clock. Shown, but not in lists of what is due. */
  impliedBy: z.string().nullable(),
  explanation: z.array(LocalizedTextSchema),
  ref: z.array(z.string()),
});
export type ClockSnapshot = z.infer<typeof ClockSnapshotSchema>;

/** All that one command did to the clocks of a case, in one fact: a case starts five clocks at once. */
export const CaseClocksChanged = defineEvent(
  'case.clocksChanged.v1',
  'Clocks were started, met, moved or cancelled',
  {
    state,
    started: z.array(ClockSnapshotSchema),
    met: z.array(
      z.object({
        clockId: z.string(),
        metAt: instant,
        late: z.boolean(),
        minutesOver: z.number().int().nonnegative(),
      }),
    ),
    moved: z.array(
      z.object({
        clockId: z.string(),
        previousDueAt: instant,
        dueAt: instant,
        provisional: z.boolean(),
        reason: z.string(),
        /** How the new due time was reached. */
        explanation: z.array(LocalizedTextSchema).optional(),
        /** Given when the clock is no longer kept by another one. */
        impliedBy: z.string().nullable().optional(),
      }),
    ),
    paused: z.array(z.object({ clockId: z.string(), at: instant, reason: z.string() })),
    resumed: z.array(
      z.object({
        clockId: z.string(),
        at: instant,
        dueAt: instant,
        provisional: z.boolean(),
        explanation: z.array(LocalizedTextSchema).optional(),
      }),
    ),
    cancelled: z.array(z.object({ clockId: z.string(), reason: z.string() })),
    /** Promises to the complainant that a new calendar would have moved earlier: they keep their due time. */
    kept: z
      .array(
        z.object({
          clockId: z.string(),
          dueAt: instant,
          wouldBe: instant,
          explanation: z.array(LocalizedTextSchema).optional(),
        }),
      )
      .optional(),
  },
);
export type CaseClocksChanged = EventOf<typeof CaseClocksChanged>;

const clockStep = {
  state,
  caseNo: z.string(),
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  owner: z.string(),
  ownerDepartment: z.string().nullable(),
  campus: z.string(),
  dueAt: instant,
  /** When the step was to act, and how many milliseconds later it did (database time). */
  stepAt: instant,
  latenessMs: z.number().int().nonnegative(),
  /** Roles to notify: owner, centreHead, departmentHead, leader. */
  notify: z.array(z.string()),
  /** What `owner` and the names in `notify` are in the case, where the policy says so. */
  means: UnitMeaningsSchema.optional(),
  /** Step of the ladder, and the life of the clock in which it acted; a step acts once in each. */
  stepId: z.string().optional(),
  generation: z.number().int().positive().optional(),
  /** Until when a recipient must acknowledge; null when no acknowledgement is required. */
  acknowledgeBy: instant.nullable().optional(),
  /** Why it acted: its own time came, or the previous step was not acknowledged. */
  cause: z.enum(['time', 'unacknowledged']).optional(),
};
/** The clock is still far from its due time; a reminder is no warning. */
export const CaseClockReminded = defineEvent(
  'case.clockReminded.v1',
  'The owner of a clock was reminded of it',
  clockStep,
);
export const CaseClockWarned = defineEvent(
  'case.clockWarned.v1',
  'A clock will fall due soon',
  clockStep,
);
export const CaseClockBreached = defineEvent('case.clockBreached.v1', 'A clock ran out', clockStep);
export const CaseClockEscalated = defineEvent(
  'case.clockEscalated.v1',
  'A breach was taken one level up',
  {
    ...clockStep,
    level: z.number().int().positive(),
  },
);
/** A body outside the line is informed: a supervising body, a committee. */
export const CaseClockReported = defineEvent(
  'case.clockReported.v1',
  'A breach was reported',
  clockStep,
);
/** A person named by a step acknowledges it; `late` when the next step had already fired or was due. */
export const CaseClockAcknowledged = defineEvent(
  'case.clockAcknowledged.v1',
  'A step of a clock was acknowledged',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
    ownerDepartment: z.string().nullable(),
    stepId: z.string(),
    action: z.string(),
    level: z.number().int().nonnegative(),
    acknowledgeBy: instant,
    late: z.boolean(),
  },
);
export type CaseClockReminded = EventOf<typeof CaseClockReminded>;
export type CaseClockReported = EventOf<typeof CaseClockReported>;
export type CaseClockAcknowledged = EventOf<typeof CaseClockAcknowledged>;
export type CaseClockWarned = EventOf<typeof CaseClockWarned>;
export type CaseClockBreached = EventOf<typeof CaseClockBreached>;
export type CaseClockEscalated = EventOf<typeof CaseClockEscalated>;
