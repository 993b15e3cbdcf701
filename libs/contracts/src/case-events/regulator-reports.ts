import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../instant.js';
import { AccidentGradeSchema, EventGradeSchema } from '../regulator-reports.js';
import { REPORT_METHODS, REPORT_SUBJECTS } from '../vocabulary.js';
import { state } from './state.js';

const number = z.number().int().positive();

export const CaseReportDrafted = defineEvent(
  'case.reportDrafted.v1',
  'A report to an authority was written, or written again',
  {
    state,
    number,
    subject: z.enum(REPORT_SUBJECTS),
    grade: EventGradeSchema.nullable(),
    accidentGrade: AccidentGradeSchema.nullable(),
    /** There is something to read in it. */
    worded: z.boolean(),
  },
);
export const CaseReportSupplemented = defineEvent(
  'case.reportSupplemented.v1',
  'The authority was told more than the report said',
  { state, number, at: instant, method: z.enum(REPORT_METHODS) },
);
export const CaseReportClosed = defineEvent(
  'case.reportClosed.v1',
  'The authority wants nothing more about the report',
  { state, number },
);
export const CaseReportStep = defineEvent(
  'case.reportStep.v1',
  'Somebody was told of a reportable event, or another of the steps was taken that it starts',
  {
    state,
    step: z.string(),
    at: instant,
    method: z.enum(REPORT_METHODS),
    minutes: z.number().int().nonnegative(),
  },
);
