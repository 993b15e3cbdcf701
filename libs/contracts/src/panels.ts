import { z } from 'zod';
import { filled } from './api/shapes.js';
import { instant } from './instant.js';
import { COMMITTEE_KINDS } from './meeting-codes.js';

const people = z.array(z.uuid());

/** Who may sit on one case: the members of a committee as they were when it was asked, without those kept out of the case. */
export const PanelSchema = z.object({
  /** Of the register; null for a team that was formed for this case alone. */
  committee: z.string().nullable(),
  kind: z.enum(COMMITTEE_KINDS),
  chair: z.uuid(),
  secretary: z.uuid().nullable(),
  legalAdviser: z.uuid().nullable(),
  members: people,
  /** Members who are complained of, or kept away from the case by hand. */
  keptOut: people,
  /** How many of the members have to sit. */
  needed: z.number().int().positive(),
});
export type Panel = z.infer<typeof PanelSchema>;

/** What is on record of a sitting; minutes and dissent are among the encrypted words, `dissent1` being that of the first who dissents. */
export const SittingSchema = z.object({
  heldOn: z.iso.date(),
  sat: people,
  dissenting: people,
});
export type Sitting = z.infer<typeof SittingSchema>;

/** A review as it stands in the case. */
export const ReviewSchema = z.object({
  panel: PanelSchema,
  askedAt: instant,
  /** Until when it says what it thinks, and the clock that waits for it; missing where the policy has no time for it. */
  dueOn: z.iso.date().optional(),
  clockId: z.string().optional(),
  /** When that came; missing in cases from before it was kept. */
  saidAt: instant.optional(),
  sitting: SittingSchema.nullable(),
});
export type Review = z.infer<typeof ReviewSchema>;

/** What is said of a sitting in a command. */
export const SITTING_FIELDS = {
  heldOn: z.iso.date().optional(),
  sat: people.max(40).optional(),
  minutes: filled(20_000).optional(),
  /** Members who do not agree, each in his words. */
  dissent: z
    .array(z.strictObject({ person: z.uuid(), words: filled(2_000) }))
    .max(40)
    .optional(),
  /** What the legal adviser answered. */
  legalAdvice: filled(5_000).optional(),
};
