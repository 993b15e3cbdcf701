import { z } from 'zod';
import { instant } from './instant.js';
import { REPORT_METHODS, REPORT_SUBJECTS } from './vocabulary.js';

/** Grades of an event of medical safety (卫医管发〔2011〕4号), the mildest first. */
const EVENT_GRADES = ['general', 'major', 'extreme'] as const;
export const EventGradeSchema = z.enum(EVENT_GRADES);
/** Grades of a medical accident; 1 is the gravest. */
export const AccidentGradeSchema = z.number().int().min(1).max(4);

/** How far a report to an authority is; `marked` is a duty for which nothing was written yet. */
export const ReportStateSchema = z.enum([
  'marked',
  'drafted',
  'submitted',
  'supplemented',
  'closed',
]);
export type ReportState = z.infer<typeof ReportStateSchema>;

/** A report to an authority. What it says is kept apart, each version with the fact that brought it. */
export const RegulatorReportSchema = z.object({
  /** Counted in the case from 1. */
  number: z.number().int().positive(),
  subject: z.enum(REPORT_SUBJECTS),
  grade: EventGradeSchema.nullable(),
  accidentGrade: AccidentGradeSchema.nullable(),
  /** How often it was drafted; 0 for one that was given without a draft. */
  drafts: z.number().int().nonnegative(),
  /** The last draft says something. */
  worded: z.boolean(),
  submittedAt: instant.nullable(),
  method: z.enum(REPORT_METHODS).nullable(),
  supplements: z.number().int().nonnegative(),
  closedAt: instant.nullable(),
});
export type RegulatorReport = z.infer<typeof RegulatorReportSchema>;

/** Somebody who was told of the event inside or outside the house, as the policy wants it. */
export const ReportStepSchema = z.object({
  /** Code of the policy, or `other`. */
  step: z.string(),
  at: instant,
  method: z.enum(REPORT_METHODS),
  /** Whole minutes since the event happened or was found. */
  minutes: z.number().int().nonnegative(),
});
export type ReportStep = z.infer<typeof ReportStepSchema>;

export const reportStateOf = ({
  submittedAt,
  supplements,
  closedAt,
}: RegulatorReport): Exclude<ReportState, 'marked'> => {
  if (closedAt !== null) return 'closed';
  if (submittedAt === null) return 'drafted';
  return supplements > 0 ? 'supplemented' : 'submitted';
};
export const isUnsent = ({ submittedAt, closedAt }: RegulatorReport): boolean =>
  submittedAt === null && closedAt === null;
/** Given to the authority, which may still ask for more. */
export const isOpenReport = ({ submittedAt, closedAt }: RegulatorReport): boolean =>
  submittedAt !== null && closedAt === null;
