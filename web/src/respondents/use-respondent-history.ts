import type { RespondentHistory } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

/** How many cases complain of those of whom this one complains; fetched again with the case. */
export const useRespondentHistory = (caseNo: string, enabled: boolean) =>
  useQuery({
    queryKey: ['case', caseNo, 'respondents'],
    queryFn: ({ signal }) =>
      get<RespondentHistory>(`/cases/${encodeURIComponent(caseNo)}/respondents`, {}, signal),
    enabled,
    staleTime: 60_000,
  });
