import type { AccessLogEntry } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';
import { useWords } from '../kit/words';
import { queryOf, type LogFilters } from './log-filters';

const PATH = '/access-log';
const PAGE = 100;
/** So many entries are exported at once; who wants more narrows the dates. */
const MOST_EXPORTED = 10_000;

export const useAccessLog = (filters: LogFilters, enabled: boolean) => {
  const { timeZone } = useWords();
  return useInfiniteQuery({
    queryKey: ['access-log', filters],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<Page<AccessLogEntry>>(PATH, { ...queryOf(filters, timeZone), cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
  });
};

/** Every entry that matches, up to a most; `more` when there are others. */
export const readAll = async (
  query: Readonly<Record<string, string>>,
  onCount: (count: number) => void,
): Promise<{ readonly items: readonly AccessLogEntry[]; readonly more: boolean }> => {
  const items: AccessLogEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<AccessLogEntry> = await get(PATH, { ...query, cursor, limit: PAGE });
    items.push(...page.items);
    onCount(items.length);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < MOST_EXPORTED);
  return { items, more: cursor !== null };
};
