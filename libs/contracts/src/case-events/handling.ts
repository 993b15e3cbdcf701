import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { ChainLinkSchema } from '../approval-chain.js';
import { SittingSchema } from '../panels.js';
import { OUTCOMES } from '../vocabulary.js';
import { state } from './state.js';

export const CaseDispatched = defineEvent(
  'case.dispatched.v1',
  'The case was sent to the departments that answer for it',
  {
    state,
    assignmentId: z.uuid(),
    lead: z.string(),
    assist: z.array(z.string()),
    confidential: z.boolean(),
    /** By a ruling of the head of the centre: the lead cannot return it. */
    ruled: z.literal(true).optional(),
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
    /** Departments that assist and still owed their part. */
    missing: z.array(z.string()).optional(),
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
    /** All who decide, in their order; missing in events of earlier versions, where the one above decides alone. */
    chain: z.array(ChainLinkSchema).optional(),
  },
);
export const CaseApprovalDecided = defineEvent(
  'case.approvalDecided.v1',
  'The opinion was approved or rejected',
  {
    state,
    decision: z.enum(['approved', 'rejected']),
    /** Who decides next; missing where nobody does. */
    next: ChainLinkSchema.optional(),
    /** Where a committee decided. */
    sitting: SittingSchema.optional(),
    /** Of an opinion that was returned: who drafted it. */
    draftedBy: z.string().nullable().optional(),
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
