import type { MadeWebhook, ReplayWebhook, SaveWebhook, WebhookDelivery } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';
import type { Page } from '../api/types';
import { fetchWebhooks, WEBHOOKS } from './stopped-webhooks';

export const useWebhooks = () =>
  useQuery({
    queryKey: WEBHOOKS,
    queryFn: fetchWebhooks,
    refetchInterval: 30_000,
  });

/** Makes an address, or changes one; a new secret is in the answer, and nowhere else. */
export const useSaveWebhook = (id: string | null, done: (made: MadeWebhook | null) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SaveWebhook): Promise<MadeWebhook | null> => {
      if (id === null) return post<MadeWebhook>('/webhooks', body);
      await request('PUT', `/webhooks/${id}`, { body });
      return null;
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: WEBHOOKS });
      done(made);
    },
  });
};

export const useDeliveries = (id: string, state: 'all' | 'failed') =>
  useInfiniteQuery({
    queryKey: [...WEBHOOKS, id, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<WebhookDelivery>>(`/webhooks/${id}/deliveries`, { state, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 5_000,
  });

/** Sends something again, or a test. */
export const useSendAgain = (id: string, done: (count: number | null) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (what: ReplayWebhook | 'test'): Promise<number | null> => {
      if (what !== 'test')
        return (await post<{ count: number }>(`/webhooks/${id}/replay`, what)).count;
      await post(`/webhooks/${id}/test`);
      return null;
    },
    onSuccess: (count) => {
      void client.invalidateQueries({ queryKey: WEBHOOKS });
      done(count);
    },
  });
};
