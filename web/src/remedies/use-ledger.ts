import type { Balances, LedgerEntry } from '@tingsu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Page } from '../api/types';

export interface LedgerFilter {
  readonly month?: string | undefined;
  readonly department?: string | undefined;
}

export const useLedger = ({ month, department }: LedgerFilter) =>
  useInfiniteQuery({
    queryKey: ['remedies', 'ledger', month, department],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<LedgerEntry>>('/remedies/ledger', { month, department, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useBalances = ({ month, department }: LedgerFilter) =>
  useQuery({
    queryKey: ['remedies', 'balances', month, department],
    queryFn: () => get<Balances>('/remedies/balances', { month, department }),
  });
