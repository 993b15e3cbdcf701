import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const code = z.string().min(6).max(40);
const challenge = z.string().min(1).max(100);
const base64url = z.string().regex(/^[\w-]+$/);

/** What a browser answers for a passkey; its fields are checked where the signature is. */
const credential = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});
const PasskeyAnswerSchema = credential.extend({
  response: z.object({
    clientDataJSON: base64url.max(4_000),
    authenticatorData: base64url.max(4_000),
    signature: base64url.max(4_000),
    userHandle: z.string().max(200).optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswerSchema>;
const NewPasskeyAnswerSchema = credential.extend({
  response: z.object({
    clientDataJSON: base64url.max(4_000),
    attestationObject: base64url.max(20_000),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type NewPasskeyAnswer = z.infer<typeof NewPasskeyAnswerSchema>;

/** What `navigator.credentials` of a browser is asked with (WebAuthn level 2), in JSON. */
const OptionsSchema = z.record(z.string(), z.unknown());

/** How a person shows to be the one whose password was right. */
const FACTORS = ['code', 'recovery_code', 'passkey'] as const;
export type Factor = (typeof FACTORS)[number];

/** The password was right, and something more is asked for: `POST /session/factor` within a few minutes. */
export const FactorNeededSchema = z.object({
  /** Names this sign-in; it serves once. */
  challenge: z.string(),
  factors: z.array(z.enum(FACTORS)),
  /** For a passkey, where the person has one. */
  passkey: OptionsSchema.nullable(),
});
export type FactorNeeded = z.infer<typeof FactorNeededSchema>;

/** The second step of a sign-in: a code of the app, a recovery code, or a passkey. */
export const GiveFactorSchema = z.union([
  z.strictObject({ challenge, code }),
  z.strictObject({ challenge, passkey: PasskeyAnswerSchema }),
]);
export type GiveFactor = z.infer<typeof GiveFactorSchema>;

/** How a person who is signed in proves again to be that person. */
export const ProveSchema = z.union([
  z.strictObject({ password: z.string().min(1).max(200) }),
  z.strictObject({ code }),
  z.strictObject({ challenge, passkey: PasskeyAnswerSchema }),
]);
export type Prove = z.infer<typeof ProveSchema>;

/** What a passkey is asked with, and what names the question. */
export const PasskeyQuestionSchema = z.object({ challenge: z.string(), passkey: OptionsSchema });
export type PasskeyQuestion = z.infer<typeof PasskeyQuestionSchema>;

const PASSKEY_NAME_LENGTH = 60;
export const AddPasskeySchema = z.strictObject({
  challenge,
  name: z.string().trim().min(1).max(PASSKEY_NAME_LENGTH),
  passkey: NewPasskeyAnswerSchema,
});

/** A secret for an app that shows codes (RFC 6238); it is shown until the first code was right. */
export const NewCodeAppSchema = z.object({
  /** In base32, to be typed. */
  secret: z.string(),
  /** The same as an `otpauth:` address, to be scanned. */
  uri: z.string(),
});
export type NewCodeApp = z.infer<typeof NewCodeAppSchema>;
export const FirstCodeSchema = z.strictObject({ code });

/** Each serves once in the place of a code. Shown this once; empty where the person has some left. */
export const RecoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodesSchema>;

/** By what a person signs in besides the password. */
export const OwnFactorsSchema = z.object({
  codeApp: z.object({ since: instant }).nullable(),
  recoveryCodesLeft: z.int().nonnegative(),
  passkeys: z.array(
    z.object({
      passkeyId: z.uuid(),
      name: z.string(),
      since: instant,
      lastUsedAt: instant.nullable(),
    }),
  ),
});
export type OwnFactors = z.infer<typeof OwnFactorsSchema>;
