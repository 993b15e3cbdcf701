import { z } from 'zod';
import { instant } from './instant.js';
import { AccidentGradeSchema } from './regulator-reports.js';

/** Who asks for it: both sides together, a mediating body or the health authority that the sides turned to, or a court (regulation 701, art. 34, 41; 351, art. 20). */
const EXPERT_ASKERS = ['both', 'mediation_body', 'health_authority', 'court'] as const;
export type ExpertAsker = (typeof EXPERT_ASKERS)[number];
/** Who gives it: only a medical association or a forensic institution may (701, art. 34). */
export const EXPERT_BODIES = ['medical_association', 'forensic'] as const;
export const ExpertBodySchema = z.enum(EXPERT_BODIES);
export type ExpertBody = z.infer<typeof ExpertBodySchema>;
/** Damage by 701, art. 34 to 37, or a medical accident by 351, art. 20 to 34, which a medical association alone establishes. */
const ExpertKindSchema = z.enum(['damage', 'accident']);
export type ExpertKind = z.infer<typeof ExpertKindSchema>;
/** What the complainant says to it. */
export const EXPERT_CONSENTS = ['given', 'refused'] as const;
/** These ask only with the consent of both sides; a court and an authority need none. */
export const ASKED_WITH_CONSENT = ['both', 'mediation_body'] as const satisfies ExpertAsker[];
export const needsConsent = (askedBy: ExpertAsker): boolean =>
  ASKED_WITH_CONSENT.some((one) => one === askedBy);

/** How a procedure ended. The last two follow from another fact and cannot be entered. */
const EXPERT_RESULTS = [
  'received',
  'not_accepted',
  'withdrawn',
  'failed',
  'refused',
  'case_over',
] as const;
/** What a person says came of it without an opinion: it was withdrawn by the side that asked, or the body gave it up. */
export const EXPERT_ENDS = [
  'withdrawn',
  'failed',
] as const satisfies (typeof EXPERT_RESULTS)[number][];
/** How the complainant came to know the opinion. */
export const EXPERT_TOLD_BY = ['body', 'hospital_in_person', 'hospital_by_post'] as const;
export const EXPERT_SIDES = ['complainant', 'hospital'] as const;

/** What an opinion has to say (701, art. 36; 351, art. 31). Its words are among the encrypted ones, its paper among the files of the case. */
export const ExpertConclusionSchema = z.object({
  /** There is damage to the patient. */
  damage: z.boolean(),
  fault: z.boolean(),
  /** The fault caused the damage. */
  causal: z.boolean(),
  /** How much of the damage the fault answers for, by a code of the policy; left out where there is no fault that caused damage. */
  degree: z.string().optional(),
  /** Of a medical accident; left out where there was none. */
  grade: AccidentGradeSchema.optional(),
});
export type ExpertConclusion = z.infer<typeof ExpertConclusionSchema>;

/** An expert opinion by law, from the wish for it to what the sides say to it. */
export const ExpertOpinionSchema = z.object({
  expertOpinionId: z.uuid(),
  /** In the case, from 1. */
  number: z.number().int().positive(),
  kind: ExpertKindSchema,
  body: ExpertBodySchema,
  /** What the body is called, as the complainant reads it; null where its kind says enough. */
  bodyName: z.string().nullable(),
  askedBy: z.enum(EXPERT_ASKERS),
  /** Null where a court or an authority asked, which needs no consent. */
  consent: z.enum(EXPERT_CONSENTS).nullable(),
  askedAt: instant,
  /** The issues that the question is about; none: the matter as a whole. */
  issues: z.array(z.string()),
  /** When the body took the matter. */
  takenAt: instant.nullable(),
  /** When materials were handed over; with the first ones the case begins to wait. */
  materials: z.array(z.object({ at: instant })),
  conclusion: ExpertConclusionSchema.extend({ issuedOn: z.iso.date() }).nullable(),
  told: z.object({ at: instant, by: z.enum(EXPERT_TOLD_BY) }).nullable(),
  /** Who does not agree with it, and whether another opinion is asked for. */
  contested: z.array(z.object({ side: z.enum(EXPERT_SIDES), at: instant, again: z.boolean() })),
  result: z.enum(EXPERT_RESULTS).nullable(),
  /** When the opinion came, or the procedure ended without one. */
  endedAt: instant.nullable(),
});
export type ExpertOpinion = z.infer<typeof ExpertOpinionSchema>;

export const isOpenExpertOpinion = ({ result }: Pick<ExpertOpinion, 'result'>): boolean =>
  result === null;
/** The body has not said whether it takes the matter. */
export const isUntaken = (one: ExpertOpinion): boolean =>
  isOpenExpertOpinion(one) && one.takenAt === null;
/** The materials are with the body: the case waits for what it says. */
export const isAwaited = (one: ExpertOpinion): boolean =>
  isOpenExpertOpinion(one) && one.materials.length > 0;
/** The body took the matter and waits for the materials. */
export const lacksMaterials = (one: ExpertOpinion): boolean =>
  isOpenExpertOpinion(one) && one.takenAt !== null && one.materials.length === 0;
export const isReceived = ({ result }: Pick<ExpertOpinion, 'result'>): boolean =>
  result === 'received';
/** The opinion is here, and it is not recorded how the complainant was told. */
export const isUntoldOpinion = (one: ExpertOpinion): boolean =>
  isReceived(one) && one.told === null;
