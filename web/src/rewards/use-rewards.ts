import type { GiveReward, Reward } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';

const LIST = ['rewards'] as const;

export const useRewards = () =>
  useInfiniteQuery({
    queryKey: LIST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<Reward>>('/rewards', { cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useGiving = (onGiven: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: GiveReward) => post<Reward>('/rewards', body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: LIST });
      onGiven();
    },
  });
};
