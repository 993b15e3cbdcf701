import type { OddReading } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

/** Days on which someone read far more than usual, or was refused often. */
export const useOddReadings = () =>
  useInfiniteQuery({
    queryKey: ['odd-readings'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<Page<OddReading>>('/odd-readings', { cursor: pageParam, limit: 10 }, signal),
    getNextPageParam: (last) => last.nextCursor,
  });
