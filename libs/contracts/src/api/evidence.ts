import { z } from 'zod';
import { instant } from '../instant.js';
import { EVIDENCE_SLOTS, EvidenceStepSchema } from '../evidence-codes.js';
import { RoleSchema } from '../vocabulary.js';
import { UploadedSchema } from './uploads-and-campuses.js';
import { filled } from './shapes.js';

const said = {
  slot: z.enum(EVIDENCE_SLOTS),
  /** The step whose text it stands beside; none for a file of the case as a whole. */
  step: EvidenceStepSchema.optional(),
  /** The sealed evidence that it proves. */
  holdId: z.uuid().optional(),
  /** Who gave it, in words. */
  source: filled(200),
  place: filled(200).optional(),
  note: filled(2_000).optional(),
  /** When it was made, where that is known. */
  takenAt: instant.optional(),
};

/** A file of the office about a complaint: what was uploaded, and what it shows. */
export const AddEvidenceSchema = z.strictObject({ uploadId: z.uuid(), ...said });
export type AddEvidence = z.infer<typeof AddEvidenceSchema>;

export const EvidenceSchema = UploadedSchema.extend({
  ...said,
  step: EvidenceStepSchema.nullable(),
  holdId: z.uuid().nullable(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  takenAt: instant.nullable(),
  /** SHA-256 in hexadecimal, taken when it came. */
  sha256: z.string(),
  addedBy: z.uuid(),
  addedRole: RoleSchema,
  addedAt: instant,
});
export type Evidence = z.infer<typeof EvidenceSchema>;

/** All files of the office of one complaint that the reader may see, oldest first; there are at most 200. */
export const EvidenceListSchema = z.object({
  files: z.array(EvidenceSchema),
  mayAdd: z.boolean(),
  /** Whether the reader may have pictures as they came. */
  readsOriginals: z.boolean(),
});
export type EvidenceList = z.infer<typeof EvidenceListSchema>;
