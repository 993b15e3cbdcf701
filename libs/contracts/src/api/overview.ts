import { z } from 'zod';
import { CALLED_BACK, LocalizedTextSchema } from '../vocabulary.js';
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

/** Cases by what their call-backs found; a case in which two calls found the same counts once. */
export const CalledBackSchema = z.record(z.enum(CALLED_BACK), z.number().int().nonnegative());
export type CalledBackCounts = z.infer<typeof CalledBackSchema>;

/** What the call-backs found, of the cases received in a period. */
export const CallBackFiguresSchema = z.object({
  asOf: instant,
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  all: CalledBackSchema,
  /** By the plan of the policy. */
  byPlan: z.array(z.object({ planId: z.string(), found: CalledBackSchema })),
  /** By the department that leads. */
  byDepartment: z.array(z.object({ department: z.string().nullable(), found: CalledBackSchema })),
  /** By the month of receipt, the newest first; of a longer time the last year. */
  byMonth: z.array(z.object({ month: z.string(), found: CalledBackSchema })),
});
export type CallBackFigures = z.infer<typeof CallBackFiguresSchema>;

/** Issues of one kind, and what was found about those whose case was closed. */
export const IssueCountsSchema = z.object({
  issues: z.number().int().nonnegative(),
  upheld: z.number().int().nonnegative(),
  partlyUpheld: z.number().int().nonnegative(),
  notUpheld: z.number().int().nonnegative(),
  /** Could not be found out, or ended in another way. */
  open: z.number().int().nonnegative(),
  /** Upheld, wholly or in part, of all that were decided; null while none was. */
  rate: z.number().min(0).max(1).nullable(),
});
export type IssueCounts = z.infer<typeof IssueCountsSchema>;
const IssueRowsSchema = z.array(
  z.object({ key: z.string().nullable(), counts: IssueCountsSchema }),
);
/** The issues of the cases received in a period. */
export const IssueFiguresSchema = z.object({
  asOf: instant,
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  all: IssueCountsSchema,
  byCategory: IssueRowsSchema,
  byTopic: IssueRowsSchema,
  /** Why it came to them, the most frequent first; an issue with several causes counts for each. */
  byCause: z.array(z.object({ cause: z.string(), issues: z.number().int().positive() })),
});
export type IssueFigures = z.infer<typeof IssueFiguresSchema>;
