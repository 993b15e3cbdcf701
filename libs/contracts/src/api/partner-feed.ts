import { z } from 'zod';
import { CursorParameterSchema } from '../paging.js';
import { isPartnerEvent } from '../partner-events.js';

export const PartnerFeedQuerySchema = z.object({
  /** The `cursor` of the answer before; without it, from the oldest that is kept. */
  after: CursorParameterSchema,
  /** Separated by commas; all without it. */
  types: z
    .string()
    .max(1_000)
    .optional()
    .transform((text) => (text ? text.split(',') : null))
    .refine((types) => types === null || types.every(isPartnerEvent), 'There is no such event'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PartnerFeedQuery = z.infer<typeof PartnerFeedQuerySchema>;

/** A piece of the feed of partner events (合作方事件), in an order in which nothing is added before what was read. */
export const PartnerFeedSchema = z.object({
  items: z.array(
    z.object({
      /** The same as the `webhook-id` of a webhook about it. */
      id: z.uuid(),
      type: z.string(),
      timestamp: z.iso.datetime(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Where the next answer goes on, also when there is nothing yet. */
  cursor: z.string(),
  /** More is there already. */
  more: z.boolean(),
});
export type PartnerFeed = z.infer<typeof PartnerFeedSchema>;
