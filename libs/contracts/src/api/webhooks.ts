import { z } from 'zod';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { PARTNER_EVENT_TYPES } from '../partner-events.js';
import { filled } from './shapes.js';

const settings = {
  name: filled(60),
  url: z.string().min(1).max(500),
  types: z.array(z.enum(PARTNER_EVENT_TYPES)).min(1).max(100),
  /** Empty: all campuses. */
  campuses: z.array(z.string().regex(/^[a-z0-9_.-]{1,60}$/)).max(200),
  /** Only of complaints that this API key brought, confidential ones included; null: of all that are not confidential. */
  apiKeyId: z.uuid().nullable(),
  active: z.boolean(),
};

export const SaveWebhookSchema = z.strictObject(settings);
export type SaveWebhook = z.infer<typeof SaveWebhookSchema>;

const WEBHOOK_OFF_REASONS = ['by_hand', 'failing', 'gone'] as const;

/** Where events are sent to a partner (推送地址), without its secret. */
const WebhookSchema = z.object({
  id: z.uuid(),
  ...settings,
  name: z.string(),
  types: z.array(z.string()),
  /** Why it is off; null while it is on. */
  offReason: z.enum(WEBHOOK_OFF_REASONS).nullable(),
  /** Since when nothing has arrived although it was tried; null while it works. */
  failingSince: z.iso.datetime().nullable(),
  /** Until when what is sent is signed with the secret before as well. */
  formerUntil: z.iso.datetime().nullable(),
  lastDeliveredAt: z.iso.datetime().nullable(),
  waiting: z.int(),
  failed: z.int(),
});
export type Webhook = z.infer<typeof WebhookSchema>;
export const WebhooksSchema = z.object({ items: z.array(WebhookSchema) });
export type Webhooks = z.infer<typeof WebhooksSchema>;

/** The only answer that has the secret in it, as Standard Webhooks writes it: `whsec_` and base64. */
export const MadeWebhookSchema = z.object({ id: z.uuid(), secret: z.string() });
export type MadeWebhook = z.infer<typeof MadeWebhookSchema>;

const WEBHOOK_DELIVERY_STATES = ['pending', 'sending', 'delivered', 'failed'] as const;

const WebhookDeliverySchema = z.object({
  /** What the partner sees as `webhook-id`: the same for every repeat. */
  eventId: z.uuid(),
  type: z.string(),
  state: z.enum(WEBHOOK_DELIVERY_STATES),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime().nullable(),
  /** The HTTP status that came back last; null when none came. */
  status: z.int().nullable(),
  /** Why it did not arrive, as a code; null when it did. */
  error: z.string().nullable(),
  milliseconds: z.int().nullable(),
  nextAt: z.iso.datetime().nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDeliverySchema>;
export const WebhookDeliveriesSchema = pageOf(WebhookDeliverySchema);

export const WebhookDeliveriesQuerySchema = z.object({
  state: z.enum(['failed', 'all']).default('all'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type WebhookDeliveriesQuery = z.infer<typeof WebhookDeliveriesQuerySchema>;

/** One delivery, or everything that failed since a moment. */
export const ReplayWebhookSchema = z.union([
  z.strictObject({ eventId: z.uuid() }),
  z.strictObject({ failedSince: z.iso.datetime({ offset: true }) }),
]);
export type ReplayWebhook = z.infer<typeof ReplayWebhookSchema>;
export const ReplayedSchema = z.object({ count: z.int() });
