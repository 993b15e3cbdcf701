import { z } from 'zod';
import { REVEALED_FIELD_NAMES } from '../access/revealed-fields.js';
import { instant } from '../instant.js';

/** Body of `POST /complaints/{complaintNo}/reveal`. */
export const RevealSchema = z.strictObject({
  fields: z.array(z.enum(REVEALED_FIELD_NAMES)).min(1).max(REVEALED_FIELD_NAMES.length),
  /** One of `call_back`, `send_answer`, `verify_identity`, or words. It stays on record, without numbers of people. */
  reason: z.string().trim().min(4).max(200),
});
export type Reveal = z.infer<typeof RevealSchema>;

export const RevealedSchema = z.object({
  /** What is known of each field that was asked for, the newest first; none of a field that nobody gave. */
  values: z.array(z.object({ field: z.enum(REVEALED_FIELD_NAMES), value: z.string() })),
  /** What staff corrected of these fields, the newest first; `values` has what holds since. */
  corrections: z
    .array(
      z.object({
        field: z.enum(REVEALED_FIELD_NAMES),
        /** Staff id of who corrected it. */
        by: z.uuid(),
        at: instant,
        reason: z.string(),
        /** What was known before; empty where nothing was. */
        before: z.array(z.string()),
      }),
    )
    .optional(),
  /** When the screen hides the values again. */
  until: instant,
});
export type Revealed = z.infer<typeof RevealedSchema>;
