import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.js';
import { PaperLanguageSchema, PaperSubjectSchema, PaperTemplateSchema } from './papers.js';

/** What is said of a paper beyond intake: which it is, and its hash. What stands on it stays there. */
export const paperFacts = {
  paperId: z.uuid(),
  template: PaperTemplateSchema,
  /** Of which list or report it is, where a case can have several. */
  about: PaperSubjectSchema.optional(),
  version: z.number().int().positive(),
  number: z.string().nullable(),
  language: PaperLanguageSchema,
  sha256: z.string(),
  bytes: z.number().int().positive(),
};

export const PaperMade = defineEvent('paper.made.v1', 'A paper of a case was made for good', {
  complaintId: z.uuid(),
  complaintNo: z.string(),
  ...paperFacts,
});
export type PaperMade = EventOf<typeof PaperMade>;
