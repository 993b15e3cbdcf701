import { z } from 'zod';
import { MoneySchema } from './money.js';

/** 责任程度: the scale of responsibility, apart from nature and priority. Ascending. */
export const DEGREES = ['minor', 'moderate', 'severe'] as const;
export type Degree = (typeof DEGREES)[number];

const LINE_KINDS = [
  'fine',
  'joint',
  'points',
  'overdue',
  'compensation',
  'clawBack',
  'outcome',
] as const;

/** Who answers for a line of a decision. */
const BEARERS = [
  'person',
  'supervisor',
  'firstResponder',
  'undertaker',
  'head',
  'department',
] as const;
export type Bearer = (typeof BEARERS)[number];

/** One line of a proposal or decision: what, by which rule, and how it was computed. */
export const AccountabilityLineSchema = z.object({
  /** Names the line within its matter. */
  key: z.string(),
  kind: z.enum(LINE_KINDS),
  bearer: z.enum(BEARERS),
  personId: z.uuid().nullable(),
  /** Of the policy; `source` is the document and version that brings it. */
  rule: z.string(),
  source: z.string().nullable(),
  base: MoneySchema.nullable(),
  multiplier: z.number(),
  /** E.g. `100.00 × 2 = 200.00`. */
  formula: z.string().nullable(),
  degree: z.enum(DEGREES).nullable(),
  /** Rules, facts and time limits that it stands on. */
  basis: z.array(z.string()),
  amount: MoneySchema.nullable(),
  points: z.number().nullable(),
  /** Code of what is decided other than money. */
  outcome: z.string().nullable(),
  /** Between which amounts, or points, the rule lets it be changed. */
  limits: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  /** What may be deducted of each month's wage, where the amount is above it. */
  instalments: z.array(MoneySchema).optional(),
  /** What the rule gave, where somebody changed it. */
  computed: z.number().optional(),
});
export type AccountabilityLine = z.infer<typeof AccountabilityLineSchema>;
