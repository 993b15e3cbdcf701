import type { ApiKey, MadeApiKey, SaveApiKey } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';
import type { Page } from '../api/types';

export const KEYS_LIST = ['api-keys'] as const;

export const useKeys = () =>
  useInfiniteQuery({
    queryKey: KEYS_LIST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<ApiKey>>('/api-keys', { cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 60_000,
  });

/** Makes a key, or changes one; a new key is in the answer, and nowhere else. */
export const useSaveKey = (id: string | null, done: (made: MadeApiKey | null) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SaveApiKey): Promise<MadeApiKey | null> => {
      if (id === null) return post<MadeApiKey>('/api-keys', body);
      await request('PUT', `/api-keys/${id}`, { body });
      return null;
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: KEYS_LIST });
      done(made);
    },
  });
};

export const useRevokeKey = (done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post(`/api-keys/${id}/revoke`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: KEYS_LIST });
      done();
    },
  });
};
