import { z } from 'zod';
import { AdviceSchema } from '../advice.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import {
  ADDITION_KINDS,
  CaseKindSchema,
  FactsSchema,
  PolicyRefSchema,
  PRIORITIES,
} from '../vocabulary.js';
import { state } from './state.js';

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
  {
    state,
    /** Whole minutes since the case was handed over to the centre, where it was. */
    minutesSinceHandOver: z.number().int().nonnegative().optional(),
  },
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
/** Said of both cases: each goes on by itself. */
/** A case that was merged into this one is handled on its own again: what it brought goes with it. */
export const CaseMergeUndone = defineEvent(
  'case.mergeUndone.v1',
  'A case that was merged into this one was opened again',
  {
    state,
    sourceCaseNo: z.string(),
    /** What this case has without the other. */
    channelMarks: z.array(z.string()),
    externalDueAt: instant.nullable(),
  },
);
export const CaseLinked = defineEvent('case.linked.v1', 'The case has to do with another one', {
  state,
  otherCaseNo: z.string(),
  /** What the other case is to this one, where one brought the other about. */
  as: z.enum(['origin', 'outcome']).optional(),
});
/** Something was added to the complaint, or someone pressed for an answer. The words stay with intake. */
export const CaseComplaintSupplemented = defineEvent(
  'case.complaintSupplemented.v1',
  'Something was added to the complaint, or someone pressed for an answer',
  {
    state,
    supplement: z.enum(ADDITION_KINDS),
    /** When it was said. */
    saidAt: instant,
    /** When it wants the answer now; null when it said nothing about that. */
    externalDueAt: instant.nullable(),
    /** Version of the complaint that this is about; each is applied once. */
    complaintVersion: z.number().int().positive(),
    /** Said when a phone number or an e-mail address was entered: from now on the person can be reached. */
    contactable: z.literal(true).optional(),
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
/** It was something else than what it was received as; the policy of that kind holds from now on. */
export const CaseKindChanged = defineEvent(
  'case.kindChanged.v1',
  'The case became one of another kind',
  {
    state,
    from: CaseKindSchema,
    caseKind: CaseKindSchema,
    policies: z.array(PolicyRefSchema),
  },
);
