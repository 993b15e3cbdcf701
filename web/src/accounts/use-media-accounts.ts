import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MediaAccount, MediaAccounts, SentMedium, TestedMessage } from '@tingsu/contracts';
import { get, post, request } from '../api/http.client';

const ACCOUNTS = ['media-accounts'] as const;

export const useMediaAccounts = () =>
  useQuery({
    queryKey: ACCOUNTS,
    queryFn: ({ signal }) => get<MediaAccounts>('/media-accounts', undefined, signal),
    refetchInterval: 60_000,
  });

export const useKeepAccount = (medium: SentMedium) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      request<MediaAccount>('PUT', `/media-accounts/${medium}`, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
};

export const useTestMessage = (medium: SentMedium) =>
  useMutation({
    mutationFn: (to: string) => post<TestedMessage>(`/media-accounts/${medium}/test`, { to }),
  });
