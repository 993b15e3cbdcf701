import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import {
  AmountSchema,
  LocalizedTextSchema,
  ONCE_RECORDED_MILESTONES,
  RECORDED_MILESTONES,
  SUSPENSION_CAUSES,
} from '../vocabulary.js';
import { PanelSchema, ReviewSchema, SittingSchema } from '../panels.js';
import { state } from './state.js';

/** A step of handling that no other event records, and that a clock of the policy waits for. */
export const CaseMilestoneRecorded = defineEvent(
  'case.milestoneRecorded.v1',
  'A step of handling was recorded',
  {
    state,
    milestone: z.enum([...RECORDED_MILESTONES, ...ONCE_RECORDED_MILESTONES]),
  },
);

const extension = {
  state,
  clockId: z.string(),
  label: LocalizedTextSchema,
  by: AmountSchema,
  previousDueAt: instant,
  /** Where the extension leads. */
  dueAt: instant,
};
/** Longer time was asked for before the clock ran out; `approver` is the role that decides by the policy (T-37, R-037, R-038). */
export const CaseExtensionRequested = defineEvent(
  'case.extensionRequested.v1',
  'More time was asked for',
  {
    ...extension,
    approver: z.string(),
    complainantTold: z.boolean(),
  },
);
export const CaseExtensionRefused = defineEvent(
  'case.extensionRefused.v1',
  'More time was refused',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
  },
);
/** The original due time stays on record (T-37); the complainant is informed where the policy says so. */
export const CaseClockExtended = defineEvent(
  'case.clockExtended.v1',
  'A clock was extended with approval',
  {
    ...extension,
    originalDueAt: instant,
    provisional: z.boolean(),
    /** Role that approved; null where the policy requires no approval. */
    approver: z.string().nullable(),
    complainantTold: z.boolean(),
    explanation: z.array(LocalizedTextSchema),
  },
);
export type CaseClockExtended = EventOf<typeof CaseClockExtended>;
export const CaseDateAgreed = defineEvent(
  'case.dateAgreed.v1',
  'A date was agreed with the complainant',
  {
    state,
    clockId: z.string(),
    label: LocalizedTextSchema,
    date: z.iso.date(),
  },
);
export const CaseSuspended = defineEvent(
  'case.suspended.v1',
  'Handling was suspended for an outside cause',
  {
    state,
    cause: z.enum(SUSPENSION_CAUSES),
  },
);
export const CaseResumed = defineEvent('case.resumed.v1', 'Handling was resumed', {
  state,
  cause: z.enum(SUSPENSION_CAUSES),
});
export const CaseReviewRequested = defineEvent(
  'case.reviewRequested.v1',
  'A committee was asked for a technical review',
  {
    state,
    /** In events of earlier versions; now the name is among the encrypted words of the case. */
    body: z.string().optional(),
    /** Who may sit on it; missing where the body is not in the register, and in events of earlier versions. */
    panel: PanelSchema.optional(),
    /** Until when it says what it thinks, and the clock that waits for it, where the policy has a time for it. */
    ...{ dueOn: ReviewSchema.shape.dueOn, clockId: ReviewSchema.shape.clockId },
  },
);
export const CaseReviewCompleted = defineEvent(
  'case.reviewCompleted.v1',
  'The committee gave its opinion',
  {
    state,
    /** In events of earlier versions. */
    body: z.string().optional(),
    negligence: z.boolean(),
    sitting: SittingSchema.optional(),
  },
);
