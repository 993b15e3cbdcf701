import { useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.client';
import type { CaseList } from '../api/types';
import { useLiveHints } from '../kit/live';
import { parametersOf, VIEW_NAMES, type ListQuery, type View } from './list-filters';

const PAGE = 50;

/** The list, page by page. Rows already shown stay where they are until the reader asks for the updates. */
export const useCases = (query: ListQuery) => {
  const client = useQueryClient();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const key = ['cases', query] as const;
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<CaseList>('/cases', { ...parametersOf(query), limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
    refetchOnWindowFocus: false,
  });
  useLiveHints((hint) => {
    if (hint.type.startsWith('case.') || hint.type === 'live.resumed')
      setChanged((old) => new Set(old).add(hint.caseNo ?? hint.type));
  });
  const refresh = (): void => {
    setChanged(new Set());
    void client.resetQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: ['view-count'] });
  };
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return {
    ...pages,
    items,
    total: pages.data?.pages[0]?.total ?? 0,
    changes: changed.size,
    refresh,
  };
};

/** How many cases each view has: the total of its first page, without its rows. */
export const useViewCounts = (): Readonly<Partial<Record<View, number>>> =>
  useQueries({
    queries: VIEW_NAMES.map((view) => ({
      queryKey: ['view-count', view],
      queryFn: () => get<CaseList>('/cases', { view, limit: 1 }).then((list) => list.total),
      staleTime: 30_000,
    })),
    combine: (results) =>
      Object.fromEntries(VIEW_NAMES.map((view, index) => [view, results[index]?.data])),
  });
