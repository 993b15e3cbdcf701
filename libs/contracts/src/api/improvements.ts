import { z } from 'zod';
import { IMPROVEMENT_ORIGINS, IMPROVEMENT_STATES } from '../improvements.js';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LoopScopeFields } from './loops.js';
import { filled } from './shapes.js';

const code = z.string().min(1).max(60);
const title = filled(80);
const words = filled(2_000);

/** What an action comes from, and the id of it where it has one. */
const OriginSchema = z.strictObject({
  kind: z.enum(IMPROVEMENT_ORIGINS).exclude(['follow_up']),
  id: z.uuid().nullable(),
});

/** Its id is chosen by the caller, so that a request that is sent twice opens one action. */
export const OpenImprovementSchema = z.strictObject({
  actionId: z.uuid(),
  department: code,
  owner: z.uuid().nullable(),
  origin: OriginSchema,
  caseNos: z.array(z.string().min(1).max(30)).max(50),
  category: code.nullable(),
  causes: z.array(code).max(10),
  title,
  what: words,
  dueOn: z.iso.date(),
});
export type OpenImprovement = z.infer<typeof OpenImprovementSchema>;

export const CloseImprovementSchema = z.strictObject({ proof: words });
export const MoveImprovementSchema = z.strictObject({ dueOn: z.iso.date(), reason: words });
export const WithdrawImprovementSchema = z.strictObject({ reason: words });
/** "Really improved?" If not, it is done again by a day, or another action follows. */
export const CheckImprovementSchema = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('improved'), words }),
  z.strictObject({ result: z.literal('again'), words, dueOn: z.iso.date() }),
  z.strictObject({
    result: z.literal('followUp'),
    words,
    actionId: z.uuid(),
    title,
    what: words,
    dueOn: z.iso.date(),
  }),
]);
export type CheckImprovement = z.infer<typeof CheckImprovementSchema>;

const ImprovementSchema = z.object({
  actionId: z.uuid(),
  state: z.enum(IMPROVEMENT_STATES),
  /** Its last day, or that of its check, is over. */
  overdue: z.boolean(),
  campus: z.string(),
  department: z.string(),
  owner: z.uuid().nullable(),
  origin: z.enum(IMPROVEMENT_ORIGINS),
  category: z.string().nullable(),
  causes: z.array(z.string()),
  title: z.string(),
  round: z.number().int(),
  openedAt: instant,
  openedBy: z.uuid(),
  dueAt: instant,
  checkDueAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type Improvement = z.infer<typeof ImprovementSchema>;
export const ImprovementsSchema = pageOf(ImprovementSchema);

/** Same matter, same department, over the same number of days: before the action was opened, and since it was done. */
const EvidenceSchema = z.object({
  days: z.number().int(),
  before: z.number().int(),
  after: z.number().int(),
});

export const ImprovementDetailSchema = ImprovementSchema.extend({
  what: z.string(),
  /** Of those behind it, the cases that the reader may see. */
  caseNos: z.array(z.string()),
  problemId: z.uuid().nullable(),
  follows: z.uuid().nullable(),
  followedBy: z.uuid().nullable(),
  evidence: EvidenceSchema.nullable(),
  history: z.array(
    z.object({
      at: instant,
      step: z.string(),
      /** Null when the system did it. */
      actor: z.uuid().nullable(),
      words: z.string().nullable(),
    }),
  ),
  mayDo: z.boolean(),
  mayMove: z.boolean(),
  mayCheck: z.boolean(),
});
export type ImprovementDetail = z.infer<typeof ImprovementDetailSchema>;

const IMPROVEMENT_LISTS = ['open', 'overdue', 'check', 'ended', 'improved', 'closed'] as const;
export const ImprovementQuerySchema = z.object({
  ...LoopScopeFields,
  /** Still to do, the first due first; of these, what is late; done and to be checked; ended, the last first; of these, with or without effect. */
  list: z.enum(IMPROVEMENT_LISTS).default('open'),
  department: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: CursorParameterSchema,
});
export type ImprovementQuery = z.infer<typeof ImprovementQuerySchema>;

/** The actions of one case, all of them: few cases have several. */
export const CaseImprovementsSchema = z.object({ items: z.array(ImprovementSchema) });

/** One department: what it has to do, and how often what it did helped. */
const FiguresRowSchema = z.object({
  campus: z.string(),
  department: z.string(),
  open: z.number().int(),
  overdue: z.number().int(),
  check: z.number().int(),
  improved: z.number().int(),
  notImproved: z.number().int(),
});
export const ImprovementFiguresSchema = z.object({ rows: z.array(FiguresRowSchema) });
export type ImprovementFigures = z.infer<typeof ImprovementFiguresSchema>;
