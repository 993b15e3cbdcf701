import { z } from 'zod';
import { instant } from './instant.js';
import { ACKNOWLEDGEMENT_STATES } from './api/clock-view.js';
import { CursorParameterSchema, pageOf } from './paging.js';
import { ClockKindSchema, LocalizedTextSchema } from './vocabulary.js';

const count = z.number().int().nonnegative();

/** Of the last day, in milliseconds by the database's clock; null while nothing fired. */
const LatenessSchema = z.object({
  fired: count,
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  max: z.number().nullable(),
});
export type Lateness = z.infer<typeof LatenessSchema>;

/** How deadlines keep time, for operators. */
export const ClockHealthSchema = z.object({
  running: count,
  waiting: count,
  armed: count,
  due: count,
  overdue: count,
  /** Acknowledgements that are waited for, and of them those whose time is over. */
  awaiting: count,
  unacknowledged: count,
  lateness: LatenessSchema,
  /** What alarms fired, and what only the sweeper did. */
  byAlarm: LatenessSchema,
  bySweeper: LatenessSchema,
  /** Hours of the last 24 in which something fired, oldest first. */
  byHour: z.array(LatenessSchema.extend({ hour: instant })),
  alarms: z.object({
    state: z.string(),
    lastCanaryAt: z.string().nullable(),
    workersRecreated: count,
  }),
});
export type ClockHealth = z.infer<typeof ClockHealthSchema>;

/** Filters of the board of clocks (时限看板). */
const filters = {
  campus: z.string().max(60).optional(),
  department: z.string().max(60).optional(),
  kind: ClockKindSchema.optional(),
};
export const ClockBoardQuerySchema = z.object(filters);
export const ClockPageQuerySchema = z.object({
  ...filters,
  /** Of open acknowledgements: only those that name a role of the reader. */
  mine: z.enum(['true']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
export type ClockPageQuery = z.infer<typeof ClockPageQuerySchema>;

export const ClockBoardSchema = z.object({
  asOf: instant,
  /** Promises that fall due within 24 hours, and those that ran out and are still owed. */
  dueSoon: count,
  overdue: count,
  /** Steps that act within 24 hours, and of them those for which an alarm is set. */
  stepsSoon: count,
  armed: count,
  awaiting: count,
  unacknowledged: count,
  lateness: LatenessSchema,
});
export type ClockBoard = z.infer<typeof ClockBoardSchema>;

const clock = {
  caseNo: z.string(),
  campus: z.string(),
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  ownerDepartment: z.string().nullable(),
  dueAt: instant,
  provisional: z.boolean(),
  explanation: z.array(LocalizedTextSchema),
};
/** A promise that is due soon, or overdue since `breachedAt`. */
const BoardClockSchema = z.object({
  ...clock,
  breachedAt: instant.nullable(),
  nextStepAt: instant.nullable(),
});
export type BoardClock = z.infer<typeof BoardClockSchema>;

const OpenAcknowledgementSchema = z.object({
  ...clock,
  stepId: z.string(),
  action: z.string(),
  level: count,
  notify: z.array(z.string()),
  askedAt: instant,
  acknowledgeBy: instant,
  /** Whether the reader may acknowledge it. */
  mine: z.boolean(),
});
export type OpenAcknowledgement = z.infer<typeof OpenAcknowledgementSchema>;

/** What fired, when, how late, and who acknowledged. */
const FiringSchema = z.object({
  ...clock,
  stepId: z.string(),
  action: z.string(),
  notify: z.array(z.string()),
  stepAt: instant,
  firedAt: instant,
  latenessMs: count,
  firedBy: z.string(),
  cause: z.enum(['time', 'unacknowledged']),
  acknowledgement: z
    .object({
      state: z.enum(ACKNOWLEDGEMENT_STATES),
      dueAt: instant,
      acknowledgedAt: instant.nullable(),
      acknowledgedBy: z.uuid().nullable(),
    })
    .nullable(),
});
export type Firing = z.infer<typeof FiringSchema>;

export const BoardClocksSchema = pageOf(BoardClockSchema);
export const OpenAcknowledgementsSchema = pageOf(OpenAcknowledgementSchema);
export const FiringsSchema = pageOf(FiringSchema);
