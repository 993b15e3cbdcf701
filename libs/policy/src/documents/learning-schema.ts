import { z } from 'zod';
import { WindowSchema } from './accountability-schema.js';
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

/** When who is notified of something that people have to read and confirm. */
const ReadingRulesSchema = z.strictObject({
  remindBeforeDays: days.optional(),
  escalateAfterDays: days.optional(),
  escalateTo: z.array(unitName).min(1).max(5).optional(),
});

/** When complaints in like words are a common problem: so many people within so many days share so many words, of those that count. */
const LikenessSchema = z.strictObject({
  atCount: z.number().int().min(2).max(100),
  withinDays: days,
  sharedWords: z.number().int().min(2).max(20),
  /** Words that stand in most complaints and make none resemble another. */
  ignored: z.strictObject({
    zh: z.array(z.string().min(1)).max(500),
    en: z.array(z.string().min(1)).max(500),
  }),
});

/** How many complaints about the same matter, in which time, are a common problem. */
const CommonProblemSchema = z.strictObject({
  atCount: z.number().int().min(2).max(1_000),
  window: WindowSchema,
});

/** What a house learns from complaints: causes, and actions with a check of their effect. */
export const LearningSchema = z.strictObject({
  causes: z.array(CauseSchema).min(1).max(60).optional(),
  improvement: ImprovementRulesSchema.optional(),
  likeness: LikenessSchema.optional(),
  reading: ReadingRulesSchema.optional(),
  commonProblem: CommonProblemSchema.optional(),
  ref: refs,
  requirements,
});
export type CauseRule = z.infer<typeof CauseSchema>;
export type LikenessRules = z.infer<typeof LikenessSchema>;
export type ReadingRules = z.infer<typeof ReadingRulesSchema>;
export type ImprovementRules = z.infer<typeof ImprovementRulesSchema>;
