import { z } from 'zod';
import { instant } from '../instant.js';
import { AccidentGradeSchema, EventGradeSchema } from '../regulator-reports.js';
import { REPORT_METHODS, REPORT_SUBJECTS } from '../vocabulary.js';
import { filled } from './shapes.js';

const report = z.number().int().positive();
const method = z.enum(REPORT_METHODS);

/** What has to be reported to an authority, from the mark to the end (T-14, R-175, R-207 to R-210). */
export const REPORT_COMMANDS = {
  /** With a grade or a time of the event, the case is graded again with them. */
  markReportable: z.strictObject({
    reason: filled(2_000),
    grade: EventGradeSchema.optional(),
    accidentGrade: AccidentGradeSchema.optional(),
    foundAt: instant.optional(),
  }),
  /** A report that was given without a draft. */
  reportToRegulator: z.strictObject({
    subject: z.enum(REPORT_SUBJECTS),
    authority: filled(100),
    method,
    reference: filled(100).optional(),
  }),
  /** Who was told, or another step that a reportable event starts; `step` is a code of the policy or `other`. */
  recordReportStep: z.strictObject({
    step: filled(60),
    at: instant,
    method,
    whom: filled(200),
    note: filled(2_000).optional(),
  }),
  /** A new report, or a further version of one that was not given yet. */
  draftReport: z.strictObject({
    report: report.optional(),
    subject: z.enum(REPORT_SUBJECTS),
    grade: EventGradeSchema.optional(),
    accidentGrade: AccidentGradeSchema.optional(),
    authority: filled(100),
    text: filled(20_000).optional(),
  }),
  submitReport: z.strictObject({
    report,
    at: instant,
    method,
    reference: filled(100).optional(),
  }),
  supplementReport: z.strictObject({
    report,
    at: instant,
    method,
    text: filled(20_000),
    reference: filled(100).optional(),
  }),
  closeReport: z.strictObject({ report, note: filled(2_000) }),
};
