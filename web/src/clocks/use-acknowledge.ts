import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../api/http.client';

export interface Asked {
  readonly caseNo: string;
  readonly clockId: string;
  readonly stepId: string;
}

/** Says that I know of a step (确认知悉). It asks for no version of the case: nothing about the case is decided. */
export const useAcknowledge = ({ caseNo, clockId, stepId }: Asked) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      post(`/cases/${encodeURIComponent(caseNo)}/commands/acknowledgeClock`, {
        payload: { clockId, stepId },
      }),
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: ['notices'] });
      void client.invalidateQueries({ queryKey: ['clock-board'] });
      await client.invalidateQueries({ queryKey: ['case', caseNo] });
    },
  });
};
