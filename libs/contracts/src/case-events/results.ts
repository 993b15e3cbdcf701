import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import {
  CONCLUSION_MEDIA,
  RECONSIDERED,
  SERVED_BY,
  SERVICE_RECEIPTS,
  ServedOnSchema,
} from '../results.js';
import { OUTCOMES } from '../vocabulary.js';
import { state } from './state.js';

/** What the notice says, and who saw that the receipt was refused, are among the encrypted words of the case. */
export const CaseResultServed = defineEvent(
  'case.resultServed.v1',
  'The result was served on who is complained of',
  {
    state,
    noticeId: z.uuid(),
    on: ServedOnSchema,
    servedAt: instant,
    medium: z.enum(SERVED_BY),
    receipt: z.enum(SERVICE_RECEIPTS),
    /** Until when reconsideration can be asked for; null where the policy does not offer it. */
    askUntil: instant.nullable(),
    round: z.number().int().positive(),
  },
);
/** Until it is decided nothing is done against who asked. */
export const CaseReconsiderationAsked = defineEvent(
  'case.reconsiderationAsked.v1',
  'Who is complained of asked for reconsideration, with grounds and evidence',
  {
    state,
    reconsiderationId: z.uuid(),
    noticeId: z.uuid(),
    on: ServedOnSchema,
    askedAt: instant,
    /** No other request is open: the time to decide begins. */
    first: z.boolean(),
  },
);
export const CaseReconsiderationWithdrawn = defineEvent(
  'case.reconsiderationWithdrawn.v1',
  'A request for reconsideration was taken back',
  { state, reconsiderationId: z.uuid(), last: z.boolean() },
);
export const CaseReconsiderationDecided = defineEvent(
  'case.reconsiderationDecided.v1',
  'Somebody who had no part in the result decided on it again',
  {
    state,
    reconsiderationId: z.uuid(),
    on: ServedOnSchema,
    result: z.enum(RECONSIDERED),
    /** The outcome of the case from now on, and where it is another one, what it was before. */
    outcome: z.enum(OUTCOMES),
    before: z.enum(OUTCOMES).nullable().optional(),
    /** What was served and is looked at again. */
    noticeId: z.uuid().optional(),
    /** No other request is open any more. */
    last: z.boolean(),
  },
);
/** In writing, within the time of R-246. What Tingsu sends stands beside the result where who asked reads it; a mail leads there. */
export const CaseConclusionServed = defineEvent(
  'case.conclusionServed.v1',
  'The conclusion of a reconsideration went in writing to who asked for it',
  {
    state,
    reconsiderationId: z.uuid(),
    on: ServedOnSchema,
    medium: z.enum(CONCLUSION_MEDIA),
    /** Of what was served on paper. */
    receipt: z.enum(SERVICE_RECEIPTS).nullable(),
    servedAt: instant,
    /** Every request is over, and everybody has the conclusion. */
    last: z.boolean(),
  },
);
export const CaseConclusionRead = defineEvent(
  'case.conclusionRead.v1',
  'Who asked for reconsideration said that the conclusion was read',
  { state, reconsiderationId: z.uuid() },
);
/** Its words name nobody who complained; they are among the encrypted words of the case. */
export const CaseCircularIssued = defineEvent(
  'case.circularIssued.v1',
  'The house was told of the result',
  { state, circularId: z.uuid(), departments: z.array(z.string()) },
);
