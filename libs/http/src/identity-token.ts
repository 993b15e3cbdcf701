import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import {
  IDENTITY_AUDIENCE,
  IDENTITY_ISSUER,
  IdentitySchema,
  ProblemError,
  type Identity,
} from '@tingsu/contracts';
import { jwtVerify, SignJWT } from 'jose';

const LIFETIME_SECONDS = 60;
/** A token that claims to live longer is not believed for longer. */
const LONGEST_LIFETIME_SECONDS = 120;
const REMEMBERED_TOKENS = 2_000;

export const privateKeyFrom = (base64Pkcs8: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64Pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
export const publicKeyFrom = (base64Spki: string): KeyObject =>
  createPublicKey({ key: Buffer.from(base64Spki, 'base64'), format: 'der', type: 'spki' });

/** A token that lives one minute; `now` lets tests set the time. */
export function signIdentity(
  identity: Identity,
  key: KeyObject,
  now: Date = new Date(),
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...identity })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .setIssuer(IDENTITY_ISSUER)
    .setAudience(IDENTITY_AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME_SECONDS)
    .sign(key);
}

/** Verifies tokens of the gateway. The same token comes with every request of half a minute, so results are remembered. */
export class IdentityVerifier {
  private readonly known = new Map<
    string,
    { readonly identity: Identity; readonly expires: number }
  >();

  constructor(
    private readonly key: KeyObject,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Throws `session.required` for anything but a fresh token of the gateway. */
  async verify(token: string): Promise<Identity> {
    const known = this.known.get(token);
    if (known && known.expires > this.now().getTime()) return known.identity;
    const verified = await this.check(token);
    if (this.known.size >= REMEMBERED_TOKENS) this.known.clear();
    this.known.set(token, verified);
    return verified.identity;
  }

  private async check(token: string): Promise<{ identity: Identity; expires: number }> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer: IDENTITY_ISSUER,
        audience: IDENTITY_AUDIENCE,
        algorithms: ['EdDSA'],
        currentDate: this.now(),
        clockTolerance: 5,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: LONGEST_LIFETIME_SECONDS,
      });
      return { identity: IdentitySchema.parse(payload), expires: (payload.exp ?? 0) * 1000 };
    } catch {
      throw new ProblemError(
        'session.required',
        'The identity token is missing, expired or not from the gateway.',
      );
    }
  }
}
