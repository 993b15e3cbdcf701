import { z } from 'zod';
import { instant } from '../instant.js';
import { CalledBackSchema, IssueCountsSchema } from './overview.js';

/** A meeting speaks of so many cases at most. */
const MOST_CASES = 50;
const count = z.number().int().nonnegative();
const tallies = z.array(z.object({ key: z.string().nullable(), count }));

/** The complaints received in the period, as analytics counts them, beside the period of the same length before. */
const PackFiguresSchema = z.object({
  received: count,
  receivedBefore: count,
  open: count,
  overdue: count,
  closed: count,
  byKind: tallies,
  byNature: tallies,
  byCategory: tallies,
  byDepartment: tallies,
  /** Met in time of all that was due; null while nothing was. */
  onTimeRate: z.number().nullable(),
  onTimeRateBefore: z.number().nullable(),
  issues: IssueCountsSchema,
  byCause: z.array(z.object({ cause: z.string(), issues: count })),
  /** What complainants said when they were called back. */
  calledBack: CalledBackSchema,
});
export type PackFigures = z.infer<typeof PackFiguresSchema>;

/** What was found to repeat, and what was done about it, in the period. */
const PackLearningSchema = z.object({
  problemsFound: count,
  /** Cases behind them. */
  repeated: count,
  problemsActedOn: count,
  problemsSetAside: count,
  actionsOpened: count,
  actionsDone: count,
  actionsOverdue: count,
  improved: count,
  notImproved: count,
});
export type PackLearning = z.infer<typeof PackLearningSchema>;

/** A period of at most a year, both days included, and cases to speak about beside those that the system proposes. */
export const MakePackSchema = z.strictObject({
  /** That of the meeting. */
  campus: z.string().min(1).max(60),
  from: z.iso.date(),
  to: z.iso.date(),
  caseNos: z.array(z.string().min(1).max(30)).max(MOST_CASES),
});
export type MakePack = z.infer<typeof MakePackSchema>;

/** The same with what analytics counted, from the gateway to cases. */
export const KeepPackSchema = MakePackSchema.extend({ figures: PackFiguresSchema });
export type KeepPack = z.infer<typeof KeepPackSchema>;

/** The pack of an analysis meeting (投诉分析会资料). It can be made anew until the meeting was held; then it stays as it was. */
export const MeetingPackSchema = z.object({
  recordId: z.uuid(),
  title: z.string(),
  campus: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  figures: PackFiguresSchema,
  learning: PackLearningSchema,
  /** Of the cases to speak about, those that the reader may see. */
  caseNos: z.array(z.string()),
  cases: count,
  madeBy: z.uuid(),
  madeAt: instant,
  /** The meeting was held: nothing changes any more. */
  frozen: z.boolean(),
});
export type MeetingPack = z.infer<typeof MeetingPackSchema>;
