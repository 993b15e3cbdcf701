import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import {
  CONFIRMATION_STEPS,
  MEDIATION_CONSENTS,
  MEDIATION_ENDS,
  MEDIATION_PROPOSERS,
  MediationBodySchema,
} from '../mediation.js';
import { MoneySchema } from '../money.js';
import { state } from './state.js';

const mediationId = z.uuid();
/** What the body is called; the complainant reads it on the progress page. */
const bodyName = z.string().nullable();

export const CaseMediationProposed = defineEvent(
  'case.mediationProposed.v1',
  'Somebody wants the matter mediated, and the complainant agreed or refused',
  {
    ...{ state, mediationId, bodyName },
    number: z.number().int().positive(),
    body: MediationBodySchema,
    proposedBy: z.enum(MEDIATION_PROPOSERS),
    consent: z.enum(MEDIATION_CONSENTS),
    at: instant,
  },
);
export const CaseMediationAccepted = defineEvent(
  'case.mediationAccepted.v1',
  'The body that was asked mediates',
  {
    ...{ state, mediationId, bodyName },
    body: MediationBodySchema,
    at: instant,
    /** The clock of the policy that holds it to its time; null where the policy has none. */
    clockId: z.string().nullable(),
  },
);
export type CaseMediationAccepted = EventOf<typeof CaseMediationAccepted>;
export const CaseMediationDeclined = defineEvent(
  'case.mediationDeclined.v1',
  'The body that was asked does not mediate',
  { state, mediationId, at: instant },
);
export const CaseMediationSession = defineEvent(
  'case.mediationSession.v1',
  'Both sides sat with the mediator',
  { state, mediationId, at: instant },
);
export const CaseMediationEnded = defineEvent('case.mediationEnded.v1', 'The mediation is over', {
  ...{ state, mediationId },
  result: z.enum(MEDIATION_ENDS),
  at: instant,
  /** What is paid; left out where the agreement is not about money. */
  agreed: z.object({ amount: MoneySchema, remedyId: z.uuid() }).optional(),
});
export const CaseMediationSigned = defineEvent(
  'case.mediationSigned.v1',
  'Both sides signed what they agreed, and from then on it holds',
  { state, mediationId, at: instant },
);
export const CaseMediationConfirmed = defineEvent(
  'case.mediationConfirmed.v1',
  'A court was asked to confirm the agreement, or answered, or nobody wants it',
  { state, mediationId, step: z.enum(CONFIRMATION_STEPS), at: instant },
);
