import { CaseKindSchema, PRIORITIES } from '@tingsu/contracts';
import { z } from 'zod';
import {
  clockTime,
  ClockRuleSchema,
  DurationSchema,
  ExtensionOverlaySchema,
  LadderStepSchema,
  milestone,
  PauseRuleSchema,
  QuietHoursSchema,
  refs,
  requirements,
  unitName,
} from './clock-schema.js';
import { ConditionSchema } from './condition.js';
import {
  AccountabilitySchema,
  ApprovalSchema,
  CalendarReminderSchema,
  NoticeSchema,
  RoutineSchema,
  TimeNodeSchema,
  UnitNamesSchema,
} from './duty-schema.js';

export type {
  ClockRule,
  Duration,
  LadderAction,
  LadderStepRule,
  PauseRule,
  QuietHours,
} from './clock-schema.js';
export type { ApprovalRule, CalendarReminder, NoticeRule, RoutineRule } from './duty-schema.js';

const text = z.object({ zh: z.string().optional(), en: z.string().optional() });

const ruleOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject({ id: z.string(), ref: refs, requirements, ...shape });
const NatureRuleSchema = ruleOf({ level: z.string(), when: ConditionSchema });
const ReportableRuleSchema = ruleOf({ when: ConditionSchema });
const RoutingRuleSchema = ruleOf({
  p: z.number().default(0),
  when: ConditionSchema,
  to: unitName,
});
export type RoutingRule = z.infer<typeof RoutingRuleSchema>;

/** Severity × impact → priority (domain model 4.5); the first rule that holds gives the row or the column. */
const PrioritySchema = z.strictObject({
  /** What the levels of severity are called, gravest first. */
  severityLevels: z
    .array(z.strictObject({ level: z.string(), zh: z.string(), en: z.string() }))
    .optional(),
  severity: z.array(ruleOf({ level: z.string(), when: ConditionSchema })),
  severityDefault: z.string(),
  impact: z.array(ruleOf({ level: z.string(), when: ConditionSchema })),
  impactDefault: z.string(),
  matrix: z.record(z.string(), z.record(z.string(), z.enum(PRIORITIES))),
  ref: refs,
  requirements,
});
export type PriorityRules = z.infer<typeof PrioritySchema>;

const DeclineSchema = z.looseObject({
  code: z.string(),
  zh: z.string().optional(),
  en: z.string().optional(),
  when: ConditionSchema.optional(),
  /** A reason of a law that holds for every policy below it. */
  alwaysActive: z.boolean().optional(),
  ref: refs,
  requirements,
});
export type DeclineRule = z.infer<typeof DeclineSchema>;

const AcceptanceSchema = z.looseObject({
  eligibleRelations: z.array(z.string()).optional(),
  /** What a complaint must say, as the forms of the hospital list it. */
  requiredElements: z.array(z.string()).optional(),
  supplementFor: z.record(z.string(), z.string()).optional(),
  /** The register is signed by the complainant, or says why it is not. Asked for on channels that require it. */
  signature: z
    .looseObject({ required: z.boolean(), waiverReasons: z.array(z.string()).optional() })
    .optional(),
  othersBecome: z.enum(['feedback', 'accept']).optional(),
  decline: z.array(DeclineSchema).optional(),
  notRequired: z.array(DeclineSchema).optional(),
  anonymous: z
    .looseObject({
      mode: z.enum(['register-and-assess', 'record-as-feedback', 'accept']),
      feedbackClockToComplainant: z.boolean().optional(),
      feedbackStopBecomes: milestone.optional(),
      dropClocks: z.array(z.string()).optional(),
    })
    .optional(),
});

const FollowUpPlanSchema = z.looseObject({
  id: z.string(),
  zh: z.string().optional(),
  en: z.string().optional(),
  trigger: milestone,
  when: ConditionSchema.optional(),
  skipWhen: ConditionSchema.optional(),
  items: z.array(z.looseObject({ after: DurationSchema })).min(1),
  roll: z.enum(['next-working-day', 'none']).optional(),
  monthEnd: z.boolean().optional(),
  executor: unitName,
  tracker: unitName.optional(),
  /** Unanswered calls on different days before the call-back counts as done; 1 if left out. */
  attempts: z.number().int().min(1).max(20).optional(),
  alsoCreates: z.array(z.string()).optional(),
  ref: refs,
  requirements,
});
export type FollowUpRule = z.infer<typeof FollowUpPlanSchema>;

