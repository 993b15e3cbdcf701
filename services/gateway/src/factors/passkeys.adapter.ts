import type { NewPasskeyAnswer, PasskeyAnswer } from '@tingsu/contracts';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';

/** Where the web app is, to the browser that asks for a passkey: `https://tingsu.example`. */
export type Origin = string;

export interface PasskeyOwner {
  readonly staffId: string;
  readonly login: string;
  readonly name: string;
}

type Credential = Pick<WebAuthnCredential, 'id' | 'publicKey' | 'counter'>;
type Known = { readonly id: string; readonly transports: readonly string[] };

/** Loaded with the first passkey. */
const webauthn = () => import('@simplewebauthn/server');

/** A passkey belongs to the host name; a port does not matter (WebAuthn level 2, 5.1.2). */
const rpIdOf = (origin: Origin): string => new URL(origin).hostname;
const listed = (known: readonly Known[]) =>
  known.map(({ id, transports }) => ({ id, transports: [...transports] }));

/** What a browser is asked with to make a passkey: one that is found without a name, on a device that looks who holds it. */
export async function askToMake(
  origin: Origin,
  hospital: string,
  { staffId, login, name }: PasskeyOwner,
  known: readonly Known[],
) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: hospital,
    rpID: rpIdOf(origin),
    userName: login,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(staffId)),
    attestationType: 'none',
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser is asked with to sign: by one of these passkeys, or by any that it has for us. */
export async function askToSign(origin: Origin, known: readonly Known[] = []) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: rpIdOf(origin),
    userVerification: 'required',
    ...(known.length > 0 ? { allowCredentials: listed(known) } : {}),
  });
}

/** The new passkey; null for an answer that is not right. */
export async function madePasskey(
  origin: Origin,
  question: string,
  answer: NewPasskeyAnswer,
): Promise<(Credential & { readonly transports: readonly string[] }) | null> {
  const { verifyRegistrationResponse } = await webauthn();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: question,
    expectedOrigin: origin,
    expectedRPID: rpIdOf(origin),
    requireUserVerification: true,
  }).catch(notRight);
  if (!verified || !registrationInfo) return null;
  return { ...registrationInfo.credential, transports: answer.response.transports ?? [] };
}

/** How often the passkey has signed now; null for a signature that is not right. */
export async function signedCount(
  origin: Origin,
  question: string,
  answer: PasskeyAnswer,
  credential: Credential,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await webauthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: question,
    expectedOrigin: origin,
    expectedRPID: rpIdOf(origin),
    credential,
    requireUserVerification: true,
  }).catch(notRight);
  return verified && authenticationInfo ? authenticationInfo.newCounter : null;
}

/** The library throws for whatever does not fit; which part it was is no one's business outside. */
const notRight = () =>
  ({ verified: false, registrationInfo: undefined, authenticationInfo: undefined }) as const;
