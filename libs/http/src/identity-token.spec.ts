import { describe, expect, it } from '@jest/globals';
import type { Identity } from '@tingsu/contracts';
import { SignJWT } from 'jose';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { IdentitySigner, IdentityVerifier } from './identity-token.provider.js';

const NOW = new Date('2026-11-26T08:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const officer: Identity = {
  kind: 'staff',
  tenantId: '01900000-0000-7000-8000-000000000001',
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants: [{ role: 'centre_officer', campus: null, department: null }],
  locale: 'zh-CN',
};

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    privateKey,
    pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    spki: spki.toString('base64'),
    kid: createHash('sha256').update(spki).digest('base64url').slice(0, 16),
  };
}

const [current, next, stranger] = [keyPair(), keyPair(), keyPair()];
const accepting = (keys: string, service = 'cases') =>
  new IdentityVerifier(keys, service, () => NOW);
const tokenOf = (keys: ReturnType<typeof keyPair>, service = 'cases') =>
  new IdentitySigner(keys.pkcs8).sign(officer, service, NOW);
const REFUSED = { code: 'session.required' };

/** A token as the gateway signs it but for one change. */
function signed(change: {
  readonly exp?: number | null;
  readonly iat?: number;
  readonly kid?: string | null;
}): Promise<string> {
  const { exp = SECONDS + 60, iat = SECONDS, kid = current.kid } = change;
  const token = new SignJWT({ ...officer })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', ...(kid === null ? {} : { kid }) })
    .setIssuer('tingsu-gateway')
    .setAudience('tingsu-cases')
    .setIssuedAt(iat);
  return (exp === null ? token : token.setExpirationTime(exp)).sign(current.privateKey);
}

describe('S-24: an identity token', () => {
  it('is believed by the service for which the gateway signed it', async () => {
    expect(await accepting(current.spki).verify(await tokenOf(current))).toEqual(officer);
    expect(await accepting(current.spki).verify(await signed({}))).toEqual(officer);
  });

  it('is refused by every other service', async () => {
    const token = await tokenOf(current, 'intake');
    await expect(accepting(current.spki, 'intake').verify(token)).resolves.toEqual(officer);
    await expect(accepting(current.spki, 'cases').verify(token)).rejects.toMatchObject(REFUSED);
  });

  it('is refused when it does not say when it ends, or ends more than a minute ahead', async () => {
    const verifier = accepting(current.spki);
    for (const exp of [null, SECONDS + 120, SECONDS + 10 * 365 * 86_400, SECONDS - 10])
      await expect(verifier.verify(await signed({ exp }))).rejects.toMatchObject(REFUSED);
  });

  it('is refused when it was signed more than a minute ago or is of the future', async () => {
    const verifier = accepting(current.spki);
    for (const iat of [SECONDS - 90, SECONDS + 90])
      await expect(verifier.verify(await signed({ iat }))).rejects.toMatchObject(REFUSED);
  });

  it('is refused when it names no key, or one that is not accepted', async () => {
    const verifier = accepting(current.spki);
    for (const kid of [null, '', next.kid])
      await expect(verifier.verify(await signed({ kid }))).rejects.toMatchObject(REFUSED);
    await expect(verifier.verify(await tokenOf(stranger))).rejects.toMatchObject(REFUSED);
  });

  it('is believed under both keys while the gateway changes from one to the other', async () => {
    const both = accepting(`${current.spki}, ${next.spki}`);
    expect(await both.verify(await tokenOf(current))).toEqual(officer);
    expect(await both.verify(await tokenOf(next))).toEqual(officer);
    await expect(both.verify(await tokenOf(stranger))).rejects.toMatchObject(REFUSED);
    const changed = accepting(next.spki);
    await expect(changed.verify(await tokenOf(current))).rejects.toMatchObject(REFUSED);
  });

  it('is never accepted under three keys', () => {
    expect(() => accepting([current, next, stranger].map(({ spki }) => spki).join())).toThrow(
      'at most 2',
    );
  });
});
