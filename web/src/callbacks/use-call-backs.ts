import type { CallBack } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

export const CALL_BACKS = ['follow-ups'] as const;

/** Call-backs that may be made now, or whose time has not come. */
export const useCallBacks = (scope: 'now' | 'later', campus: string | null) =>
  useInfiniteQuery({
    queryKey: [...CALL_BACKS, scope, campus],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<CallBack>>('/follow-ups', { scope, campus, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 60_000,
  });
