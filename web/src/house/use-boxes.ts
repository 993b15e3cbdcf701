import type { Box, SaveBox } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../api/http.client';
import type { Page } from '../api/types';

const LIST = ['boxes'] as const;

export const useBoxes = () =>
  useInfiniteQuery({
    queryKey: LIST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<Box>>('/boxes', { cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useSaveBox = (code: string, done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveBox) => request<Box>('PUT', `/boxes/${code}`, { body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: LIST });
      done();
    },
  });
};

/** The address on the label: the form of the portal, for this campus and by way of this box. */
export const addressOf = ({ campus, code }: Pick<Box, 'campus' | 'code'>, origin: string): string =>
  `${origin}/?${new URLSearchParams({ campus, box: code }).toString()}`;
