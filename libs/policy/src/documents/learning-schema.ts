import { z } from 'zod';
import { names, refs, requirements, unitName } from './clock-schema.js';

const days = z.number().int().min(1).max(730);

/** Why it came to a complaint, in the words of the house. */
const CauseSchema = z.strictObject({ code: z.string().min(1), ...names, ref: refs, requirements });

/** When who is notified of an improvement action, and when somebody looks whether it helped. Without a number nothing waits for it. */
const ImprovementRulesSchema = z.strictObject({
  remindBeforeDays: days.optional(),
  escalateAfterDays: days.optional(),
  escalateTo: z.array(unitName).min(1).max(5).optional(),
  checkAfterDays: days.optional(),
  checkWithinDays: days.optional(),
});

/** What a house learns from complaints: causes, and actions with a check of their effect. */
export const LearningSchema = z.strictObject({
  causes: z.array(CauseSchema).min(1).max(60).optional(),
  improvement: ImprovementRulesSchema.optional(),
  ref: refs,
  requirements,
});
export type CauseRule = z.infer<typeof CauseSchema>;
export type ImprovementRules = z.infer<typeof ImprovementRulesSchema>;
