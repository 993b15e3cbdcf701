import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { IDENTITY_ISSUER, IdentitySchema, ProblemError, type Identity } from '@tingsu/contracts';
import { jwtVerify, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';

const LIFETIME_SECONDS = 60;
/** How far the clocks of two machines may be apart. */
const TOLERANCE_SECONDS = 5;
const REMEMBERED_TOKENS = 2_000;
/** The key in use, and the one before it or after it. */
const MOST_KEYS = 2;

const privateKeyFrom = (base64Pkcs8: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64Pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
const publicKeyFrom = (base64Spki: string): KeyObject =>
  createPublicKey({ key: Buffer.from(base64Spki, 'base64'), format: 'der', type: 'spki' });

/** Each service has an audience of its own, so that it cannot pass a token on to another one. */
const audienceOf = (service: string): string => `tingsu-${service}`;

/** The `kid` of a key: both sides work it out from the public key. */
const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 16);

/** Signs identities as the gateway does. */
export class IdentitySigner {
  private readonly key: KeyObject;
  private readonly kid: string;

  /** `base64Pkcs8` as in `IDENTITY_PRIVATE_KEY`. */
  constructor(base64Pkcs8: string) {
    this.key = privateKeyFrom(base64Pkcs8);
    this.kid = keyIdOf(createPublicKey(this.key));
  }

  /** A token for one service that lives one minute; `now` lets tests set the time. */
  sign(identity: Identity, service: string, now: Date = new Date()): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT({ ...identity })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: this.kid })
      .setIssuer(IDENTITY_ISSUER)
      .setAudience(audienceOf(service))
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + LIFETIME_SECONDS)
      .sign(this.key);
  }
}

/** Verifies tokens of the gateway. The same token comes with every request of half a minute, so results are remembered. */
export class IdentityVerifier {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly known = new LRUCache<
    string,
    { readonly identity: Identity; readonly expires: number }
  >({ max: REMEMBERED_TOKENS });

  /**
   * `publicKeys` as in `IDENTITY_PUBLIC_KEY`: one key, or two separated by a comma while the gateway changes from one to the
   * other. Throws when one is not a key, or when there are more.
   */
  constructor(
    publicKeys: string,
    private readonly service: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    const keys = publicKeys.split(',').map((key) => publicKeyFrom(key.trim()));
    if (keys.length > MOST_KEYS)
      throw new Error(`IDENTITY_PUBLIC_KEY holds ${keys.length} keys; at most ${MOST_KEYS} count`);
    this.keys = new Map(keys.map((key) => [keyIdOf(key), key]));
  }

  /** Throws `session.required` for anything but a fresh token of the gateway for this service. */
  async verify(token: string): Promise<Identity> {
    const known = this.known.get(token);
    if (known && known.expires > this.now().getTime()) return known.identity;
    const verified = await this.check(token);
    this.known.set(token, verified);
    return verified.identity;
  }

  private async check(token: string): Promise<{ identity: Identity; expires: number }> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header), {
        issuer: IDENTITY_ISSUER,
        audience: audienceOf(this.service),
        algorithms: ['EdDSA'],
        currentDate: this.now(),
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: LIFETIME_SECONDS,
      });
      return { identity: IdentitySchema.parse(payload), expires: this.endOf(payload) };
    } catch {
      throw new ProblemError(
        'session.required',
        'The identity token is missing, expired, for another service or not from the gateway.',
      );
    }
  }

  private keyOf({ kid = '' }: JWTHeaderParameters | { kid?: string }): KeyObject {
    const key = this.keys.get(kid);
    if (!key) throw new Error('The token is signed with a key that is not accepted');
    return key;
  }

  private endOf({ exp = 0 }: JWTPayload): number {
    const latest = this.now().getTime() / 1000 + LIFETIME_SECONDS + TOLERANCE_SECONDS;
    if (exp > latest) throw new Error('The token claims to live too long');
    return exp * 1000;
  }
}
