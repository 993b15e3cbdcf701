import { REMEDIES, type Role } from '@tingsu/contracts';
import { z } from 'zod';
import { names, refs, requirements, unitName } from './clock-schema.js';

const hasCents = (value: number): boolean =>
  Math.abs(value * 100 - Math.round(value * 100)) < 0.000_001;
const upTo = z.number().nonnegative().max(9_999_999_999).refine(hasCents);
/** Who plans remedies. */
const PROMISERS = ['centre_officer', 'centre_head'] as const satisfies readonly Role[];
/** Only for these; for all that no other rule names if left out. */
const remedies = z.array(z.enum(REMEDIES)).min(1).optional();

/** How much somebody may promise alone. */
const LimitSchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  role: z.enum(PROMISERS),
  remedies,
  upTo,
  ref: refs,
  requirements,
});
/** Who has to agree to what is above it, one after the other; without `upTo` to any amount (T-23). */
const LevelSchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  remedies,
  upTo: upTo.optional(),
  by: z.array(unitName).min(1).max(5),
  ref: refs,
  requirements,
});

/** What may be promised in money, by whom, and who has to agree. */
export const MoneyRulesSchema = z.strictObject({
  /** Code of ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  limits: z.array(LimitSchema).optional(),
  levels: z.array(LevelSchema).optional(),
  ref: refs,
  requirements,
});
export type MoneyRules = z.infer<typeof MoneyRulesSchema>;
