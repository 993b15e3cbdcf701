import { z } from 'zod';
import { OwnFactorsSchema } from './factors.js';

const instant = z.iso.datetime({ offset: true });
const password = z.string().min(1).max(200);

/** What happened to an account, as its sign-in log says. */
const ACCOUNT_EVENTS = [
  'signed_in',
  'signed_in_code',
  'signed_in_recovery_code',
  'signed_in_passkey',
  'failed',
  'factor_failed',
  'locked',
  'signed_out',
  'unlocked',
  'password_changed',
  'password_refused',
  'link_made',
  'password_set',
  'sessions_ended',
  'proved',
  'proof_failed',
  'code_app_added',
  'code_app_removed',
  'recovery_codes_made',
  'passkey_added',
  'passkey_removed',
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

const OwnSessionSchema = z.object({
  sessionId: z.uuid(),
  since: instant,
  lastUsedAt: instant,
  /** Where it was opened from; null for one that is older than this was kept. */
  address: z.string().nullable(),
  /** The program, as it names itself: "Chrome, Windows". */
  browser: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
/** The sessions of the person who asks, the one in use first, and what happened to the account lately, newest first. */
export const OwnAccountSchema = z.object({
  passwordChangedAt: instant,
  /** The fewest characters of a new password. */
  passwordLength: z.int().positive(),
  factors: OwnFactorsSchema,
  sessions: z.array(OwnSessionSchema),
  events: z.array(
    z.object({
      at: instant,
      event: z.enum(ACCOUNT_EVENTS),
      address: z.string(),
      /** Who did it, when it was another person. */
      by: z.string().nullable(),
    }),
  ),
});
export type OwnAccount = z.infer<typeof OwnAccountSchema>;

export const ChangePasswordSchema = z.strictObject({ current: password, password });

/** How an administrator lets a person choose a password: once, and not for long. */
export const PasswordLinkSchema = z.object({
  /** The secret of the link. It is shown this once and kept as a hash. */
  token: z.string(),
  expiresAt: instant,
});
export type PasswordLink = z.infer<typeof PasswordLinkSchema>;
export const SetPasswordSchema = z.strictObject({ token: z.string().min(1).max(100), password });
