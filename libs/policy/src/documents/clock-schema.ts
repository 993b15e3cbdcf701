import { AmountSchema, POLICY_CLOCK_KINDS } from '@tingsu/contracts';
import { z } from 'zod';
import { ConditionSchema } from './condition.js';

/** Where a rule comes from, shown to people: what they can look up, such as an article of a law. */
export const refs = z.union([z.string(), z.array(z.string())]).optional();
/** Numbers of the product's requirements that a rule answers; never shown. */
export const requirements = z.array(z.string()).optional();
export const clockTime = z
  .string()
  .regex(/^([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/, 'a time of day such as 17:00 or 24:00');
/** What a rule is called on screens, in both languages. */
export const names = { zh: z.string().optional(), en: z.string().optional() };
/** The name of a milestone, and one or several of them. */
export const milestone = z.string();
export const milestoneList = z.union([z.string(), z.array(z.string()).min(1)]);
/** A unit or role by the name that the policy uses. */
export const unitName = z.string();

/**
 * A time fixed by something other than counting: the same day, the month's end, the date agreed with the complainant, or the instant
 * that the body which sent the complaint set (12345 orders).
 */
const AnchorSchema = z.strictObject({
  value: z.enum(['same-day', 'end-of-month', 'agreedDate', 'externalDue']),
  unit: z.literal('anchor'),
  basis: z.literal('calendar'),
});
export const DurationSchema = z.union([AmountSchema, AnchorSchema]);
export type Duration = z.infer<typeof DurationSchema>;

export const offset = z
  .string()
  .regex(/^[-+]?\d{1,4}(m|h|d)$/, 'an amount of time such as -4h, 30m or 2d');
export const span = z
  .string()
  .regex(/^[1-9]\d{0,3}(m|h|d)$/, 'an amount of time such as 30m, 4h or 1d');
const WarnSchema = z.strictObject({ at: offset, notify: z.array(z.string()).min(1) });

const ExtensionRuleSchema = z.looseObject({
  max: AmountSchema.optional(),
  approver: unitName.optional(),
  /** Who approves: the first whose `upTo`, counted from the start of the clock, covers the new due time; without `upTo` any. */
  approvers: z.array(z.strictObject({ upTo: AmountSchema.optional(), role: unitName })).optional(),
  noticeToComplainant: z.boolean().optional(),
  byAgreementBeforeExpiry: z.boolean().optional(),
});

/** Lets clocks of other layers be extended too: targets only, because an overlay cannot lengthen a limit that it inherits. */
export const ExtensionOverlaySchema = ExtensionRuleSchema.extend({
  clocks: z.array(z.string()).min(1),
  ref: refs,
  requirements,
});

export const ClockRuleSchema = z.looseObject({
  id: z.string().min(1),
  ...names,
  start: milestone,
  stop: milestoneList,
  stopMode: z.enum(['any', 'all']).optional(),
  /** Parts that must all have arrived before the stop counts. */
  stopRequires: z.array(z.string()).optional(),
  duration: DurationSchema,
  /** Used while an anchor has no date yet. */
  default: AmountSchema.optional(),
  /** The latest that an agreed date may be, counted from the start; a later one counts no further. */
  atMost: AmountSchema.optional(),
  kind: z.enum(POLICY_CLOCK_KINDS),
  when: ConditionSchema.optional(),
  owner: unitName.optional(),
  warn: z.array(WarnSchema).optional(),
  extend: ExtensionRuleSchema.optional(),
  roll: z.enum(['next-working-day', 'previous-working-day', 'none']).optional(),
  /** counted: a period "commencing on" the day it begins, so six months from 10 January end with 9 July. */
  firstDay: z.enum(['counted', 'not-counted']).optional(),
  cutoff: clockTime.optional(),
  /** What the system decides when the clock runs out: the department's statement lapses (T-19), or the case is declined (T-08). */
  onExpiry: z.enum(['waive', 'decline']).optional(),
  /** What is owed to the complainant once it is broken (SI 2009/309 reg 14(4)). */
  onBreach: z
    .looseObject({ notice: z.string().optional(), continueDuty: z.boolean().optional() })
    .optional(),
  /** The unit that a department of the case may complain of once it is broken, in a complaint of its own. */
  complaintAgainst: unitName.optional(),
  ref: refs,
  requirements,
});
export type ClockRule = z.infer<typeof ClockRuleSchema>;

/** remind and warn come before the due time, breach at it, escalate and report after it. */
const LADDER_ACTIONS = ['remind', 'warn', 'breach', 'escalate', 'report'] as const;
export type LadderAction = (typeof LADDER_ACTIONS)[number];

/** One step of a ladder before or after the due time. Exactly one of `fraction` (of the whole clock) and `after` (the due time) is given. */
export const LadderStepSchema = z
  .strictObject({
    id: z.string().min(1),
    action: z.enum(LADDER_ACTIONS),
    level: z.number().int().positive().optional(),
    fraction: z.number().gt(0).lt(1).optional(),
    after: offset.optional(),
    notify: z.array(z.string()).min(1),
    when: ConditionSchema.optional(),
    kinds: z.array(z.enum(POLICY_CLOCK_KINDS)).optional(),
    /** Kept even where a clock brings warnings of its own. */
    always: z.boolean().optional(),
    /** A reminder or warning that quiet hours do not hold back. */
    atAnyHour: z.boolean().optional(),
    /** A recipient must acknowledge within this time, or the next step fires at once. */
    acknowledgeWithin: span.optional(),
  })
  .refine(
    (step) => (step.fraction === undefined) !== (step.after === undefined),
    'give either fraction or after',
  );
export type LadderStepRule = z.infer<typeof LadderStepSchema>;

/** When reminders and warnings are held back (免打扰时段); `from` after `to` runs over midnight. Breaches and escalations know no quiet hours. */
export const QuietHoursSchema = z.strictObject({ from: clockTime, to: clockTime });
export type QuietHours = z.infer<typeof QuietHoursSchema>;

export const PauseRuleSchema = z.strictObject({
  on: milestone,
  resume: milestone,
  clocks: z.array(z.string()).min(1),
  maxDays: z.number().int().positive().max(1_830).optional(),
});
export type PauseRule = z.infer<typeof PauseRuleSchema>;
