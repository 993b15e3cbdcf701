import { z } from 'zod';
import { REVEALED_FIELD_NAMES, type RevealedField } from '../access/revealed-fields.js';
import { CORRECTED_FIELDS } from '../input/corrected-fields.js';
import { instant } from '../instant.js';
import { readBy } from '../read-by.js';

const corrected = (field: RevealedField) =>
  readBy(CORRECTED_FIELDS[field].read, CORRECTED_FIELDS[field].max).optional();

/** Body of `POST /complaints/{complaintNo}/corrections`: the right values of what was wrong or missing. */
export const CorrectionSchema = z.strictObject({
  fields: z
    .strictObject({
      name: corrected('name'),
      phone: corrected('phone'),
      email: corrected('email'),
      address: corrected('address'),
      patientName: corrected('patientName'),
      recordNo: corrected('recordNo'),
      visitNo: corrected('visitNo'),
    })
    .refine((fields) => Object.values(fields).some((value) => value !== undefined), {
      message: 'Name at least one field with its right value',
      params: { code: 'empty' },
    }),
  /** Why; it stays on record, without numbers of people. */
  reason: z.string().trim().min(4).max(200),
  /** `additionCount` of the complaint as it was on the screen, so that the answer can say who was quicker. */
  asOf: z.number().int().nonnegative().optional(),
});
export type Correction = z.infer<typeof CorrectionSchema>;

export const CorrectionTakenSchema = z.object({
  complaintNo: z.string(),
  caseNo: z.string(),
  /** Which addition of the complaint it is, from 1. */
  nr: z.number().int().positive(),
  /** What others corrected of the same fields since `asOf`. Both are kept; this one, the newest, holds. */
  meanwhile: z.array(z.object({ field: z.enum(REVEALED_FIELD_NAMES), by: z.uuid(), at: instant })),
});
export type CorrectionTaken = z.infer<typeof CorrectionTakenSchema>;
