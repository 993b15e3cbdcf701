import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import {
  COPY_FORMS,
  COPY_RECIPIENTS,
  EVIDENCE_SLOTS,
  EvidenceStepSchema,
} from './evidence-codes.js';

/** What is said of a file beyond intake: never its name, its source or its place, which may name people. */
export const evidenceFacts = {
  uploadId: z.uuid(),
  slot: z.enum(EVIDENCE_SLOTS),
  step: EvidenceStepSchema.optional(),
  /** The sealed evidence that it proves: its signed list, or a picture of the seal. */
  holdId: z.uuid().optional(),
  sha256: z.string(),
  bytes: z.number().int().positive(),
  mediaType: z.string(),
};

export const EvidenceAdded = defineEvent(
  'evidence.added.v1',
  'Staff added a file about a complaint',
  { complaintId: z.uuid(), complaintNo: z.string(), ...evidenceFacts },
);
export type EvidenceAdded = EventOf<typeof EvidenceAdded>;

/** Copies that left the house, by their hashes; who got them by name, and why, stays with intake. */
export const copiesFacts = {
  copyId: z.uuid(),
  to: z.enum(COPY_RECIPIENTS),
  form: z.enum(COPY_FORMS),
  files: z.array(z.object({ uploadId: z.uuid(), sha256: z.string() })),
};

export const CopiesGiven = defineEvent(
  'evidence.copiesGiven.v1',
  'Copies of files about a complaint were given to somebody outside',
  { complaintId: z.uuid(), complaintNo: z.string(), ...copiesFacts },
);
export type CopiesGiven = EventOf<typeof CopiesGiven>;
