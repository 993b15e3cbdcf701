import { z } from 'zod';
import { instant } from '../instant.js';
import { filled } from './shapes.js';

/** What a hospital asks of an authority about an order: to take back what is not the hospital's, or for more time. */
export const ORDER_REQUESTS = ['give_back', 'more_time'] as const;
export type OrderRequestKind = (typeof ORDER_REQUESTS)[number];

const REASON = 1_000;
export const AskAuthoritySchema = z.strictObject({
  orderNo: filled(100),
  kind: z.enum(ORDER_REQUESTS),
  reason: filled(REASON),
  /** Needed for more time: until when. */
  until: instant.optional(),
});
export type AskAuthority = z.infer<typeof AskAuthoritySchema>;

export const AnswerOfAuthoritySchema = z.strictObject({
  granted: z.boolean(),
  /** Until when, if not as asked. */
  until: instant.optional(),
  note: filled(REASON).optional(),
});
export type AnswerOfAuthority = z.infer<typeof AnswerOfAuthoritySchema>;

export const OrderRequestSchema = z.object({
  requestId: z.uuid(),
  kind: z.enum(ORDER_REQUESTS),
  reason: z.string(),
  until: instant.nullable(),
  askedAt: instant,
  askedBy: z.uuid(),
  /** Null while the authority has not answered. */
  answer: z.enum(['granted', 'refused']).nullable(),
  answeredAt: instant.nullable(),
  note: z.string().nullable(),
});
export type OrderRequest = z.infer<typeof OrderRequestSchema>;
