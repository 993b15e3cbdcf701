import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { EVIDENCE_SLOTS, EvidenceStepSchema } from './vocabulary.js';

/** What is said of a file beyond intake: never its name, its source or its place, which may name people. */
export const evidenceFacts = {
  uploadId: z.uuid(),
  slot: z.enum(EVIDENCE_SLOTS),
  step: EvidenceStepSchema.optional(),
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
