import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.client';
import type { CaseList } from '../api/types';
import { useLiveHints } from '../kit/live';
import { parametersOf, type ListQuery } from './list-filters';

const PAGE = 50;

/** The list, page by page. Rows already shown stay where they are until the reader asks for the updates. */
export const useCases = (query: ListQuery, enabled = true) => {
  const client = useQueryClient();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const key = ['cases', query] as const;
  const pages = useInfiniteQuery({
    queryKey: key,
    enabled,
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
  const shown = pages.data?.pages;
  const items = shown?.flatMap((page) => page.items) ?? [];
  const complaintNos = shown?.map((page) => page.items.map((item) => item.complaintNo)) ?? [];
  return {
    ...pages,
    items,
    /** Page by page. */
    complaintNos,
    total: shown?.[0]?.total ?? 0,
    changes: changed.size,
    refresh,
  };
};
