import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money.js';
import { ApproverSchema, InstalmentSchema } from '../remedies.js';
import { AlternativeSchema } from '../plans.js';
import { AMOUNT_SETTERS, PLAN_CHOICES, REMEDIES } from '../remedy-codes.js';
import { state } from './state.js';

export const CaseRemedyPlanned = defineEvent(
  'case.remedyPlanned.v1',
  'Something will be made good',
  {
    state,
    remedyId: z.uuid(),
    remedy: z.enum(REMEDIES),
    dueOn: z.iso.date().nullable(),
    /** What follows is missing in events of earlier versions. Who carries it out: a department, or one of its people. */
    department: z.string().nullable().optional(),
    person: z.string().nullable().optional(),
    /** The clock that holds it to its day. */
    clockId: z.string().optional(),
    /** Left out where it is no matter of money; zero is a decision to pay nothing. */
    amount: MoneySchema.optional(),
    /** The parts in which the amount is paid; left out where it is paid at once. */
    instalments: z.array(InstalmentSchema).optional(),
    /** Who outside set it; the number of the decision is among the encrypted words. */
    setBy: z.enum(AMOUNT_SETTERS).optional(),
    /** The issue that it makes good; left out where it is about the whole case. */
    issueId: z.string().optional(),
    /** Rule of the policy that says who agrees to the amount; null where the policy has none. */
    rule: z.string().nullable().optional(),
    /** Who has to agree, in this order; none where its author may promise it alone. */
    approvers: z.array(ApproverSchema).optional(),
  },
);
export const CaseRemedyApproved = defineEvent(
  'case.remedyApproved.v1',
  'One of those who decide agreed to what will be made good',
  {
    state,
    remedyId: z.uuid(),
    /** As the policy names who decided. */
    by: z.string(),
    /** Who decides next; null where all have agreed. */
    next: ApproverSchema.nullable(),
    department: z.string().nullable(),
    plannedBy: z.string().nullable(),
  },
);
export const CaseRemedyRejected = defineEvent(
  'case.remedyRejected.v1',
  'One of those who decide did not agree, so it is not promised',
  { state, remedyId: z.uuid(), by: z.string(), plannedBy: z.string().nullable() },
);
/** Of an amount that is paid by instalments. With the last one it was made good, too. */
export const CaseInstalmentPaid = defineEvent(
  'case.instalmentPaid.v1',
  'A part of a promised amount was paid',
  { state, remedyId: z.uuid(), number: z.number().int().positive() },
);
export const CaseRemedyCompleted = defineEvent('case.remedyCompleted.v1', 'It was made good', {
  state,
  remedyId: z.uuid(),
});
export const CaseRemedyWaived = defineEvent(
  'case.remedyWaived.v1',
  'It is not carried out after all',
  { state, remedyId: z.uuid() },
);
/** What may make the matter good, the best first. Its words are among the encrypted words of the case. */
export const CasePlanOffered = defineEvent(
  'case.planOffered.v1',
  'Ways to make the matter good were offered to the complainant',
  { state, planId: z.uuid(), alternatives: z.array(AlternativeSchema) },
);
export const CasePlanDecided = defineEvent(
  'case.planDecided.v1',
  'The complainant chose or refused, or could not be asked',
  {
    state,
    planId: z.uuid(),
    choice: z.enum(PLAN_CHOICES),
    chosen: z.number().int().positive().nullable(),
  },
);
