import type { FoundPage } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { request } from '../api/http.client';
import { isTooShort, mergedHits } from './found';

const REST_MS = 250;
/** What was found is forgotten soon after it left the screen. */
const KEPT_MS = 60_000;

/** What was typed, once the typist has paused. */
export const useRested = (typed: string): string => {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(typed), REST_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return rested;
};

/** Pages of one service. A name or a number travels in the body, never in an address. */
const useFoundIn = (service: 'complaints' | 'cases', q: string, limit: number) =>
  useInfiniteQuery({
    queryKey: ['find', service, q, limit],
    enabled: !isTooShort(q),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request<FoundPage>('POST', `/${service}/find`, {
        body: { q, limit, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.nextCursor,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
  });

/** What both services find, as one list. While one of them fails the other's hits are shown. */
export const useFind = (typed: string, limit: number) => {
  const q = typed.trim();
  const complaints = useFoundIn('complaints', q, limit);
  const cases = useFoundIn('cases', q, limit);
  const sources = [complaints, cases];
  const hits = useMemo(
    () => mergedHits(complaints.data?.pages ?? [], cases.data?.pages ?? []),
    [complaints.data, cases.data],
  );
  return {
    hits,
    isSearching: sources.some(({ isFetching }) => isFetching),
    error: complaints.error ?? cases.error,
    hasMore: sources.some(({ hasNextPage }) => hasNextPage),
    more: () => {
      for (const source of sources) if (source.hasNextPage) void source.fetchNextPage();
    },
    retry: () => {
      for (const source of sources) if (source.error) void source.refetch();
    },
  };
};
