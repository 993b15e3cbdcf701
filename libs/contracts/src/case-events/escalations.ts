import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { VerificationSchema } from '../escalations.js';
import { instant } from '../instant.js';
import { ApproverSchema } from '../remedies.js';
import { CALMING_CHANGES, ESCALATED_MATTERS } from '../vocabulary.js';
import { state } from './state.js';

/** Up the path of the policy, by a person and not by a clock. */
export const CaseEscalatedByHand = defineEvent(
  'case.escalatedByHand.v1',
  'Somebody could not settle it and handed it up',
  {
    state,
    escalationId: z.uuid(),
    matter: z.enum(ESCALATED_MATTERS),
    step: z.string().nullable(),
    to: z.array(ApproverSchema),
    clockId: z.string().optional(),
    dueAt: instant.optional(),
  },
);
export const CaseEscalationTaken = defineEvent(
  'case.escalationTaken.v1',
  'It was taken up by who received it',
  { state, escalationId: z.uuid() },
);
export const CaseEscalationRuled = defineEvent(
  'case.escalationRuled.v1',
  'Who received it decided how it goes on',
  { state, escalationId: z.uuid(), raisedBy: z.string().nullable() },
);
export const CaseComplaintVerified = defineEvent(
  'case.complaintVerified.v1',
  'It was checked whether the complaint is true and whole',
  {
    state,
    ...VerificationSchema.pick({ finding: true, identityChecked: true, repetitionChecked: true })
      .shape,
  },
);
/** Another place, another person, another time (三变法, R-189). */
export const CaseCalmed = defineEvent(
  'case.calmed.v1',
  'Place, person or time of a talk was changed to calm it',
  { state, changed: z.array(z.enum(CALMING_CHANGES)) },
);
/** The department that signed for it handed it to one of its own units. */
export const CaseUnitDecided = defineEvent(
  'case.unitDecided.v1',
  'Who is in charge decided which unit handles it',
  { state, department: z.string(), previous: z.string() },
);
