import type { Gist, Gists } from '@tingsu/contracts';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { post } from '../api/http.client';

/** What the rows of a list say of their complaints, by number: one request for each page, kept in memory only. */
export const useGists = (pages: readonly (readonly string[])[]): ReadonlyMap<string, Gist> => {
  const answers = useQueries({
    queries: pages
      .filter((complaintNos) => complaintNos.length > 0)
      .map((complaintNos) => ({
        queryKey: ['gists', complaintNos],
        queryFn: () => post<Gists>('/complaints/gists', { complaintNos }),
        staleTime: 5 * 60_000,
      })),
    combine: (results) => results.flatMap(({ data }) => data?.items ?? []),
  });
  return useMemo(() => new Map(answers.map((gist) => [gist.complaintNo, gist])), [answers]);
};
