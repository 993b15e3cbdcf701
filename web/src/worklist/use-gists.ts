import type { Gist, Gists } from '@tingsu/contracts';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { post } from '../api/http.client';

/** What the rows of a list say of their complaints. */
export interface ListedGists {
  readonly of: ReadonlyMap<string, Gist>;
  /** Whether an answer is still on its way. */
  readonly pending: boolean;
}

/** By number of the complaint: one request for each page, kept in memory only. */
export const useGists = (pages: readonly (readonly string[])[]): ListedGists => {
  const { items, pending } = useQueries({
    queries: pages
      .filter((complaintNos) => complaintNos.length > 0)
      .map((complaintNos) => ({
        queryKey: ['gists', complaintNos],
        queryFn: () => post<Gists>('/complaints/gists', { complaintNos }),
        staleTime: 5 * 60_000,
      })),
    combine: (results) => ({
      items: results.flatMap(({ data }) => data?.items ?? []),
      pending: results.some(({ isPending }) => isPending),
    }),
  });
  return useMemo(
    () => ({ of: new Map(items.map((gist) => [gist.complaintNo, gist])), pending }),
    [items, pending],
  );
};
