import type { AlikePage } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

/** Asked only when somebody wants to see it: looking is on record. */
export const useRelated = (complaintNo: string, enabled: boolean) =>
  useQuery({
    queryKey: ['related', complaintNo],
    queryFn: ({ signal }) =>
      get<AlikePage>(`/complaints/${encodeURIComponent(complaintNo)}/related`, {}, signal),
    enabled,
    staleTime: 60_000,
  });
