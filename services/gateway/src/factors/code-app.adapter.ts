import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every such app knows it: SHA-1, six digits, a new code every thirty seconds. */
const CODES = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** 160 bits, as RFC 4226 (4, R6) recommends. */
const SECRET_BYTES = 20;
/** One step to each side: clocks of telephones differ, and typing takes its time. */
const WINDOW = 1;

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an app reads from a QR code. */
export const codeAppUri = (secret: string, of: { issuer: string; login: string }): string =>
  new TOTP({
    ...CODES,
    issuer: of.issuer,
    label: of.login,
    secret: Secret.fromBase32(secret),
  }).toString();

/** The step to which the code belongs; null for a code that is none of now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = TOTP.validate({
    ...CODES,
    ...{ token, timestamp, window: WINDOW },
    secret: Secret.fromBase32(secret),
  });
  return delta === null ? null : TOTP.counter({ period: CODES.period, timestamp }) + delta;
}
