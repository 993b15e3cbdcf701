import type { CaseLoad } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';

/** How the open cases are spread, and who may own one. */
export const useLoad = ({ enabled = true, refetchInterval = 0 } = {}) =>
  useQuery({
    queryKey: ['load'],
    queryFn: ({ signal }) => get<CaseLoad>('/cases/load', {}, signal),
    enabled,
    refetchInterval: refetchInterval || false,
    staleTime: 15_000,
  });
