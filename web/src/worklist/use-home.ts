import { viewsFor } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { CaseCounts } from '../api/types';
import { useSession } from '../kit/session';
import { homeOf } from './home-view';

/**
 * The views of the person's roles, how many cases each has, and which of them is home; null while that is not known. `enabled`: whether to
 * count yet, for counting all views costs as much as ten pages of a list.
 */
export const useHome = (enabled = true) => {
  const views = viewsFor(useSession()?.grants ?? []);
  const { data, isError } = useQuery({
    queryKey: ['view-count'],
    queryFn: ({ signal }) => get<CaseCounts>('/cases/counts', {}, signal),
    staleTime: 30_000,
    enabled,
  });
  const counts: Partial<CaseCounts> = data ?? {};
  return { views, counts, view: data ? homeOf(views, counts) : isError ? 'open' : null } as const;
};
