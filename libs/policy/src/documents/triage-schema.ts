import { PRIORITIES } from '@tingsu/contracts';
import { z } from 'zod';
import {
  MultiBodySchema,
  OralComplaintSchema,
  SupplierSchema,
  TimeLimitSchema,
  VerificationSchema,
} from './beside-schema.js';
import { milestone, names, refs, requirements, unitName } from './clock-schema.js';
import { ConditionSchema } from './condition.js';

const ruleOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject({ id: z.string(), ...names, ref: refs, requirements, ...shape });
const NatureRuleSchema = ruleOf({
  level: z.string(),
  when: ConditionSchema,
  /** What begins at once, such as the emergency plan. */
  action: z.string().optional(),
});
export const ReportableRuleSchema = ruleOf({ when: ConditionSchema });
const RoutingRuleSchema = ruleOf({
  p: z.number().default(0),
  when: ConditionSchema,
  to: unitName,
});
export type RoutingRule = z.infer<typeof RoutingRuleSchema>;

/** Severity × impact → priority (domain model 4.5); the first rule that holds gives the row or the column. */
export const PrioritySchema = z.strictObject({
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

export const DeclineSchema = z.looseObject({
  code: z.string(),
  ...names,
  when: ConditionSchema.optional(),
  /** A reason of a law that holds for every policy below it. */
  alwaysActive: z.boolean().optional(),
  ref: refs,
  requirements,
});
export type DeclineRule = z.infer<typeof DeclineSchema>;

export const AcceptanceSchema = z.looseObject({
  eligibleRelations: z.array(z.string()).optional(),
  /** Only these units open a case; all others pass the complaint on to them. */
  initiators: z.array(unitName).optional(),
  /** Who may be complained of; without it anybody. A department's head answers for his people. */
  respondents: z.enum(['departments']).optional(),
  /** Beside its codes, number and last four digits of the phone that was given open the progress of a complaint. */
  progressByPhone: z.boolean().optional(),
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
  verification: VerificationSchema.optional(),
  timeLimit: TimeLimitSchema.optional(),
  oralComplaint: OralComplaintSchema.optional(),
  anonymous: z
    .looseObject({
      mode: z.enum(['register-and-assess', 'record-as-feedback', 'accept']),
      /** By which rules of other bodies anonymous complaints are handled. */
      ruleSet: z.string().optional(),
      feedbackClockToComplainant: z.boolean().optional(),
      feedbackStopBecomes: milestone.optional(),
      dropClocks: z.array(z.string()).optional(),
      ref: refs,
      requirements,
    })
    .optional(),
  ref: refs,
  requirements,
});

export const CodedSchema = z.looseObject({ code: z.string(), ...names, ref: refs, requirements });
export const ChannelRuleSchema = CodedSchema.extend({
  marks: z.array(z.string()).optional(),
  requires: z.array(z.string()).optional(),
  /** Without what it requires the complaint counts as anonymous. */
  elseAnonymous: z.boolean().optional(),
});
/** Categories of another body's coding system instead of a list of one's own. */
export const CodingSystemSchema = z.looseObject({
  system: z.string(),
  dimensions: z.array(z.string()).optional(),
  multiValued: z.array(z.string()).optional(),
  ref: refs,
});
export const NatureSchema = z.looseObject({
  levels: z.array(z.string()).min(1),
  rules: z.array(NatureRuleSchema),
  invalid: z
    .array(
      z.looseObject({
        kind: z.string(),
        ...names,
        when: ConditionSchema,
        ref: refs,
        requirements,
      }),
    )
    .optional(),
  precedence: z.array(z.string()).optional(),
  default: z.string(),
  ref: refs,
  requirements,
});
export const TrackSchema = z.looseObject({
  id: z.string(),
  ...names,
  supervisor: unitName.optional(),
  when: ConditionSchema,
  overrides: z.array(z.string()).optional(),
  ref: refs,
  requirements,
});
export const RoutingSchema = z.looseObject({
  mode: z.enum(['main-topic-first-then-place', 'first-match']).optional(),
  rules: z.array(RoutingRuleSchema),
  fallback: unitName,
  coDepartments: z.string().optional(),
  confidentialSuppressesAssist: z.boolean().optional(),
  /** Cases of these priorities go to their department when they arrive, before anyone has triaged them. */
  atOnce: z.array(z.enum(PRIORITIES)).optional(),
  /** After so many returns by departments the head of the centre rules which one answers (T-17); never if left out. */
  returnsBeforeRuling: z.number().int().min(1).max(20).optional(),
  supplier: SupplierSchema.optional(),
  multiBody: MultiBodySchema.optional(),
  ref: refs,
  requirements,
});
