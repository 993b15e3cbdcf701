import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import {
  AUTOPSY_CONSENTS,
  BODY_ENDS,
  HoldKindSchema,
  HOLD_SIDES,
  INSPECTION_CHOICES,
  RECORD_FORMS,
  RELEASE_GROUNDS,
} from '../holds.js';
import { instant } from '../instant.js';
import { state } from './state.js';

const holdId = z.uuid();

export const CaseHoldAsked = defineEvent('case.holdAsked.v1', 'Somebody wants evidence sealed', {
  state,
  holdId,
  evidence: HoldKindSchema,
  askedBy: z.enum(HOLD_SIDES),
  askedAt: instant,
});
export const CaseHoldSealed = defineEvent('case.holdSealed.v1', 'Evidence was sealed', {
  state,
  holdId,
  sealedAt: instant,
  form: z.enum(RECORD_FORMS).nullable(),
  items: z.number().int().positive(),
  patientThere: z.boolean(),
  unfinished: z.boolean(),
  keptUntil: instant.nullable(),
  clockId: z.string().nullable(),
});
export const CaseHoldCompleted = defineEvent(
  'case.holdCompleted.v1',
  'The rest of the records was written and sealed as well',
  { state, holdId, at: instant, items: z.number().int().positive() },
);
export const CaseHoldInspected = defineEvent(
  'case.holdInspected.v1',
  'A sealed object was sent to be examined',
  { state, holdId, sentAt: instant, by: z.enum(INSPECTION_CHOICES) },
);
export const CaseInspectionReceived = defineEvent(
  'case.inspectionReceived.v1',
  'What the examination of a sealed object found is known',
  { state, holdId, at: instant },
);
export const CaseHoldReleased = defineEvent('case.holdReleased.v1', 'A seal was opened', {
  state,
  holdId,
  releasedAt: instant,
  ground: z.enum(RELEASE_GROUNDS),
});

export const CaseDeathRecorded = defineEvent('case.deathRecorded.v1', 'The patient died', {
  state,
  diedAt: instant,
  inHospital: z.boolean(),
  causeDisputed: z.boolean(),
  frozen: z.boolean(),
  movedAt: instant.nullable(),
});
export const CaseAutopsyDecided = defineEvent(
  'case.autopsyDecided.v1',
  'Next of kin agreed to an autopsy or did not',
  { state, consent: z.enum(AUTOPSY_CONSENTS), at: instant },
);
export const CaseAutopsyDone = defineEvent('case.autopsyDone.v1', 'The autopsy was done', {
  state,
  at: instant,
});
export const CaseBodyEnded = defineEvent('case.bodyEnded.v1', 'What became of the body', {
  state,
  end: z.enum(BODY_ENDS),
  at: instant,
});
