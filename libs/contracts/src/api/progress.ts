import { z } from 'zod';
import { AnsweredIssueSchema } from '../issues.js';
import { LocalizedTextSchema } from '../vocabulary.js';
import { LimitSchema } from './receipt.js';
import { instant } from '../instant.js';

/** What the sender may see: stages in the sender's language, never names of staff or internal notes. */
export const ProgressSchema = z.object({
  complaintNo: z.string(),
  receivedAt: instant,
  stage: z.enum([
    'received',
    'assessing',
    'waiting_for_you',
    'handling',
    'answered',
    'closed',
    'declined',
    'withdrawn',
    'merged',
  ]),
  steps: z.array(z.object({ at: instant, label: LocalizedTextSchema })),
  /**
   * `originalDueAt` is what was promised first, where the time was extended (T-37); null where it was not. `late`: it ran out before it was
   * met (T-38).
   */
  limits: z.array(
    LimitSchema.extend({
      met: z.boolean(),
      late: z.boolean().optional(),
      originalDueAt: instant.nullable().optional(),
    }),
  ),
  answer: z
    .object({
      at: instant,
      text: z.string(),
      /** What was found about each issue; left out where the complaint was answered as a whole. */
      issues: z.array(AnsweredIssueSchema).optional(),
    })
    .nullable(),
  /** The department that works on it, by its public name; null where none does, or none is shown. */
  unit: LocalizedTextSchema.nullable().optional(),
  /** Meetings to which the sender is asked; missing where there is none. */
  meetings: z
    .array(
      z.object({
        meetingId: z.uuid(),
        at: instant,
        place: z.string().nullable(),
        /** How many may come for the sender; null where nothing says it. */
        most: z.number().int().nullable(),
        /** What the sender is asked to bring along. */
        bring: LocalizedTextSchema.nullable(),
        /** How often it was changed. */
        changes: z.number().int(),
        /** It was called off. */
        off: z.boolean(),
      }),
    )
    .optional(),
  /** What the hospital waits for since when; null while it waits for nothing from the sender. */
  wanted: z
    .object({
      at: instant,
      missing: z.array(LocalizedTextSchema),
      /** By when; null where no time is set. */
      dueAt: instant.nullable(),
      /** In the words of the office. */
      words: z.string().nullable(),
    })
    .nullable()
    .optional(),
  /** An expert opinion for which the hospital waits: who gives it, since when, and until when as far as a law says it; null while it waits for none. */
  expertOpinion: z
    .object({
      by: LocalizedTextSchema,
      name: z.string().nullable(),
      since: instant,
      until: instant.nullable(),
    })
    .nullable()
    .optional(),
  /** A mediation that runs: who mediates, since and until when; null while none does. `paused`: its time rests, so `until` is provisional. */
  mediation: z
    .object({
      by: LocalizedTextSchema,
      name: z.string().nullable(),
      since: instant,
      until: instant.nullable(),
      paused: z.boolean(),
    })
    .nullable()
    .optional(),
});
export type Progress = z.infer<typeof ProgressSchema>;
