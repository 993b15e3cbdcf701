import type { ReportableEvent, ReportState } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

export interface ReportableFilter {
  readonly state?: ReportState | undefined;
  readonly campus?: string | undefined;
}

export const useReportable = ({ state, campus }: ReportableFilter) =>
  useInfiniteQuery({
    queryKey: ['reportable-events', state, campus],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<ReportableEvent>>('/reportable-events', { state, campus, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
