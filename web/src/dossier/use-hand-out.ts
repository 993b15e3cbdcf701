import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDetail, CopiesView, HandOutDossier } from '@tingsu/contracts';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';

/** Records a copy of the case for somebody outside; it is written meanwhile. */
export const useHandOut = ({ caseNo, complaintNo }: CaseDetail) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: HandOutDossier) =>
      post<CopiesView>(`/cases/${encodeURIComponent(caseNo)}/dossier/copies`, given),
    retry: (failures, error) => failures < 2 && asProblem(error).outcomeUnknown,
    onSuccess: () => client.invalidateQueries({ queryKey: ['copies', complaintNo] }),
  });
};
