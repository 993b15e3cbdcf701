import { z } from 'zod';
import { instant } from '../instant.js';

/** On the clock of the hospital. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const MOST_TIMES = 4;

/**
 * How a member of staff is told by mail of what can wait: each thing at once, or several in one mail at set times. Deadlines and dangers
 * never wait. In quiet hours nothing else goes out; it comes in one mail at their end.
 */
export const NoticeWishSchema = z
  .strictObject({
    tasks: z.enum(['at_once', 'gathered']),
    information: z.enum(['at_once', 'gathered', 'none']),
    times: z.array(timeOfDay).max(MOST_TIMES),
    quiet: z.strictObject({ from: timeOfDay, until: timeOfDay }).nullable(),
  })
  .refine(({ tasks, information, times }) => !gathers(tasks, information) || times.length > 0, {
    path: ['times'],
    params: { code: 'required' },
    message: 'Say at which times of day the mail goes out',
  });
export type NoticeWish = z.infer<typeof NoticeWishSchema>;

const gathers = (tasks: string, information: string): boolean =>
  tasks === 'gathered' || information === 'gathered';

export const SaveNoticeWishSchema = z.strictObject({
  /** Null: as the house has it. */
  wish: NoticeWishSchema.nullable(),
});
export type SaveNoticeWish = z.infer<typeof SaveNoticeWishSchema>;

export const NoticeWishesSchema = z.object({
  own: NoticeWishSchema.nullable(),
  house: NoticeWishSchema,
  /** Whether the reader may decide for the house. */
  decidesForHouse: z.boolean(),
  /** Whether there is an address to mail to. */
  reachable: z.boolean(),
  /** When what is gathered by now goes out; null when nothing waits. */
  nextDigestAt: instant.nullable(),
});
export type NoticeWishes = z.infer<typeof NoticeWishesSchema>;
