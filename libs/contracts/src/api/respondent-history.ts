import { z } from 'zod';
import { CountedSchema, RespondentSchema } from './case-list.js';

/** A time up to now in which complaints are counted, and the day on which it begins in the hospital's time zone. */
const span = { since: z.iso.date() };

/** How many cases complain of those of whom a case complains, this one included, as far as the reader reaches them. */
export const RespondentHistorySchema = z.object({
  /** The time that a history looks back. */
  past: z.object({ months: z.number().int(), ...span }),
  /** The time in which a complaint counts as repeated. */
  recent: z.object({ days: z.number().int(), ...span }),
  /** Empty where the reader is not shown who is complained of. */
  items: z.array(
    z.object({ respondent: RespondentSchema, inPast: CountedSchema, inRecent: CountedSchema }),
  ),
});
export type RespondentHistory = z.infer<typeof RespondentHistorySchema>;
