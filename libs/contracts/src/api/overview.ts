import { z } from 'zod';
import { LocalizedTextSchema } from '../vocabulary.js';
import { instant } from '../instant.js';

const tallySchema = z.object({ key: z.string().nullable(), count: z.number().int() });
export const OverviewSchema = z.object({
  asOf: instant,
  from: instant.nullable(),
  to: instant.nullable(),
  received: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  closed: z.number().int(),
  byCampus: z.array(tallySchema),
  byDepartment: z.array(tallySchema),
  byCategory: z.array(tallySchema),
  byChannel: z.array(tallySchema),
  /** Complaints from outside and inside, hazards, suggestions, praise. */
  byKind: z.array(tallySchema),
  byState: z.array(tallySchema),
  byNature: z.array(tallySchema),
  byDay: z.array(
    z.object({ day: z.iso.date(), received: z.number().int(), closed: z.number().int() }),
  ),
  /** Met in time ÷ (met in time + met late + breached and still open), by clock and for all. */
  onTime: z.object({
    rate: z.number().nullable(),
    byClock: z.array(
      z.object({
        clockId: z.string(),
        label: LocalizedTextSchema,
        met: z.number().int(),
        late: z.number().int(),
        open: z.number().int(),
        rate: z.number().nullable(),
      }),
    ),
  }),
});
export type Overview = z.infer<typeof OverviewSchema>;
