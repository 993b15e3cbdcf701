import type { AccountabilityStanding } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

/** What the reader is in matters of accountability, asked once in a while: the menu and the page of a case go by it. */
export const useStanding = (asks: boolean) =>
  useQuery({
    queryKey: ['accountability', 'standing'],
    queryFn: () => get<AccountabilityStanding>('/accountability/standing'),
    staleTime: 10 * 60_000,
    enabled: asks,
    retry: false,
  });
