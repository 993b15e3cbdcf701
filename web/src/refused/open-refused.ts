import type { RefusedSubmission } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

export const REFUSED_PATH = '/refused-submissions';
export const REFUSED_LIST = ['refused'] as const;

/** How many messages wait to be corrected, as far as one page shows; asked only where `mayRead`. */
export const useOpenRefused = (mayRead: boolean): number =>
  useQuery({
    queryKey: [...REFUSED_LIST, 'waiting'],
    queryFn: () => get<Page<RefusedSubmission>>(REFUSED_PATH, { state: 'open' }),
    refetchInterval: 60_000,
    enabled: mayRead,
  }).data?.items.length ?? 0;
