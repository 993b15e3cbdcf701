import { EMERGENCY_GROUNDS, MEDIA_GRADES } from '@tingsu/contracts';
import { z } from 'zod';
import { names, refs, requirements, span, unitName } from './clock-schema.js';

const id = z.string().regex(/^[a-z0-9_.-]{1,60}$/);

/** Whom to call when there is danger. */
const HelpNumberSchema = z.strictObject({
  id,
  ...names,
  number: z.string().regex(/^\+?[0-9][0-9 -]{1,24}$/, 'a telephone number'),
});

/** One step when there is danger of these kinds, of any kind where none is named: kinds of incidents, and codes of the words of danger. */
const SafetyStepSchema = z.strictObject({
  id,
  ...names,
  kinds: z.array(z.string()).min(1).optional(),
  owner: unitName.optional(),
  /** Ids of the numbers to call. */
  call: z.array(z.string()).min(1).optional(),
  /** Taken before the police are called, as where trouble is made that words may end. */
  beforePolice: z.boolean().optional(),
  ref: refs,
  requirements,
});

/** When an emergency plan is started, who is told, and which units belong to the team. */
const EmergencySchema = z.strictObject({
  grounds: z.array(z.enum(EMERGENCY_GROUNDS)).min(1),
  tell: z.array(unitName).min(1),
  team: z.array(unitName).optional(),
  ref: refs,
  requirements,
});
const MediaLookSchema = z.strictObject({ grade: z.enum(MEDIA_GRADES), lookWithin: span });

/** For how long a person or a complaint is called malicious or abusive, and who looks at it again; without it nobody is. */
const MarkRulesSchema = z.strictObject({
  reviewAfter: span,
  /** Who reviews is reminded again after this time. */
  remindAfter: span.optional(),
  /** Where who sets it says no day. */
  lasts: span,
  atMost: span,
  decide: z.array(unitName).min(1),
  ref: refs,
  requirements,
});
export type MarkRules = z.infer<typeof MarkRulesSchema>;

/** How long contact may be restricted; without it nobody restricts. Who restricts says until when. */
const RestrictionRulesSchema = MarkRulesSchema.omit({ lasts: true }).extend({
  /** How to go on with somebody whose contact is restricted, for who registers what he complains of. */
  goOn: z.strictObject(names).optional(),
});

/** What follows when people or the house are in danger (T-40, R-147, R-334). */
export const SafetySchema = z.strictObject({
  /** Who is told of a security incident at once; who is a department of the house may act on it. */
  tell: z.array(unitName).min(1).max(10),
  /** One of them must acknowledge it within this time, or these are told too. */
  acknowledgeWithin: span.optional(),
  escalateTo: z.array(unitName).min(1).optional(),
  numbers: z.array(HelpNumberSchema).optional(),
  steps: z.array(SafetyStepSchema).optional(),
  emergency: EmergencySchema.optional(),
  /** How soon somebody looks again at what the public says. */
  media: z.array(MediaLookSchema).optional(),
  restriction: RestrictionRulesSchema.optional(),
  mark: MarkRulesSchema.optional(),
  ref: refs,
  requirements,
});
export type SafetyRules = z.infer<typeof SafetySchema>;
