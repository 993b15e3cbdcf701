import { z } from 'zod';
import { instant } from './instant.js';
import { CursorParameterSchema, pageOf } from './paging.js';

/**
 * Why what a person said is erased: the cases of article 47 of the Personal Information Protection Law (个人信息保护法第四十七条), in its order:
 * the purpose is reached or out of reach, the period of keeping is over, consent was withdrawn, the law or an agreement was broken, another law.
 */
export const ERASURE_GROUNDS = [
  'purpose_ended',
  'retention_over',
  'consent_withdrawn',
  'unlawful',
  'other_law',
] as const;
export const ErasureGroundSchema = z.enum(ERASURE_GROUNDS);
export type ErasureGround = z.infer<typeof ErasureGroundSchema>;

/** Why nothing can be erased now: the case is open, a court or sealed evidence keeps it, its years are not over, or it was erased. */
const ERASURE_OBSTACLES = [
  'case_open',
  'held_by_court',
  'held_as_evidence',
  'retention_runs',
  'already_erased',
] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];

/** What an erasure makes unreadable or takes out, and what of the case stays. */
const ERASED_THINGS = [
  'case_words',
  'case_drafts',
  'index_entries',
  'word_marks',
  'complaint_words',
  'additions',
  'messages',
  'files',
  'papers',
  'mails',
  'copies',
  'marks',
] as const;
const KEPT_THINGS = ['facts', 'improvements', 'safety_files', 'accountability'] as const;

const count = z.number().int().nonnegative();
const ErasedCountSchema = z.object({ what: z.enum(ERASED_THINGS), count });
export type ErasedCount = z.infer<typeof ErasedCountSchema>;

/** What would go, and what would stay: nothing is changed by asking. */
export const ErasurePreviewSchema = z.object({
  caseNo: z.string(),
  complaintNo: z.string(),
  obstacles: z.array(z.enum(ERASURE_OBSTACLES)),
  /** Until when the file is to be kept; null where no period runs. */
  keptUntil: z.iso.date().nullable(),
  goes: z.array(ErasedCountSchema),
  stays: z.array(z.object({ what: z.enum(KEPT_THINGS), count })),
});
export type ErasurePreview = z.infer<typeof ErasurePreviewSchema>;
/** The part of intake: the complaint itself with everything that was said and handed in. */
export const ComplaintErasurePreviewSchema = z.object({ goes: z.array(ErasedCountSchema) });

const ERASURE_STATES = ['proposed', 'refused', 'done'] as const;
export const ErasureSchema = z.object({
  erasureId: z.uuid(),
  caseNo: z.string(),
  complaintNo: z.string(),
  ground: ErasureGroundSchema,
  reason: z.string(),
  state: z.enum(ERASURE_STATES),
  proposedBy: z.uuid(),
  proposedAt: instant,
  decidedBy: z.uuid().nullable(),
  decidedAt: instant.nullable(),
  /** Why it was refused. */
  answer: z.string().nullable(),
  /** Whether the reader may decide: not who proposed it. */
  mayDecide: z.boolean(),
});
export type Erasure = z.infer<typeof ErasureSchema>;
/** The newest first. */
export const ErasuresSchema = pageOf(ErasureSchema);
export const ErasureQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type ErasureQuery = z.infer<typeof ErasureQuerySchema>;

const words = z.string().trim().min(5).max(1_000);
export const ProposeErasureSchema = z.strictObject({
  caseNo: z.string().trim().min(1).max(40),
  ground: ErasureGroundSchema,
  /** Without the name of the person: it stays on record. */
  reason: words,
});
export type ProposeErasure = z.infer<typeof ProposeErasureSchema>;
export const DecideErasureSchema = z.discriminatedUnion('approve', [
  z.strictObject({ approve: z.literal(true) }),
  z.strictObject({ approve: z.literal(false), reason: words }),
]);
export type DecideErasure = z.infer<typeof DecideErasureSchema>;

/** On the case since: when what was said in it was erased, and on which ground. */
export const ErasedSchema = z.object({ at: instant, ground: ErasureGroundSchema });
export type Erased = z.infer<typeof ErasedSchema>;
