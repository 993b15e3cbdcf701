import type { BoardClock, ClockBoard, Firing, OpenAcknowledgement } from '@tingsu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

export const LISTS = ['asked', 'due', 'overdue', 'fired'] as const;
export type ListName = (typeof LISTS)[number];
export interface Items {
  readonly asked: OpenAcknowledgement;
  readonly due: BoardClock;
  readonly overdue: BoardClock;
  readonly fired: Firing;
}
const PATHS: Readonly<Record<ListName, string>> = {
  asked: '/clocks/board/acknowledgements',
  due: '/clocks/board/due',
  overdue: '/clocks/board/overdue',
  fired: '/clocks/firings',
};

const FILTERS = ['campus', 'department', 'kind'] as const;
export type BoardFilters = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

/** Which list is open and what it is narrowed to; both live in the address, so that a view can be sent to a colleague. */
export const useBoardView = () => {
  const [search, setSearch] = useSearchParams();
  const found = search.get('list');
  const list: ListName = LISTS.find((name) => name === found) ?? 'asked';
  const filters: BoardFilters = Object.fromEntries(
    FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
  );
  const change = (changes: Readonly<Record<string, string | undefined>>): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return { list, filters, mine: list === 'asked' && search.get('mine') === 'true', change };
};

const REFRESH_MS = 30_000;

export const useBoard = (filters: BoardFilters) =>
  useQuery({
    queryKey: ['clock-board', 'counts', filters],
    queryFn: () => get<ClockBoard>('/clocks/board', filters),
    refetchInterval: REFRESH_MS,
  });

export const useBoardList = <Name extends ListName>(
  name: Name,
  filters: BoardFilters,
  mine: boolean,
) =>
  useInfiniteQuery({
    queryKey: ['clock-board', name, filters, mine],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<Items[Name]>>(PATHS[name], {
        ...filters,
        mine: mine || undefined,
        limit: 20,
        cursor: pageParam,
      }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: REFRESH_MS,
  });
