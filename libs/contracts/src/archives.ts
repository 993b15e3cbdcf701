import { z } from 'zod';
import { instant } from './instant.js';

/** The four parts of a file (归档四要素): what was written down at the start, what was found out, what was decided, and what was told. */
export const ARCHIVE_PARTS = ['registration', 'investigation', 'opinion', 'feedback'] as const;
export type ArchivePart = (typeof ARCHIVE_PARTS)[number];
/** Where a part is: in the log, on paper, in both, or there is none, for a reason. */
const FILED_AS = ['system', 'paper', 'both', 'absent'] as const;

export const FiledPartSchema = z.object({
  part: z.enum(ARCHIVE_PARTS),
  as: z.enum(FILED_AS),
});
export type FiledPart = z.infer<typeof FiledPartSchema>;

/** What keeps a file beyond its day: a court case that runs, evidence that is sealed. */
export const KEEPING_GROUNDS = ['court', 'evidence'] as const;

/** How long the file is kept; `until` is null where the policy leaves the time open. */
export const RetentionSchema = z.object({
  class: z.string().nullable(),
  years: z.number().int().positive().nullable(),
  until: z.iso.date().nullable(),
  /** What the class is called; missing in files of earlier versions, and where the house has a class of its own. */
  label: z.object({ zh: z.string(), en: z.string() }).optional(),
});
export type Retention = z.infer<typeof RetentionSchema>;

export const ArchiveSchema = z.object({
  at: instant,
  parts: z.array(FiledPartSchema),
  retention: RetentionSchema,
  /** What keeps it open now, whatever day is over. */
  keptBy: z.array(z.enum(KEEPING_GROUNDS)).optional(),
});
export type Archive = z.infer<typeof ArchiveSchema>;
