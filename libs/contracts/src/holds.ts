import { z } from 'zod';
import { instant } from './instant.js';

/** What is sealed: medical records, or objects of the scene (regulation 701, art. 24 and 25). */
const HOLD_KINDS = [
  'records',
  'infusion',
  'transfusion',
  'injection',
  'drug',
  'device',
  'other',
] as const;
export const HoldKindSchema = z.enum(HOLD_KINDS);
export type HoldKind = z.infer<typeof HoldKindSchema>;

export const HOLD_SIDES = ['patient', 'hospital'] as const;
/** Records are sealed as the originals or as copies. */
export const RECORD_FORMS = ['original', 'copy'] as const;
/** Who chose the body that examines an object: both sides, or the authority where they do not agree (art. 25). */
export const INSPECTION_CHOICES = ['agreed', 'designated'] as const;
/** Why a seal is opened: both sides are there, or the hospital may do it alone (art. 24, 25). */
export const RELEASE_GROUNDS = ['both_present', 'dispute_solved', 'years_over'] as const;

/** Something that is sealed because of the dispute. What people wrote about it is kept apart. */
export const EvidenceHoldSchema = z.object({
  holdId: z.uuid(),
  /** Of its list, counted in the case from 1. */
  listNo: z.number().int().positive(),
  kind: HoldKindSchema,
  askedBy: z.enum(HOLD_SIDES),
  askedAt: instant,
  sealedAt: instant.nullable(),
  form: z.enum(RECORD_FORMS).nullable(),
  /** How many things stand on the list. */
  items: z.number().int().nonnegative(),
  /** The patient side was there; where it did not come, a witness was. */
  patientThere: z.boolean(),
  /** Records that were not finished when they were sealed: the rest is sealed once it is written. */
  unfinished: z.boolean(),
  inspection: z
    .object({
      by: z.enum(INSPECTION_CHOICES),
      sentAt: instant,
      resultAt: instant.nullable(),
    })
    .nullable(),
  /** From then on the hospital may open it alone; null where the policy names no period. */
  keptUntil: instant.nullable(),
  clockId: z.string().nullable(),
  releasedAt: instant.nullable(),
  ground: z.enum(RELEASE_GROUNDS).nullable(),
});
export type EvidenceHold = z.infer<typeof EvidenceHoldSchema>;

export const isSealed = ({ sealedAt, releasedAt }: EvidenceHold): boolean =>
  sealedAt !== null && releasedAt === null;
export const isAskedHold = ({ sealedAt }: EvidenceHold): boolean => sealedAt === null;
/** Sealed before the records were finished. */
export const isUnfinishedHold = (hold: EvidenceHold): boolean => isSealed(hold) && hold.unfinished;
/** An object that was not sent to be examined yet. */
export const isUninspected = (hold: EvidenceHold): boolean =>
  isSealed(hold) && hold.kind !== 'records' && hold.inspection === null;
export const awaitsInspection = (hold: EvidenceHold): boolean =>
  hold.inspection !== null && hold.inspection.resultAt === null;

/** Whether next of kin agreed to an autopsy; no signature counts as no (art. 26). */
export const AUTOPSY_CONSENTS = ['agreed', 'refused', 'unsigned'] as const;
/** What became of the body: given to the family, or dealt with by the authority after the time (art. 27). */
export const BODY_ENDS = ['handed_over', 'authority'] as const;

/** A death that the case is about, with what the law wants after it. */
export const DeathOfCaseSchema = z.object({
  diedAt: instant,
  inHospital: z.boolean(),
  /** The sides do not agree on the cause. */
  causeDisputed: z.boolean(),
  /** The body can be frozen, which leaves more time. */
  frozen: z.boolean(),
  movedAt: instant.nullable(),
  consent: z.enum(AUTOPSY_CONSENTS).nullable(),
  autopsyAt: instant.nullable(),
  bodyEnd: z.enum(BODY_ENDS).nullable(),
  bodyEndedAt: instant.nullable(),
});
export type DeathOfCase = z.infer<typeof DeathOfCaseSchema>;
