import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { StaffThreadMessage, StaffThreadPage, WriteToComplainant } from '@tingsu/contracts';
import { get, post } from '../api/http.client';

const pathOf = (caseNo: string): string => `/cases/${encodeURIComponent(caseNo)}/messages`;

/** The conversation with the complainant, newest first; `version` of the case, because each message raises it. */
export const useThread = (caseNo: string, version: number) =>
  useInfiniteQuery({
    queryKey: ['thread', caseNo, version],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<StaffThreadPage>(pathOf(caseNo), { cursor: pageParam, limit: 20 }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

/** Sends an answer once, however often it is tried under its key. */
export const useAnswering = (caseNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: WriteToComplainant & { readonly key: string }) =>
      post<StaffThreadMessage>(pathOf(caseNo), body, { 'idempotency-key': key }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['thread', caseNo] });
      void client.invalidateQueries({ queryKey: ['sendings', caseNo] });
    },
  });
};
