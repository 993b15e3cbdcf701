import { z } from 'zod';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { ChannelSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

/** Most hours for which an exchanged key or secret still works beside the new one. */
const MAX_OVERLAP_HOURS = 30 * 24;
/** Most requests a minute that one key may be allowed. */
const MAX_PER_MINUTE = 100_000;

const settings = {
  /** Names of mailboxes have an @, those of keys have none. */
  name: filled(60).refine((text) => !text.includes('@'), 'Without an @'),
  channels: z.array(ChannelSchema).min(1).max(30),
  /** Empty: all campuses. */
  campuses: z.array(z.string().regex(/^[a-z0-9_.-]{1,60}$/)).max(200),
  /** Null: only the limits of the installation hold. */
  perMinute: z.int().min(1).max(MAX_PER_MINUTE).nullable(),
  /** From then on it opens nothing; null: it never ends by itself. */
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  /** Whether it may read what happens to cases: of complaints that it brought, or of all that are not confidential. */
  readsEvents: z.enum(['none', 'own', 'all']).default('none'),
};

export const SaveApiKeySchema = z.strictObject(settings);
export type SaveApiKey = z.infer<typeof SaveApiKeySchema>;

/** A channel adapter with its key (接口密钥), without the key itself. */
const ApiKeySchema = z.object({
  id: z.uuid(),
  ...settings,
  name: z.string(),
  /** The last characters of the key, to tell it from another; null for one from before that was kept. */
  hint: z.string().nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: z.iso.datetime(),
  /** Until when the key before this one still works; null when none does. */
  formerUntil: z.iso.datetime().nullable(),
  lastTakenAt: z.iso.datetime().nullable(),
  lastRefusedAt: z.iso.datetime().nullable(),
  /** Why the last one was refused, by the code of the problem. */
  lastRefusedCode: z.string().nullable(),
  /** In the last 30 days. */
  taken: z.int(),
  refused: z.int(),
});
export type ApiKey = z.infer<typeof ApiKeySchema>;
export const ApiKeysSchema = pageOf(ApiKeySchema);

/** The only answer that has the key in it. */
export const MadeApiKeySchema = z.object({ id: z.uuid(), key: z.string() });
export type MadeApiKey = z.infer<typeof MadeApiKeySchema>;

export const ExchangeSecretSchema = z.strictObject({
  /** For so long the one before still works; 0 ends it at once. */
  overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS),
});
export type ExchangeSecret = z.infer<typeof ExchangeSecretSchema>;

export const ApiKeysQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type ApiKeysQuery = z.infer<typeof ApiKeysQuerySchema>;
