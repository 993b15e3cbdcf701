import {
  COMMITTEE_KINDS,
  EVIDENCE_SLOTS,
  EvidenceStepSchema,
  ROLES,
  type Role,
  UnitMeaningSchema,
} from '@tingsu/contracts';
import { z } from 'zod';
import { clockTime, milestone, names, refs, requirements, span, unitName } from './clock-schema.js';
import { ConditionSchema } from './condition.js';

/** Roles of the product's sign-in that a policy may name as approver. */
export const APPROVER_ROLES = [
  'leader',
  'centre_head',
  'department_head',
  'supervisor',
  'tenant_admin',
] as const satisfies readonly Role[];
export type ApproverRole = (typeof APPROVER_ROLES)[number];

/** A ladder calls people by the role in which they act for a case, or by a role of the product's sign-in; units have names too. */
export const NOTIFY_NAMES = [
  'owner',
  'departmentHead',
  'centreHead',
  ...ROLES.filter((role) => role !== 'platform_operator' && role !== 'operator'),
] as const;

/** Acts that a policy may put under a second person's approval, with the transition that they belong to. */
const APPROVAL_STEPS = {
  decline: { zh: '不予受理', en: 'decline' },
  refer: { zh: '移送', en: 'refer' },
  review: { zh: '启动技术评价', en: 'start a technical evaluation' },
  opinion: { zh: '处理意见', en: 'opinion' },
  extension: { zh: '延期', en: 'extension' },
  invalidate: { zh: '认定无效', en: 'mark as invalid' },
  close: { zh: '办结', en: 'close' },
} as const;
export type ApprovalStep = keyof typeof APPROVAL_STEPS;
const STEP_NAMES = Object.keys(APPROVAL_STEPS) as [ApprovalStep, ...ApprovalStep[]];

/**
 * A step that needs a second person; without `when` always (T-09, T-23, T-29). Several rules for an opinion make a chain: each decides
 * after the one before, by `level`, and whoever has none comes last.
 */
export const ApprovalSchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  step: z.enum(STEP_NAMES),
  by: z.enum(APPROVER_ROLES),
  /** Of an opinion: the head of this unit approves it. */
  unit: unitName.optional(),
  level: z.number().int().min(1).max(9).optional(),
  /** Who approves writes his view of it down. */
  view: z.boolean().optional(),
  /** The approver decides as a committee of this kind did, which sat with its quorum. */
  committee: z.enum(COMMITTEE_KINDS).optional(),
  when: ConditionSchema.optional(),
  ref: refs,
  requirements,
});
export type ApprovalRule = z.infer<typeof ApprovalSchema>;

/** Files that a step asks for, by what they show; without `required` the step can be taken without them. */
export const AskedEvidenceSchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  step: EvidenceStepSchema,
  slot: z.enum(EVIDENCE_SLOTS),
  required: z.boolean().optional(),
  when: ConditionSchema.optional(),
  ref: refs,
  requirements,
});
export type AskedEvidenceRule = z.infer<typeof AskedEvidenceSchema>;

/** A notice that is due when a milestone is reached. */
export const NoticeSchema = z.looseObject({
  id: z.string(),
  ...names,
  /** Milestone at which it is due. */
  at: milestone.optional(),
  to: z.enum(['complainant', 'department', 'respondent', 'regulator']).optional(),
  form: z.string().optional(),
  medium: z.array(z.string()).optional(),
  when: ConditionSchema.optional(),
  mustContain: z.array(z.string()).optional(),
  /** What the complainant reads, with fields in braces (`notice-text.ts`), in place of the words of the product. */
  text: z
    .strictObject({ zh: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) })
    .optional(),
  startsClock: z.string().optional(),
  ref: refs,
  requirements,
});
export type NoticeRule = z.infer<typeof NoticeSchema>;

const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year such as 10-01');
/** From when administrators are reminded that next year's working days are missing, `MM-DD` (calendar rules 3.3). */
export const CalendarReminderSchema = z.strictObject({
  weeklyFrom: monthDay,
  dailyFrom: monthDay,
  ref: refs,
  requirements,
});
export type CalendarReminder = z.infer<typeof CalendarReminderSchema>;

/** A duty that comes again, independent of any complaint: opening the boxes, reading the web mailbox, a month's review. */
export const RoutineSchema = z.looseObject({
  id: z.string().min(1),
  zh: z.string(),
  en: z.string(),
  every: z.enum(['day', 'working-day', 'week', 'month', 'quarter']),
  /** What was not done is marked at this time of the next day; after a week, month or quarter of the next working day. */
  flagAt: clockTime,
  owner: unitName,
  /** Every department of a campus owes it for itself, such as the month's report of what was settled on the spot. */
  each: z.enum(['department']).optional(),
  /** Who hears of what was missed, and how long after it was marked; at once unless given. */
  escalateAfter: span.optional(),
  escalateTo: z.array(z.string()).min(1).optional(),
  ref: refs,
  requirements,
});
export type RoutineRule = z.infer<typeof RoutineSchema>;

/** The clock or call-back plan that holds a stage of a case to time. */
export const TimeNodeSchema = z.strictObject({ stage: z.string(), clock: z.string() });

/**
 * What a unit is in a case, so that every hospital may call it what it likes: the unit complained of, the one that handles the case,
 * their heads, the head nurse of the ward complained of, the complaint centre and its head, those who call back, the leader of the
 * hospital, and the hospital as a whole.
 */

/** Units and roles by the name that the rules use: what they are called, and what they are in a case. */
export const UnitNamesSchema = z.record(
  z.string(),
  z.strictObject({
    zh: z.string().min(1),
    en: z.string().min(1),
    /** Without it the name is that of a unit in the directory. */
    means: UnitMeaningSchema.optional(),
  }),
);
export type UnitName = z.infer<typeof UnitNamesSchema>[string];
