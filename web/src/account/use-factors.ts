import type {
  NewCodeApp,
  PasskeyAnswer,
  PasskeyQuestion,
  Prove,
  RecoveryCodes,
} from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post, request } from '../api/http.client';
import { makePasskey, signWithPasskey } from './passkey.client';
import { OWN_ACCOUNT } from './use-own-account';

const useReadAgain = () => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: OWN_ACCOUNT });
};

/** Begins with an app for codes, which counts after its first code. */
export const useBeginCodeApp = () =>
  useMutation({ mutationFn: () => post<NewCodeApp>('/me/code-app') });

export const useConfirmCodeApp = (done: (codes: RecoveryCodes) => void) => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (code: string) => post<RecoveryCodes>('/me/code-app/confirmation', { code }),
    onSuccess: done,
    onSettled: readAgain,
  });
};

export const useRenewRecoveryCodes = (done: (codes: RecoveryCodes) => void) => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: () => post<RecoveryCodes>('/me/recovery-codes'),
    onSuccess: done,
    onSettled: readAgain,
  });
};

export const useAddPasskey = (done: (codes: RecoveryCodes) => void) => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async (name: string) => {
      const question = await post<PasskeyQuestion>('/me/passkeys/question');
      const passkey = await makePasskey(question.passkey);
      const { challenge } = question;
      return post<RecoveryCodes>('/me/passkeys', { challenge, name, passkey });
    },
    onSuccess: done,
    onSettled: readAgain,
  });
};

/** Takes away a passkey by its id, or with null the app for codes. */
export const useRemoveFactor = () => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (passkeyId: string | null) =>
      request('DELETE', passkeyId === null ? '/me/code-app' : `/me/passkeys/${passkeyId}`),
    onSettled: readAgain,
  });
};

/** Proves who sits there: by what was typed, or by a passkey with `passkey`. */
export const useProve = (done: () => void) =>
  useMutation({
    mutationFn: async (by: Prove | 'passkey') =>
      post('/me/proof', by === 'passkey' ? await byPasskey() : by),
    onSuccess: done,
  });

const byPasskey = async (): Promise<{ challenge: string; passkey: PasskeyAnswer }> => {
  const { challenge, passkey } = await post<PasskeyQuestion>('/me/proof/passkey');
  return { challenge, passkey: await signWithPasskey(passkey) };
};
