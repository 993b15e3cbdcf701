import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SendingDone, SendingGivenUp, SendingTask, SendingTasks } from '@tingsu/contracts';
import { get, post } from '../api/http.client';

export type TaskMedium = 'letter' | 'phone';
export type ListedTask = SendingTasks['items'][number];

const LIST = 'sending-tasks';

/** Letters to post or calls to make, the oldest first. */
export const useSendingTasks = (medium: TaskMedium, campus: string | null) =>
  useInfiniteQuery({
    queryKey: [LIST, medium, campus],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<SendingTasks>('/sendings', { medium, campus, cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 60_000,
  });

/** One letter or call with name, address and words. Reading it goes on record, so it is read once. */
export const useSendingTask = (sendingId: string) =>
  useQuery({
    queryKey: ['sending-task', sendingId],
    queryFn: ({ signal }) => get<SendingTask>(`/sendings/${sendingId}`, undefined, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

interface Ending {
  readonly sendingId: string;
  readonly end: { readonly done: SendingDone } | { readonly givenUp: SendingGivenUp };
}

/** Says what became of a letter or a call. */
export const useEnding = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sendingId, end }: Ending) =>
      'done' in end
        ? post<void>(`/sendings/${sendingId}/done`, end.done)
        : post<void>(`/sendings/${sendingId}/given-up`, end.givenUp),
    onSettled: () => client.invalidateQueries({ queryKey: [LIST] }),
  });
};
