import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CopiesView, GiveCopies, GivenCopiesList } from '@tingsu/contracts';
import { get, post } from '../api/http.client';
import { asProblem } from '../api/problem';

const pathOf = (complaintNo: string): string =>
  `/complaints/${encodeURIComponent(complaintNo)}/copies`;

/** Copies that were given out, for those who read what the office decides. */
export const useGivenCopies = (complaintNo: string, version: number, enabled: boolean) =>
  useQuery({
    queryKey: ['copies', complaintNo, version],
    queryFn: ({ signal }) => get<GivenCopiesList>(pathOf(complaintNo), undefined, signal),
    enabled,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    // Intake learns a moment after cases who sees a case.
    retry: (failures, error) => failures < 5 && asProblem(error).status === 404,
    retryDelay: 1_000,
  });

export const useGiveCopies = (complaintNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: GiveCopies) => post<CopiesView>(pathOf(complaintNo), given),
    retry: (failures, error) => failures < 2 && asProblem(error).outcomeUnknown,
    onSuccess: () => client.invalidateQueries({ queryKey: ['copies', complaintNo] }),
  });
};
