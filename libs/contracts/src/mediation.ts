import { z } from 'zod';
import { instant } from './instant.js';
import { MoneySchema } from './money.js';

/** Who mediates: a people's mediation committee, the health authority, or the hospital itself (regulation 701, art. 30, 31, 40). */
export const MEDIATION_BODIES = ['peoples', 'administrative', 'hospital'] as const;
export const MediationBodySchema = z.enum(MEDIATION_BODIES);
export type MediationBody = z.infer<typeof MediationBodySchema>;

/** Who proposed it; a committee may offer it of its own accord (art. 31). */
export const MEDIATION_PROPOSERS = ['complainant', 'hospital', 'both', 'body'] as const;
/** What the complainant says to it. Nobody is mediated against his will (people's mediation law, art. 17). */
export const MEDIATION_CONSENTS = ['given', 'refused'] as const;
/**
 * How a mediation ended. `period_over`: without an agreement in its time, which counts as failed (art. 38, 40); `terminated`: a court or
 * another body took the matter (art. 31, 40). The last three follow from another fact and are entered by nobody.
 */
const MEDIATION_RESULTS = [
  'agreed',
  'failed',
  'period_over',
  'ended_by_complainant',
  'terminated',
  'not_accepted',
  'refused',
  'case_over',
] as const;
export type MediationResult = (typeof MEDIATION_RESULTS)[number];
/** What a person says came of it; the others follow from another fact. */
export const MEDIATION_ENDS = [
  'agreed',
  'failed',
  'period_over',
  'ended_by_complainant',
  'terminated',
] as const satisfies readonly MediationResult[];
/** The confirmation of an agreement by a court: both asked for it, the court gave or refused it, or nobody wants it (people's mediation law, art. 33). */
export const CONFIRMATION_STEPS = ['asked', 'confirmed', 'refused', 'not_wanted'] as const;

/** One mediation of the matter. What people said and agreed is among the encrypted words. */
export const MediationSchema = z.object({
  mediationId: z.uuid(),
  /** In the case, from 1. */
  number: z.number().int().positive(),
  body: MediationBodySchema,
  /** What the body is called, as the complainant reads it; null where its kind says enough. */
  bodyName: z.string().nullable(),
  proposedBy: z.enum(MEDIATION_PROPOSERS),
  consent: z.enum(MEDIATION_CONSENTS),
  /** When the body was asked. */
  proposedAt: instant,
  acceptedAt: instant.nullable(),
  /** The clock of the policy that holds the mediation to its time; null where the policy has none. */
  clockId: z.string().nullable(),
  sessions: z.array(z.object({ at: instant })),
  result: z.enum(MEDIATION_RESULTS).nullable(),
  endedAt: instant.nullable(),
  /** What was agreed in money, and the remedy that pays it; left out where it is no matter of money. */
  agreed: z.object({ amount: MoneySchema, remedyId: z.uuid() }).optional(),
  /** The agreement holds from the signatures on (art. 39). */
  signedAt: instant.nullable(),
  confirmation: z.object({ step: z.enum(CONFIRMATION_STEPS), at: instant }).nullable(),
});
export type Mediation = z.infer<typeof MediationSchema>;

/** It is proposed or runs. */
export const isOpenMediation = ({ result }: Pick<Mediation, 'result'>): boolean => result === null;
/** The body has not said yet whether it mediates. */
export const isUnanswered = (one: Mediation): boolean =>
  isOpenMediation(one) && one.acceptedAt === null;
export const isMediating = (one: Mediation): boolean =>
  isOpenMediation(one) && one.acceptedAt !== null;
export const isUnsigned = ({ result, signedAt }: Mediation): boolean =>
  result === 'agreed' && signedAt === null;
/** Signed, and a court may still be asked to confirm it, or has not answered. */
export const awaitsConfirmation = ({ body, signedAt, confirmation }: Mediation): boolean =>
  body !== 'hospital' &&
  signedAt !== null &&
  (confirmation === null || confirmation.step === 'asked');
