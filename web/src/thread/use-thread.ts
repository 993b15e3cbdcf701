import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { StaffThreadMessage, StaffThreadPage } from '@tingsu/contracts';
import { useRef } from 'react';
import { get, post } from '../api/http.client';
import { newKey } from '../kit/new-key';

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

/** Sends an answer once, however often it is tried: the key changes when it arrived. */
export const useAnswering = (caseNo: string) => {
  const client = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (words: string) =>
      post<StaffThreadMessage>(pathOf(caseNo), { words }, { 'idempotency-key': key.current }),
    onSuccess: async () => {
      key.current = newKey();
      await client.invalidateQueries({ queryKey: ['thread', caseNo] });
    },
  });
};
