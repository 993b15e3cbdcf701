import type { PasskeyAnswer } from '@tingsu/contracts';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;

/** Loaded with the first passkey. */
const webauthn = () => import('@simplewebauthn/browser');

/** Browsers know passkeys in secure places only. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** Asks the browser for a new passkey. Rejects when the person gives up, or the device has one already. */
export const makePasskey = async (options: Options) => {
  const { startRegistration } = await webauthn();
  return startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  });
};

/** Asks the browser to sign with a passkey. Rejects when the person gives up. */
export const signWithPasskey = async (options: Options): Promise<PasskeyAnswer> => {
  const { startAuthentication } = await webauthn();
  const answer = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  });
  return answer as unknown as PasskeyAnswer;
};
