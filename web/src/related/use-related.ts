import type { AlikePage } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

/** Page by page, and asked only when somebody wants to see it: looking is on record. */
export const useRelated = (complaintNo: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['related', complaintNo],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<AlikePage>(
        `/complaints/${encodeURIComponent(complaintNo)}/related`,
        { cursor: pageParam },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    enabled,
    staleTime: 60_000,
  });
