import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AddEvidence, Evidence, EvidenceList } from '@tingsu/contracts';
import { get, post } from '../api/http.client';
import { asProblem } from '../api/problem';

const pathOf = (complaintNo: string): string =>
  `/complaints/${encodeURIComponent(complaintNo)}/files`;

/** Files of the office, asked for again whenever the case has changed: a colleague may have added one. */
export const useEvidence = (complaintNo: string, version: number, enabled = true) =>
  useQuery({
    queryKey: ['evidence', complaintNo, version],
    queryFn: ({ signal }) => get<EvidenceList>(pathOf(complaintNo), undefined, signal),
    enabled,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    // Intake learns a moment after cases who sees a case.
    retry: (failures, error) => failures < 5 && asProblem(error).status === 404,
    retryDelay: 1_000,
  });

export const useAddEvidence = (complaintNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: AddEvidence) => post<Evidence>(pathOf(complaintNo), given),
    // The same file twice is one file, so a lost answer is asked for again.
    retry: (failures, error) => failures < 2 && asProblem(error).outcomeUnknown,
    onSuccess: () => client.invalidateQueries({ queryKey: ['evidence', complaintNo] }),
  });
};
