import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import {
  EXPERT_ENDS,
  EXPERT_SIDES,
  EXPERT_TOLD_BY,
  ExpertConclusionSchema,
  ExpertOpinionSchema,
} from '../expert-opinions.js';
import { instant } from '../instant.js';
import { state } from './state.js';

const { expertOpinionId, number, kind, body, bodyName, askedBy, consent, issues } =
  ExpertOpinionSchema.shape;

export const CaseExpertOpinionAsked = defineEvent(
  'case.expertOpinionAsked.v1',
  'An expert opinion by law is asked for, and the complainant agreed or refused where his consent is needed',
  { state, expertOpinionId, number, kind, body, bodyName, askedBy, consent, at: instant, issues },
);
export const CaseExpertOpinionTaken = defineEvent(
  'case.expertOpinionTaken.v1',
  'The body that was asked gives an expert opinion',
  { state, expertOpinionId, at: instant },
);
export const CaseExpertOpinionDeclined = defineEvent(
  'case.expertOpinionDeclined.v1',
  'The body that was asked gives no expert opinion',
  { state, expertOpinionId, at: instant },
);
export const CaseMaterialsHandedOver = defineEvent(
  'case.materialsHandedOver.v1',
  'The body has materials of the hospital; with the first ones the case waits for its opinion',
  {
    ...{ state, expertOpinionId, body, bodyName, at: instant },
    /** These are the first ones. */
    first: z.boolean(),
    /** The clock of the policy that holds the body to its time; null where the policy has none. */
    clockId: z.string().nullable(),
  },
);
export type CaseMaterialsHandedOver = EventOf<typeof CaseMaterialsHandedOver>;
export const CaseExpertOpinionReceived = defineEvent(
  'case.expertOpinionReceived.v1',
  'The expert opinion came',
  {
    ...{ state, expertOpinionId },
    at: instant,
    issuedOn: z.iso.date(),
    conclusion: ExpertConclusionSchema,
  },
);
export const CaseExpertOpinionTold = defineEvent(
  'case.expertOpinionTold.v1',
  'The complainant knows the expert opinion',
  { state, expertOpinionId, at: instant, by: z.enum(EXPERT_TOLD_BY) },
);
export const CaseExpertOpinionContested = defineEvent(
  'case.expertOpinionContested.v1',
  'A side does not agree with the expert opinion',
  { state, expertOpinionId, at: instant, side: z.enum(EXPERT_SIDES), again: z.boolean() },
);
export const CaseExpertOpinionEnded = defineEvent(
  'case.expertOpinionEnded.v1',
  'No expert opinion comes of it',
  { state, expertOpinionId, at: instant, result: z.enum(EXPERT_ENDS) },
);
