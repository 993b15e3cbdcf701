import { z } from 'zod';
import { MAX_NAME_CHARACTERS, readName } from '../input/person-name.js';
import { readBy } from '../read-by.js';
import {
  AUTHORISATIONS,
  CALENDAR_YEARS,
  MOODS,
  RECORD_COPIES,
  RoleSchema,
  SEXES,
  SIGNATURE_STATES,
} from '../vocabulary.js';
import { filled } from './shapes.js';

const OLDEST_AGE = 130;

/** For whom the complainant speaks. Birth year or age, as the caller knows it; the age is that on the day of the receipt. */
const PatientSchema = z.strictObject({
  name: readBy(readName, MAX_NAME_CHARACTERS).optional(),
  /** Of the medical record (病案号). */
  recordNo: filled(60).optional(),
  /** Of the visit or the stay (门诊号, 住院号). */
  visitNo: filled(60).optional(),
  sex: z.enum(SEXES).optional(),
  birthYear: z
    .number()
    .int()
    .min(CALENDAR_YEARS.first - OLDEST_AGE)
    .max(CALENDAR_YEARS.last)
    .optional(),
  age: z.number().int().min(0).max(OLDEST_AGE).optional(),
});

/**
 * With a staff session, in the body of `POST /complaints`: the person registers for the complainant. Then any channel may be
 * named that the campus has open for staff, and `receivedAt`, `externalRef` and `externalDueAt` may be given.
 */
export const RegistrationSchema = z.strictObject({
  /** Staff id of who received the complaint first; the person who registers it unless given. */
  firstResponder: z.uuid().optional(),
  patient: PatientSchema.optional(),
  /** The paper by which the patient lets the complainant speak. */
  authorisation: z.enum(AUTHORISATIONS).optional(),
  /** Departments and staff of the directory, and in words who is not in it. The first department is the one that `department` names. */
  respondents: z
    .strictObject({
      units: z.array(filled(60)).max(20).optional(),
      persons: z.array(z.uuid()).max(20).optional(),
      others: filled(1_000).optional(),
    })
    .optional(),
  /** Why the complainant thinks so: beside what happened and what is wanted. */
  reasons: filled(2_000).optional(),
  /** The date that a letter or a fax bears. */
  letterDate: z.iso.date().optional(),
  /** Where it happened. */
  place: filled(200).optional(),
  mood: z.enum(MOODS).optional(),
  /** What was written down was read back to the complainant, who confirmed it. */
  restated: z.boolean().optional(),
  /** Signed on paper, confirmed by voice, or waived: for a reason of the policy, explained in the note. */
  signature: z
    .strictObject({
      state: z.enum(SIGNATURE_STATES),
      /** With `waived`: one of the policy's reasons, needed where it has any. */
      reason: filled(60).optional(),
      note: filled(500).optional(),
    })
    .optional(),
  /** How the complainant gets a copy of the written record of what was said. */
  copy: z.enum(RECORD_COPIES).optional(),
  /** The complainant was given number and time limits, on paper or by word. */
  receiptGiven: z.boolean().optional(),
  /** The call of the telephone system; one call makes one complaint. */
  callId: filled(100).optional(),
  /** Handed over to the complaint centre by who may only receive. */
  handOver: z.boolean().optional(),
  /** What settled it where it was made; the case is opened as resolved on the spot. */
  onTheSpot: z.strictObject({ outcome: filled(5_000) }).optional(),
});
export type RegistrationBlock = z.infer<typeof RegistrationSchema>;

/** The registration as staff see it later; what belongs to a class of fields that the reader does not see is null or left out. */
export const RegistrationViewSchema = z.object({
  registeredBy: z.uuid(),
  role: RoleSchema,
  firstResponder: z.uuid(),
  /** Of the class identity: name and numbers masked. */
  patient: z
    .object({
      name: z.string().nullable(),
      recordNo: z.string().nullable(),
      visitNo: z.string().nullable(),
      sex: z.enum(SEXES).nullable(),
      birthYear: z.number().int().nullable(),
      age: z.number().int().nullable(),
    })
    .nullable(),
  authorisation: z.enum(AUTHORISATIONS).nullable(),
  /** Of the class words. */
  respondents: z
    .object({
      units: z.array(z.string()),
      persons: z.array(z.string()),
      others: z.string().nullable(),
    })
    .nullable(),
  reasons: z.string().nullable().optional(),
  letterDate: z.iso.date().nullable().optional(),
  copy: z.enum(RECORD_COPIES).nullable().optional(),
  place: z.string().nullable(),
  mood: z.enum(MOODS).nullable(),
  restated: z.boolean(),
  signature: z
    .object({
      state: z.enum(SIGNATURE_STATES),
      reason: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** Of the class contact. */
  callId: z.string().nullable(),
  /** Department that handed it over to the complaint centre; null for one that belongs to none. */
  handedOver: z.object({ department: z.string().nullable() }).nullable(),
  /** Of the class answer. */
  onTheSpot: z.object({ outcome: z.string() }).nullable(),
});
export type RegistrationView = z.infer<typeof RegistrationViewSchema>;
