import { CaseKindSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { AccountabilitySchema } from './accountability-schema.js';
import {
  ArchiveSchema,
  CompensationSchema,
  EscalationPathSchema,
  DissatisfiedSchema,
  EvidenceHoldRulesSchema,
  ExpertOpinionRulesSchema,
  InquiryRulesSchema,
  MediationRulesSchema,
  MeetingSchema,
  OfferSchema,
  RegisterSchema,
  RepeatSchema,
  ReportSchema,
  RolesSchema,
  TechnicalReviewSchema,
} from './beside-schema.js';
import {
  clockTime,
  ClockRuleSchema,
  DurationSchema,
  ExtensionOverlaySchema,
  LadderStepSchema,
  milestone,
  names,
  PauseRuleSchema,
  QuietHoursSchema,
  refs,
  requirements,
  unitName,
} from './clock-schema.js';
import { ConditionSchema } from './condition.js';
import {
  ApprovalSchema,
  AskedEvidenceSchema,
  CalendarReminderSchema,
  NoticeSchema,
  RoutineSchema,
  TimeNodeSchema,
  UnitNamesSchema,
} from './duty-schema.js';
import { LearningSchema } from './learning-schema.js';
import { FeedbackRulesSchema, IssueRulesSchema } from './issue-schema.js';
import { MoneyRulesSchema } from './money-schema.js';
import { PapersSchema } from './paper-schema.js';
import {
  AcceptanceSchema,
  ChannelRuleSchema,
  CodedSchema,
  CodingSystemSchema,
  DeclineSchema,
  NatureSchema,
  PrioritySchema,
  ReportableRuleSchema,
  RoutingSchema,
  TrackSchema,
} from './triage-schema.js';
import { SafetySchema } from './safety-schema.js';
import { DangerSchema, SuggestionSchema } from './words-schema.js';

export type {
  ClockRule,
  Duration,
  LadderAction,
  LadderStepRule,
  PauseRule,
  QuietHours,
} from './clock-schema.js';
export type { DeclineRule, PriorityRules, RoutingRule } from './triage-schema.js';
export type { DangerRule, SuggestionRule } from './words-schema.js';
export type {
  ApprovalRule,
  AskedEvidenceRule,
  CalendarReminder,
  NoticeRule,
  RoutineRule,
} from './duty-schema.js';

/** How many ways to make the matter good are offered to the complainant. */
const AlternativesSchema = z.strictObject({
  min: z.number().int().min(1).max(6),
  max: z.number().int().min(1).max(6),
  ref: refs,
  requirements,
});

const text = z.object({ zh: z.string().optional(), en: z.string().optional() });

const FollowUpPlanSchema = z.looseObject({
  id: z.string(),
  ...names,
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
  /** How a call begins; `{hospital}` and `{caller}` stand for their names. */
  script: z.strictObject({ zh: z.string().max(2_000), en: z.string().max(2_000) }).optional(),
  /** What is asked in a call. */
  form: z.array(z.string()).optional(),
  /** Of what is asked, what whoever is reached must have answered. */
  mustAnswer: z.array(z.string()).optional(),
  onDissatisfied: DissatisfiedSchema.optional(),
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
  /** What a law wants: its clocks rest only where this document says so itself, whatever other layers pause. */
  law: z.boolean().optional(),
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
  roles: RolesSchema.optional(),
  channels: z.array(ChannelRuleSchema).optional(),
  acceptance: AcceptanceSchema.optional(),
  declineReasons: z.array(DeclineSchema).optional(),
  taxonomy: z.union([z.array(CodedSchema), CodingSystemSchema]).optional(),
  nature: NatureSchema.optional(),
  priority: PrioritySchema.optional(),
  reportable: z
    .looseObject({
      rules: z.array(ReportableRuleSchema),
      actions: z.array(z.string()).optional(),
      ref: refs,
      requirements,
    })
    .optional(),
  routing: RoutingSchema.optional(),
  danger: z.array(DangerSchema).optional(),
  suggestions: z.array(SuggestionSchema).optional(),
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
  evidence: z.array(AskedEvidenceSchema).optional(),
  followUp: z.looseObject({ plans: z.array(FollowUpPlanSchema) }).optional(),
  rounds: RoundsSchema.optional(),
  duty: z.array(DutySchema).optional(),
  notices: z.array(NoticeSchema).optional(),
  accountability: AccountabilitySchema.optional(),
  routines: z.array(RoutineSchema).optional(),
  timeNodes: z.array(TimeNodeSchema).optional(),
  calendarReminder: CalendarReminderSchema.optional(),
  units: UnitNamesSchema.optional(),
  register: RegisterSchema.optional(),
  archive: ArchiveSchema.optional(),
  meeting: MeetingSchema.optional(),
  evidenceHold: EvidenceHoldRulesSchema.optional(),
  mediation: MediationRulesSchema.optional(),
  expertOpinion: ExpertOpinionRulesSchema.optional(),
  inquiry: InquiryRulesSchema.optional(),
  technicalReview: TechnicalReviewSchema.optional(),
  repeat: RepeatSchema.optional(),
  escalationPath: EscalationPathSchema.optional(),
  learning: LearningSchema.optional(),
  compensation: CompensationSchema.optional(),
  issues: IssueRulesSchema.optional(),
  feedback: FeedbackRulesSchema.optional(),
  money: MoneyRulesSchema.optional(),
  safety: SafetySchema.optional(),
  confirmPlanWithComplainant: z.boolean().optional(),
  alternatives: AlternativesSchema.optional(),
  remedies: z.array(z.string()).optional(),
  outcomes: z.array(z.string()).optional(),
  offers: z.array(OfferSchema).optional(),
  papers: PapersSchema.optional(),
  reports: z.array(ReportSchema).optional(),
});
export type PolicyDocument = z.infer<typeof PolicyDocumentSchema>;
