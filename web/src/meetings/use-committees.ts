import type { Committee, CommitteeChange, SaveCommittee } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../api/http.client';
import type { Page } from '../api/types';

const LIST = ['committees'] as const;

export const useCommittees = () =>
  useInfiniteQuery({
    queryKey: LIST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<Committee>>('/committees', { cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

/** Those that may sit on a case of this campus. */
export const useCommitteesOf = (campus: string, { enabled }: { readonly enabled: boolean }) =>
  useQuery({
    queryKey: [...LIST, 'of', campus],
    queryFn: () => get<Page<Committee>>('/committees', { campus, limit: '100' }),
    enabled,
  });

export const useCommitteeHistory = (code: string) =>
  useQuery({
    queryKey: [...LIST, 'history', code],
    queryFn: () =>
      get<{ readonly items: readonly CommitteeChange[] }>(`/committees/${code}/history`),
  });

export const useSaveCommittee = (code: string, done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveCommittee) => request<Committee>('PUT', `/committees/${code}`, { body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: LIST });
      done();
    },
  });
};
