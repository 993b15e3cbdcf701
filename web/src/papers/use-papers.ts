import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MadePaper, PaperLanguage, PaperList, PaperTemplate } from '@tingsu/contracts';
import { get, post } from '../api/http.client';
import { asProblem } from '../api/problem';
import { papersPath } from './paper-address';

/** Papers of a case, asked for again whenever the case has changed. */
export const usePapers = (caseNo: string, version: number, enabled: boolean) =>
  useQuery({
    queryKey: ['papers', caseNo, version],
    queryFn: ({ signal }) => get<PaperList>(papersPath(caseNo), undefined, signal),
    enabled,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    // Intake learns a moment after cases who sees a case.
    retry: (failures, error) => failures < 5 && asProblem(error).status === 404,
    retryDelay: 1_000,
  });

interface Making {
  readonly template: PaperTemplate;
  readonly language: PaperLanguage;
  readonly paperId: string;
  readonly about?: string;
}

export const useMakePaper = (caseNo: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ template, ...making }: Making) =>
      post<MadePaper>(`${papersPath(caseNo)}/${template}`, making),
    // The same id twice makes one paper, so a lost answer is asked for again.
    retry: (failures, error) => failures < 2 && asProblem(error).outcomeUnknown,
    onSuccess: () => client.invalidateQueries({ queryKey: ['papers', caseNo] }),
  });
};
