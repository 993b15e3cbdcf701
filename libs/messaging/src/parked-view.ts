import { pageOf } from '@tingsu/contracts';
import { z } from 'zod';

/** Who looks at parked messages and decides about them. */
export interface Operator {
  /** The group whose messages are seen; null for none. */
  readonly tenantId: string | null;
  /** Sees the messages that do not say which group they are of: they may hold the words of any. */
  readonly platform: boolean;
  readonly personId: string | null;
}

export const ParkedStateSchema = z.enum(['open', 'replayed', 'discarded']);

const ParkedMessageSchema = z.object({
  id: z.uuid(),
  queue: z.string(),
  eventId: z.string().nullable(),
  type: z.string().nullable(),
  aggregateType: z.string().nullable(),
  aggregateId: z.string().nullable(),
  aggregateVersion: z.number().int().nullable(),
  /** Stable code, e.g. `event.unknown_type`. */
  reason: z.string(),
  detail: z.string(),
  serviceVersion: z.string(),
  bytes: z.number().int(),
  state: ParkedStateSchema,
  parkedAt: z.iso.datetime({ offset: true }),
  settledAt: z.iso.datetime({ offset: true }).nullable(),
  settledBy: z.uuid().nullable(),
  settledReason: z.string().nullable(),
  /** SHA-256 of the message as it was parked, written when it was settled; null before. */
  bodySha256: z.string().nullable(),
  /** SHA-256 of what was applied in its place: the same unless it was corrected. */
  replayedSha256: z.string().nullable(),
});
export type ParkedMessage = z.infer<typeof ParkedMessageSchema>;

export const ParkedPageSchema = pageOf(ParkedMessageSchema);
export type ParkedPage = z.infer<typeof ParkedPageSchema>;

export const ParkedDetailSchema = ParkedMessageSchema.extend({
  /** The message as text, to correct and replay; null when it is not UTF-8. */
  body: z.string().nullable(),
  headers: z.record(z.string(), z.unknown()),
});
export type ParkedDetail = z.infer<typeof ParkedDetailSchema>;

/** `applied` now, `waiting` for an earlier event, `parked` again, or `repeated`: it had been applied before. */
export const ReplayResultSchema = z.object({
  outcome: z.enum(['applied', 'waiting', 'parked', 'repeated']),
});
export type ReplayResult = z.infer<typeof ReplayResultSchema>;
