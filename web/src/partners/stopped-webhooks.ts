import type { Webhooks } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

export const WEBHOOKS = ['webhooks'] as const;
export const fetchWebhooks = (): Promise<Webhooks> => get<Webhooks>('/webhooks');

/** How many webhooks were switched off by themselves, so that an administrator has to look; asked only where `mayRead`. */
export const useStoppedWebhooks = (mayRead: boolean): number =>
  useQuery({
    queryKey: WEBHOOKS,
    queryFn: fetchWebhooks,
    refetchInterval: 60_000,
    enabled: mayRead,
  }).data?.items.filter(({ offReason }) => offReason === 'failing' || offReason === 'gone')
    .length ?? 0;
