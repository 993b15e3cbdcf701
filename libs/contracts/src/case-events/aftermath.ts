import { z } from 'zod';
import { FiledPartSchema, RetentionSchema } from '../archives.js';
import { defineEvent } from '../define-event.js';
import { ErasureGroundSchema } from '../erasures.js';
import { instant } from '../instant.js';
import {
  CONTACT_MEDIA,
  INVALID_KINDS,
  PolicyRefSchema,
  REFERRAL_CONSENTS,
  REOPENING_GROUNDS,
  REPORT_METHODS,
  REPORT_SUBJECTS,
  SETTLEMENTS,
} from '../vocabulary.js';
import { state } from './state.js';

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
    /** Of the report that was drafted before; left out where it was given without a draft. */
    number: z.number().int().positive().optional(),
    /** When it was given, where that is not when it was entered. */
    reportedAt: instant.optional(),
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
    /** Missing in events of earlier versions, like the day on which the other body had it. */
    consent: z.enum(REFERRAL_CONSENTS).optional(),
    receivedOn: z.iso.date().optional(),
  },
);
export const CaseArchived = defineEvent('case.archived.v1', 'The file is complete and frozen', {
  state,
  /** The file reached the archive, which stops the clocks that wait for it. */
  filed: z.literal(true).optional(),
  /** What the file holds and how long it is kept; missing in events of earlier versions. */
  parts: z.array(FiledPartSchema).optional(),
  retention: RetentionSchema.optional(),
});
/**
 * What was said in the case and its complaint cannot be read any more, on a ground of article 47 of the Personal Information Protection Law; two
 * people decided it. Every service takes out what it has of it. The facts stay.
 */
export const CaseErased = defineEvent('case.erased.v1', 'What was said was erased by law', {
  state,
  complaintId: z.uuid(),
  erasureId: z.uuid(),
  ground: ErasureGroundSchema,
});
/** Nothing further is done inside the hospital unless a court, an authority or new facts want it. */
export const CaseFinalNoticeGiven = defineEvent(
  'case.finalNoticeGiven.v1',
  'A leader gave the last word of the hospital',
  { state, round: z.number().int().positive() },
);
/** A new round: its clocks begin now, under the policies in force today (T-34). */
export const CaseReopened = defineEvent('case.reopened.v1', 'The case was opened again', {
  state,
  ground: z.enum(REOPENING_GROUNDS),
  round: z.number().int().positive(),
  policies: z.array(PolicyRefSchema),
  /** Who handled it in the rounds before: somebody else looks into it now. */
  handledBefore: z.array(z.string()).optional(),
  /** The round is the second complaint that a call-back brought about (T-35), by which amounts are multiplied. */
  secondComplaint: z.object({ multiplier: z.number().positive().nullable() }).optional(),
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
/** What is no complaint was answered, or noted, and has ended. */
export const CaseSettled = defineEvent('case.settled.v1', 'A case that is no complaint ended', {
  state,
  outcome: z.enum(SETTLEMENTS),
  /** How the person was answered; null where there was no one to answer. */
  medium: z.enum(CONTACT_MEDIA).nullable(),
});
