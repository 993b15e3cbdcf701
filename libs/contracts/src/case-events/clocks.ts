import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import { ClockKindSchema, LocalizedTextSchema, UnitMeaningsSchema } from '../vocabulary.js';
import { state } from './state.js';

export const ClockSnapshotSchema = z.object({
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  owner: z.string(),
  /** The department that answers for the clock today, if the owner names one. */
  ownerDepartment: z.string().nullable(),
  startedAt: instant,
  dueAt: instant,
  provisional: z.boolean(),
  /** The clock it is implied by: same promise, kept earlier by another clock. Shown, but not in lists of what is due. */
  impliedBy: z.string().nullable(),
  explanation: z.array(LocalizedTextSchema),
  ref: z.array(z.string()),
});
export type ClockSnapshot = z.infer<typeof ClockSnapshotSchema>;

/** All that one command did to the clocks of a case, in one fact: a case starts five clocks at once. */
export const CaseClocksChanged = defineEvent(
  'case.clocksChanged.v1',
  'Clocks were started, met, moved or cancelled',
  {
    state,
    started: z.array(ClockSnapshotSchema),
    met: z.array(
      z.object({
        clockId: z.string(),
        metAt: instant,
        late: z.boolean(),
        minutesOver: z.number().int().nonnegative(),
      }),
    ),
    moved: z.array(
      z.object({
        clockId: z.string(),
        previousDueAt: instant,
        dueAt: instant,
        provisional: z.boolean(),
        reason: z.string(),
        /** How the new due time was reached. */
        explanation: z.array(LocalizedTextSchema).optional(),
        /** Given when the clock is no longer kept by another one. */
        impliedBy: z.string().nullable().optional(),
      }),
    ),
    paused: z.array(z.object({ clockId: z.string(), at: instant, reason: z.string() })),
    resumed: z.array(
      z.object({
        clockId: z.string(),
        at: instant,
        dueAt: instant,
        provisional: z.boolean(),
        explanation: z.array(LocalizedTextSchema).optional(),
      }),
    ),
    cancelled: z.array(z.object({ clockId: z.string(), reason: z.string() })),
    /** Promises to the complainant that a new calendar would have moved earlier: they keep their due time. */
    kept: z
      .array(
        z.object({
          clockId: z.string(),
          dueAt: instant,
          wouldBe: instant,
          explanation: z.array(LocalizedTextSchema).optional(),
        }),
      )
      .optional(),
  },
);
export type CaseClocksChanged = EventOf<typeof CaseClocksChanged>;

const clockStep = {
  state,
  caseNo: z.string(),
  clockId: z.string(),
  label: LocalizedTextSchema,
  kind: ClockKindSchema,
  owner: z.string(),
  ownerDepartment: z.string().nullable(),
  campus: z.string(),
  dueAt: instant,
  /** When the step was to act, and how many milliseconds later it did (database time). */
  stepAt: instant,
  latenessMs: z.number().int().nonnegative(),
  /** Roles to notify: owner, centreHead, departmentHead, leader. */
  notify: z.array(z.string()),
  /** What `owner` and the names in `notify` are in the case, where the policy says so. */
  means: UnitMeaningsSchema.optional(),
  /** Step of the ladder, and the life of the clock in which it acted; a step acts once in each. */
  stepId: z.string().optional(),
  generation: z.number().int().positive().optional(),
  /** Until when a recipient must acknowledge; null when no acknowledgement is required. */
  acknowledgeBy: instant.nullable().optional(),
  /** Why it acted: its own time came, or the previous step was not acknowledged. */
  cause: z.enum(['time', 'unacknowledged']).optional(),
};
/** The clock is still far from its due time; a reminder is no warning. */
export const CaseClockReminded = defineEvent(
  'case.clockReminded.v1',
  'The owner of a clock was reminded of it',
  clockStep,
);
export const CaseClockWarned = defineEvent(
  'case.clockWarned.v1',
  'A clock will fall due soon',
  clockStep,
);
export const CaseClockBreached = defineEvent('case.clockBreached.v1', 'A clock ran out', clockStep);
export const CaseClockEscalated = defineEvent(
  'case.clockEscalated.v1',
  'A breach was taken one level up',
  {
    ...clockStep,
    level: z.number().int().positive(),
  },
);
/** A body outside the line is informed: a supervising body, a committee. */
export const CaseClockReported = defineEvent(
  'case.clockReported.v1',
  'A breach was reported',
  clockStep,
);
/** A person named by a step acknowledges it; `late` when the next step had already fired or was due. */
export const CaseClockAcknowledged = defineEvent(
  'case.clockAcknowledged.v1',
  'A step of a clock was acknowledged',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
    ownerDepartment: z.string().nullable(),
    stepId: z.string(),
    action: z.string(),
    level: z.number().int().nonnegative(),
    acknowledgeBy: instant,
    late: z.boolean(),
  },
);
export type CaseClockReminded = EventOf<typeof CaseClockReminded>;
export type CaseClockReported = EventOf<typeof CaseClockReported>;
export type CaseClockAcknowledged = EventOf<typeof CaseClockAcknowledged>;
export type CaseClockWarned = EventOf<typeof CaseClockWarned>;
export type CaseClockBreached = EventOf<typeof CaseClockBreached>;
export type CaseClockEscalated = EventOf<typeof CaseClockEscalated>;
