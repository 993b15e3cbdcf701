import type { AddressedResult, LoopScope } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';

const ROOT = ['result-notices'] as const;

/** What is for the reader, or the circulars that were issued where he leads. */
export const useResults = (issued: LoopScope | null) =>
  useInfiniteQuery({
    queryKey: [...ROOT, issued],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<AddressedResult>>('/result-notices', {
        ...(issued ? { ...issued, issued: 'circulars' } : {}),
        cursor: pageParam,
      }),
    getNextPageParam: (last) => last.nextCursor,
  });

/** Asks for reconsideration of a result, takes that back, or says that the conclusion was read. */
export const useAnsweringResult = (
  itemId: string,
  answer: 'reconsideration' | 'withdrawal' | 'reading',
  done: () => void,
) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => post<null>(`/result-notices/${itemId}/${answer}`, body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ROOT });
      done();
    },
  });
};
