import { z } from 'zod';
import { AccountabilityLineSchema, DEGREES } from '../accountability.js';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { filled } from './shapes.js';

/** A month or a year, as the hospital counts them. */
const period = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/);
export const AppraisalQuerySchema = z.object({ period });

/** What was found about one person or department in a period: the four items of an appraisal, with praise and rewards beside them. */
const AppraisalRowSchema = z.object({
  subject: z.enum(['person', 'unit']),
  id: z.string(),
  /** Complaints about them that were found right, at least in part. */
  verified: z.number().int(),
  /** Of these, about attitude; all others are about the work itself. */
  attitude: z.number().int(),
  work: z.number().int(),
  /** Complaints about them in which a time limit was passed. */
  late: z.number().int(),
  /** Complaints about them after which somebody was still not satisfied. */
  dissatisfied: z.number().int(),
  praises: z.number().int(),
  rewards: z.number().int(),
});
export type AppraisalRow = z.infer<typeof AppraisalRowSchema>;
export const AppraisalSchema = z.object({ period, rows: z.array(AppraisalRowSchema) });
export type Appraisal = z.infer<typeof AppraisalSchema>;

const cell = z.number().int().nullable();
/** How many matters were decided in a period, for who may read them; null is a count of so few that people would be recognised (g4). */
export const AccountabilityFiguresSchema = z.object({
  period,
  decided: cell,
  byDegree: z.array(z.object({ degree: z.enum(DEGREES).nullable(), count: cell })),
  byDepartment: z.array(z.object({ department: z.string(), count: cell })),
});
export type AccountabilityFigures = z.infer<typeof AccountabilityFiguresSchema>;

export const DecisionQuerySchema = z.object({ period, cursor: CursorParameterSchema });
const DecisionRowSchema = z.object({
  matterId: z.uuid(),
  caseNo: z.string(),
  campus: z.string(),
  department: z.string(),
  state: z.string(),
  madeAt: instant,
  lines: z.array(AccountabilityLineSchema),
});
export type DecisionRow = z.infer<typeof DecisionRowSchema>;
export const DecisionsSchema = pageOf(DecisionRowSchema);

/** Files for personnel: what was decided, the appraisal, and what was given to staff. */
export const PERSONNEL_FILES = ['decisions', 'appraisal', 'rewards'] as const;
export const PersonnelFileQuerySchema = z.object({
  period,
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** Something good that was said of staff, or given to them. */
export const REWARD_KINDS = ['praise', 'commendation', 'reward'] as const;
const reward = {
  kind: z.enum(REWARD_KINDS),
  /** Null where a whole department is meant. */
  personId: z.uuid().nullable(),
  department: z.string().min(1).max(60),
  reason: filled(1_000),
  /** The case that it is for, with its files as evidence; who gives it can see it. */
  caseNo: z.string().min(1).max(40).nullable().default(null),
};
export const GiveRewardSchema = z.strictObject(reward);
export type GiveReward = z.infer<typeof GiveRewardSchema>;
const RewardSchema = z.object({
  ...reward,
  rewardId: z.uuid(),
  givenBy: z.uuid(),
  givenAt: instant,
});
export type Reward = z.infer<typeof RewardSchema>;
export const RewardsSchema = pageOf(RewardSchema);
export const RewardQuerySchema = z.object({
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RewardQuery = z.infer<typeof RewardQuerySchema>;
