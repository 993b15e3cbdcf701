import { z } from 'zod';
import { instant } from './instant.js';
import { OUTCOMES } from './vocabulary.js';

/** How a result was served on who is complained of, and whether the receipt was signed. */
export const SERVED_BY = ['hand', 'post'] as const;
export const SERVICE_RECEIPTS = ['signed', 'refused'] as const;
/** What became of a request for reconsideration: the result stands, is another one, or is taken back. */
export const RECONSIDERED = ['upheld', 'changed', 'revoked'] as const;
/** How the conclusion of a reconsideration reaches who asked: Tingsu sends it, or it is served on paper. */
export const CONCLUSION_MEDIA = ['system', ...SERVED_BY] as const;

/** Who is complained of: a department or a person. */
export const ServedOnSchema = z.union([
  z.strictObject({ unit: z.string().min(1).max(60) }),
  z.strictObject({ person: z.uuid() }),
]);
export type ServedOn = z.infer<typeof ServedOnSchema>;

/** The result of a case, as it was served in writing on who is complained of (处理结果通知, R-244). */
export const ResultNoticeSchema = z.object({
  noticeId: z.uuid(),
  on: ServedOnSchema,
  servedAt: instant,
  medium: z.enum(SERVED_BY),
  receipt: z.enum(SERVICE_RECEIPTS),
  /** Until when reconsideration can be asked for; null where the policy does not offer it. */
  askUntil: instant.nullable(),
  round: z.number().int().positive(),
});
export type ResultNotice = z.infer<typeof ResultNoticeSchema>;

/** Who was served asks that somebody else look at the result again (复议, R-245, R-246). */
export const ReconsiderationSchema = z.object({
  reconsiderationId: z.uuid(),
  noticeId: z.uuid(),
  askedAt: instant,
  result: z.enum(RECONSIDERED).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  /** How and when the conclusion went in writing to who asked, and when it was read; missing until then, and in requests of earlier versions. */
  told: z.object({ at: instant, medium: z.enum(CONCLUSION_MEDIA) }).optional(),
  readAt: instant.optional(),
});
export type Reconsideration = z.infer<typeof ReconsiderationSchema>;

/** A result that the house is told of (通报, R-248); no departments: the whole house. */
export const CircularSchema = z.object({
  circularId: z.uuid(),
  at: instant,
  departments: z.array(z.string()),
});
export type Circular = z.infer<typeof CircularSchema>;

export const isOpenReconsideration = ({
  decidedAt,
  withdrawnAt,
}: Pick<Reconsideration, 'decidedAt' | 'withdrawnAt'>): boolean =>
  decidedAt === null && withdrawnAt === null;

/** For what nothing is done against who is complained of, and nothing is filed: reconsideration was asked for, or still may be until that time. */
export const WaitingSchema = z.object({
  why: z.enum(['reconsideration.open', 'reconsideration.awaited']),
  /** By when it is to be decided, or can no longer be asked for; null where no clock says so. */
  until: instant.nullable(),
});
export type Waiting = z.infer<typeof WaitingSchema>;

/** It is decided, and nothing says that who asked has the conclusion in writing. */
export const isUntoldConclusion = ({
  decidedAt,
  told,
}: Pick<Reconsideration, 'decidedAt' | 'told'>): boolean =>
  decidedAt !== null && told === undefined;

/** Decided, and not known to be in the hands of who asked: unread where Tingsu sent it, or not told at all. */
export const isUnreadConclusion = ({
  decidedAt,
  told,
  readAt,
}: Pick<Reconsideration, 'decidedAt' | 'told' | 'readAt'>): boolean =>
  decidedAt !== null && readAt === undefined && (told === undefined || told.medium === 'system');

export const isSameParty = (one: ServedOn, other: ServedOn): boolean =>
  'unit' in one
    ? 'unit' in other && one.unit === other.unit
    : 'person' in other && one.person === other.person;
