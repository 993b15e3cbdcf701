import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { AccidentGradeSchema, EventGradeSchema, ReportStateSchema } from '../regulator-reports.js';

export const ReportableQuerySchema = z.object({
  state: ReportStateSchema.optional(),
  campus: z.string().max(60).optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ReportableQuery = z.infer<typeof ReportableQuerySchema>;

/** A case with a duty to report, as far as its reports are. */
const ReportableEventSchema = z.object({
  caseNo: z.string(),
  campus: z.string(),
  state: ReportStateSchema,
  foundAt: instant,
  grade: EventGradeSchema.nullable(),
  accidentGrade: AccidentGradeSchema.nullable(),
  /** When the authority was told first. */
  reportedAt: instant.nullable(),
});
export type ReportableEvent = z.infer<typeof ReportableEventSchema>;
export const ReportableEventsSchema = pageOf(ReportableEventSchema);
