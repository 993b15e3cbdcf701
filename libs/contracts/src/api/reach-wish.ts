import { z } from 'zod';
import { MESSAGE_MEDIA } from '../message-codes.js';
import { REACH_TIMES } from '../without-schemas.js';

/** How a complainant wants to be reached: by which way first (null: whichever is quickest), when, and in which language. */
export const ReachWishSchema = z.strictObject({
  medium: z.enum(MESSAGE_MEDIA).nullable(),
  times: z.enum(REACH_TIMES),
  language: z.enum(['zh-CN', 'en']),
});
export type ReachWish = z.infer<typeof ReachWishSchema>;

export const SaidReachWishSchema = z.object({ wish: ReachWishSchema.nullable() });

/** As staff see it. `earlier`: said with an earlier complaint of the same phone number, and nothing with this one. */
export const KnownReachWishSchema = ReachWishSchema.extend({ earlier: z.boolean() });
export type KnownReachWish = z.infer<typeof KnownReachWishSchema>;