/** How often a case may be handled: once, and again after each reopening (T-34). */
const RoundsSchema = z.strictObject({
  max: z.number().int().min(1).max(20),
  ref: refs,
  requirements,
});

/** Who takes what comes in between two times of day; `from` after `to` runs over midnight. */
const DutySchema = z.looseObject({ from: clockTime, to: clockTime, role: unitName });
export type DutyShift = z.infer<typeof DutySchema>;

const CalendarRulesSchema = z.looseObject({
  base: z.string(),
  dayCount: z.enum(['exclude-first', 'include-first']).default('exclude-first'),
  cutoff: clockTime.default('24:00'),
  rollIfHoliday: z.enum(['next-working-day', 'none']).optional(),
  /** Opening hours of a working day, for clocks in working hours. */
  shifts: z.array(z.strictObject({ from: clockTime, to: clockTime })).optional(),
});

const CodedSchema = z.looseObject({
  code: z.string(),
  zh: z.string().optional(),
  en: z.string().optional(),
});
const ChannelRuleSchema = CodedSchema.extend({
  marks: z.array(z.string()).optional(),
  requires: z.array(z.string()).optional(),
  ref: refs,
});
const NatureSchema = z.looseObject({
  levels: z.array(z.string()).min(1),
  rules: z.array(NatureRuleSchema),
  invalid: z
    .array(z.looseObject({ kind: z.string(), when: ConditionSchema, ref: refs }))
    .optional(),
  precedence: z.array(z.string()).optional(),
  default: z.string(),
});
const TrackSchema = z.looseObject({
  id: z.string(),
  zh: z.string().optional(),
  en: z.string().optional(),
  supervisor: unitName.optional(),
  when: ConditionSchema,
  overrides: z.array(z.string()).optional(),
});
const RoutingSchema = z.looseObject({
  mode: z.enum(['main-topic-first-then-place', 'first-match']).optional(),
  rules: z.array(RoutingRuleSchema),
  fallback: unitName,
  coDepartments: z.string().optional(),
  confidentialSuppressesAssist: z.boolean().optional(),
  /** Cases of these priorities go to their department when they arrive, before anyone has triaged them. */
  atOnce: z.array(z.enum(PRIORITIES)).optional(),
});

/** One policy document (domain model 4.6). Sections that the engine does not decide by are kept as they are. */
export const PolicyDocumentSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: z.string().min(1),
  version: z.string().min(1),
  title: text.optional(),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().optional(),
  extends: z.array(z.string()).default([]),
  jurisdiction: z.string().optional(),
  locale: z.string().optional(),
  timezone: z.string(),
  caseKind: CaseKindSchema.optional(),
  calendar: CalendarRulesSchema,
  composition: z
    .looseObject({
      localMayShorten: z.boolean().optional(),
      localMayLengthen: z.boolean().optional(),
    })
    .optional(),
  roles: z.looseObject({ centre: unitName.optional() }).optional(),
  channels: z.array(ChannelRuleSchema).optional(),
  acceptance: AcceptanceSchema.optional(),
  declineReasons: z.array(DeclineSchema).optional(),
  taxonomy: z.union([z.array(CodedSchema), z.looseObject({ system: z.string() })]).optional(),
  nature: NatureSchema.optional(),
  priority: PrioritySchema.optional(),
  reportable: z.looseObject({ rules: z.array(ReportableRuleSchema) }).optional(),
  routing: RoutingSchema.optional(),
  tracks: z.array(TrackSchema).optional(),
  clocks: z.array(ClockRuleSchema).default([]),
  extensions: z.array(ExtensionOverlaySchema).optional(),
  pauses: z.array(PauseRuleSchema).optional(),
  ladder: z
    .strictObject({
      steps: z.array(LadderStepSchema).min(1),
      quietHours: QuietHoursSchema.optional(),
      ref: refs,
      requirements,
    })
    .optional(),
  approvals: z.array(ApprovalSchema).optional(),
  followUp: z.looseObject({ plans: z.array(FollowUpPlanSchema) }).optional(),
  rounds: RoundsSchema.optional(),
  duty: z.array(DutySchema).optional(),
  notices: z.array(NoticeSchema).optional(),
  accountability: AccountabilitySchema.optional(),
  routines: z.array(RoutineSchema).optional(),
  timeNodes: z.array(TimeNodeSchema).optional(),
  calendarReminder: CalendarReminderSchema.optional(),
  units: UnitNamesSchema.optional(),
});
export type PolicyDocument = z.infer<typeof PolicyDocumentSchema>;
