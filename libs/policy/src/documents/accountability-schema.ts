import { AmountSchema, DEGREES } from '@tingsu/contracts';
import { z } from 'zod';
import { names, refs, requirements, unitName } from './clock-schema.js';
import { ConditionSchema } from './condition.js';

const DegreeRuleSchema = z.looseObject({
  id: z.string().min(1),
  ...names,
  degree: z.enum(DEGREES),
  when: ConditionSchema,
  ref: refs,
  requirements,
});

/** A time that is counted back from the day of a complaint. */
export const WindowSchema = z.looseObject({
  value: z.number().int().positive(),
  unit: z.enum(['day', 'month']),
});
export type Window = z.infer<typeof WindowSchema>;

const money = z.number().nonnegative();
const share = z.number().min(0).max(1);
const BandSchema = z.looseObject({ min: z.number().optional(), max: z.number().optional() });
/** An amount, or its limits; points of performance are negative. */
const FineSchema = z.union([
  z.looseObject({
    min: money.optional(),
    max: money.optional(),
    performance: BandSchema.optional(),
  }),
  money,
]);
const FinesSchema = z.looseObject({
  minor: FineSchema.optional(),
  moderate: FineSchema.optional(),
  severe: FineSchema.optional(),
});

/** Amounts and shares of a house's rules (domain model 4.9). Nothing is deducted by the product: they make a proposal. */
const ParametersSchema = z.looseObject({
  matrix: z
    .looseObject({ internal: FinesSchema.optional(), external: FinesSchema.optional() })
    .optional(),
  loss: z
    .looseObject({
      threshold: money.optional(),
      /** Where a loss of exactly the threshold belongs. */
      boundary: z.enum(['lower', 'upper']).optional(),
      below: z.number().optional(),
      above: z.number().optional(),
      lostCustomer: z.number().optional(),
    })
    .optional(),
  joint: z
    .looseObject({
      rate: share.optional(),
      mode: z.enum(['additional', 'split']).optional(),
      base: z.enum(['fine']).optional(),
    })
    .optional(),
  overdue: z
    .looseObject({
      perCase: money.optional(),
      perDay: money.optional(),
      dayRule: z.enum(['full-days-after-breach', 'started-days']).optional(),
      dayUnit: z.enum(['clock-basis']).optional(),
    })
    .optional(),
  secondComplaint: z
    .looseObject({ multiplier: z.number().positive().optional(), compound: z.boolean().optional() })
    .optional(),
  compensation: z
    .looseObject({
      brackets: z.array(z.looseObject({ upTo: money.optional(), rate: share })).optional(),
      cancelCommission: z.boolean().optional(),
      instalments: z.boolean().optional(),
    })
    .optional(),
  band: z
    .looseObject({
      min: money.optional(),
      max: money.optional(),
      enabled: z.boolean().optional(),
    })
    .optional(),
  rounding: z.enum(['half-up-0.01']).optional(),
  guards: z
    .looseObject({
      invalidLocked: z.boolean().optional(),
      appealStays: z.boolean().optional(),
      monthlyWageCap: z
        .looseObject({
          rate: share.optional(),
          keepMinimumWage: z.boolean().optional(),
          enabled: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
});

export type AccountabilityParameters = z.infer<typeof ParametersSchema>;

export const AccountabilitySchema = z.looseObject({
  enabled: z.boolean().optional(),
  proposer: unitName.optional(),
  decisionBody: unitName.optional(),
  /** Who keeps the files of the staff: may decide, and alone takes decisions and appraisals out. */
  personnel: unitName.optional(),
  circularIssuer: unitName.optional(),
  /** To whom a person who is held responsible may appeal. */
  appealTo: unitName.optional(),
  /** Until when, counted from the day the decision was served; without it there is no end. */
  appealWithin: AmountSchema.optional(),
  /** Decisions are numbered in this series through the year, such as 责任追究〔2026〕3号; without it they have no number. */
  series: z.string().min(1).max(20).optional(),
  /** What else than money may be decided. */
  outcomes: z.array(z.string()).optional(),
  /** What of it a rule asks for without an amount, where a limit was passed without an accepted reason. */
  lateness: z.array(z.string()).optional(),
  /** Misconduct in the handling of complaints itself. */
  misconduct: z.array(z.string()).optional(),
  parameters: ParametersSchema.optional(),
  /** Over which time complaints about the same issue count together. */
  sameIssue: z.strictObject({ window: WindowSchema }).optional(),
  /** The gravest rule that holds decides; a verified complaint that matches none has the default. */
  degrees: z
    .strictObject({
      rules: z.array(DegreeRuleSchema).min(1),
      default: z.enum(DEGREES),
      ref: refs,
      requirements,
    })
    .optional(),
  ref: refs,
  requirements,
});
