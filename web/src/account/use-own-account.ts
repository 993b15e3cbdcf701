import type { OwnAccount, PasswordLink } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';

export const OWN_ACCOUNT = ['own-account'] as const;

export const useOwnAccount = () =>
  useQuery({ queryKey: OWN_ACCOUNT, queryFn: () => get<OwnAccount>('/me/account') });

const useReadAgain = () => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: OWN_ACCOUNT });
};

/** Ends one session, or with null all but this one. */
export const useEndSessions = () => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      request('DELETE', sessionId === null ? '/me/sessions' : `/me/sessions/${sessionId}`),
    onSettled: readAgain,
  });
};

export const useChangePassword = (done: () => void) => {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (body: { readonly current: string; readonly password: string }) =>
      post('/me/password', body),
    onSuccess: done,
    onSettled: readAgain,
  });
};

export const useMakePasswordLink = () =>
  useMutation({
    mutationFn: (login: string) =>
      post<PasswordLink>(`/accounts/${encodeURIComponent(login)}/password-link`, {}),
  });

export const useSetPassword = () =>
  useMutation({
    mutationFn: (body: { readonly token: string; readonly password: string }) =>
      post('/password-links', body),
  });
